package threshold.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import threshold.bench.suite.Planner;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Plans;

/** Benchmarks as plain objects: their parameters filled, their method called, their answer judged. */
class KernelBenchmarkTest {

    @BeforeAll
    static void hurry() {
        System.setProperty(KernelBenchmark.LONG, "true");
    }

    static Stream<Arguments> tinyCells() {
        return Plans.tiny().cells().stream()
                .filter(cell -> !cell.family().equals("ceiling"))
                .map(cell -> Arguments.of(cell.id(), cell));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tinyCells")
    void everyTinyCellAnswersWithinItsBound(String id, PlannedCell planned) throws Exception {
        KernelBenchmark benchmark = benchmark(planned.cell());
        benchmark.prepare(true);
        if (!benchmark.consumesOperands()) {
            benchmark.run();
        }
        benchmark.conclude();
        Findings findings = benchmark.findings();
        assertThat(requireNonNull(findings.number("residual")))
                .isLessThanOrEqualTo(requireNonNull(findings.number("bound")));
        assertThat(findings.text("hash")).hasSize(16);
        assertThat(findings.series("warmup")).isNotEmpty();
        assertThat(requireNonNull(findings.number("load"))).isPositive();
    }

    @Test
    void aSolverThatConsumesItsOperandsIsSentToTheOtherMethod() throws Exception {
        Planner.Plan plan = Plans.tiny();
        PlannedCell consuming = plan.cells().stream()
                .filter(cell ->
                        cell.solver().equals("ejml:block") && cell.family().equals("least-squares"))
                .findFirst()
                .orElseThrow();
        KernelBenchmark benchmark = benchmark(consuming.cell());
        assertThatThrownBy(() -> benchmark.prepare(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(KernelBenchmark.FRESH);
        assertThat(benchmark.findings().text(KernelBenchmark.CONSUMES)).isEqualTo("true");
    }

    @Test
    void twoForksOfOneCellAgreeBitForBit() throws Exception {
        Cell cell = Plans.tiny().cells().getFirst().cell();
        assertThat(hash(cell)).isEqualTo(hash(cell));
    }

    @Test
    void unknownSolversAreRefusedWithTheKnownOnes() throws Exception {
        GemmBenchmark benchmark = new GemmBenchmark();
        fill(benchmark, new Cell("gemm", new Cell.Solver("ejml", "nosuch"), java.util.Map.of(), Cell.F64, 1, ""));
        assertThatThrownBy(() -> benchmark.prepare(false))
                .hasMessageContaining("nosuch")
                .hasMessageContaining("default");
        assertThat(benchmark.findings().text("failure")).startsWith("IllegalArgumentException");
    }

    @Test
    void thereIsABenchmarkForEachFamily() {
        List<String> families = threshold.core.family.Families.all().stream()
                .map(threshold.core.family.Family::name)
                .toList();
        assertThat(families)
                .allSatisfy(family -> assertThat(Benchmarks.of(family)).isNotNull());
    }

    private static @org.jspecify.annotations.Nullable String hash(Cell cell) throws Exception {
        KernelBenchmark benchmark = benchmark(cell);
        benchmark.prepare(true);
        benchmark.conclude();
        return benchmark.findings().text("hash");
    }

    private static KernelBenchmark benchmark(Cell cell) throws ReflectiveOperationException {
        KernelBenchmark benchmark =
                Benchmarks.of(cell.family()).getConstructor().newInstance();
        fill(benchmark, cell);
        return benchmark;
    }

    private static void fill(KernelBenchmark benchmark, Cell cell) {
        benchmark.solver = cell.solver().toString();
        benchmark.sizes = cell.sizesText();
        benchmark.threads = cell.threads();
        benchmark.input = cell.input();
        benchmark.precision = cell.precision();
    }
}
