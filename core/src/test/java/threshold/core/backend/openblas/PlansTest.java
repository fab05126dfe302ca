package threshold.core.backend.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static threshold.core.backend.openblas.Problems.random;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import threshold.core.Matrix;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.StatePropagation.Keep;

/** The contract of a plan, over every method of the backend. */
class PlansTest {

    /** One method at one size, with problems of that size. */
    private record Case<Z extends Sizes, P, S>(Kernel<Z, P, S> kernel, Z size, Supplier<P> problems) {

        Plan<P, S> plan() {
            return kernel.plan(size, 1);
        }

        @Override
        public String toString() {
            return kernel.method() + " " + size;
        }
    }

    static Stream<Case<?, ?, ?>> cases() {
        OpenBlasBackend backend = Problems.backend();
        List<Case<?, ?, ?>> cases = new ArrayList<>();
        add(
                cases,
                backend.kernels(Gemm.CONTRACT),
                new Gemm.Size(9, 5, 7),
                () -> new Gemm.Problem(random(9, 7), random(7, 5)));
        add(cases, backend.kernels(Gram.CONTRACT), new Gram.Size(20, 7), () -> new Gram.Problem(random(20, 7)));
        add(
                cases,
                backend.kernels(LeastSquares.CONTRACT),
                new LeastSquares.Size(40, 7),
                () -> new LeastSquares.Problem(random(40, 7), random(40, 1)));
        add(
                cases,
                backend.kernels(HankelLeastSquares.CONTRACT),
                new HankelLeastSquares.Size(50, 3, 2),
                () -> new HankelLeastSquares.Problem(random(50, 2)));
        for (HeadSvd.Size size : List.of(
                HeadSvd.Size.of(40, 7, Want.VALUES),
                HeadSvd.Size.of(40, 7, Want.THIN),
                new HeadSvd.Size(40, 7, Want.TRUNCATED, 3))) {
            add(cases, backend.kernels(HeadSvd.CONTRACT), size, () -> new HeadSvd.Problem(random(40, 7)));
        }
        for (int batch : new int[] {1, 3}) {
            var size = new StatePropagation.Size(7, 5, batch, 2, Keep.ALL);
            add(
                    cases,
                    backend.kernels(StatePropagation.CONTRACT),
                    size,
                    () -> new StatePropagation.Problem(random(7, 7), random(7, batch), random(2, 7 * batch)));
        }
        return cases.stream();
    }

    private static <Z extends Sizes, P, S> void add(
            List<Case<?, ?, ?>> cases, List<Kernel<Z, P, S>> kernels, Z size, Supplier<P> problems) {
        kernels.stream()
                .filter(kernel -> kernel.declines(size, 1).isEmpty())
                .forEach(kernel -> cases.add(new Case<>(kernel, size, problems)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void secondLoadGivesTheBitsOfAFreshSolve(Case<?, ?, ?> each) {
        assertReload(each);
    }

    private static <Z extends Sizes, P, S> void assertReload(Case<Z, P, S> each) {
        P first = each.problems().get();
        P second = each.problems().get();
        try (Plan<P, S> used = each.plan();
                Plan<P, S> fresh = each.plan()) {
            used.load(first);
            used.run();
            Bits firstBits = Bits.of(used.solution());
            S handedOut = used.solution();
            used.load(second);
            used.run();
            fresh.load(second);
            fresh.run();
            assertThat(Bits.of(used.solution())).isEqualTo(Bits.of(fresh.solution()));
            assertThat(Bits.of(used.solution())).isNotEqualTo(firstBits);
            assertThat(Bits.of(handedOut)).isEqualTo(firstBits);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void runsAgainOrSaysThatItsOperandsAreConsumed(Case<?, ?, ?> each) {
        assertRepeats(each);
    }

    private static <Z extends Sizes, P, S> void assertRepeats(Case<Z, P, S> each) {
        try (Plan<P, S> plan = each.plan()) {
            assertThatThrownBy(plan::run).isInstanceOf(IllegalStateException.class);
            P problem = each.problems().get();
            plan.load(problem);
            assertThatThrownBy(plan::solution).isInstanceOf(IllegalStateException.class);
            plan.run();
            Bits once = Bits.of(plan.solution());
            if (plan.consumesOperands()) {
                assertThatThrownBy(plan::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("load first");
                plan.load(problem);
            }
            plan.run();
            assertThat(Bits.of(plan.solution())).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void memoryIsCountedAndGivenBack(Case<?, ?, ?> each) {
        Plan<?, ?> plan = each.plan();
        assertThat(plan.nativeBytes()).isGreaterThan(8L * 7 * 5);
        plan.close();
        plan.close();
        assertThat(plan.nativeBytes()).isZero();
        assertThatThrownBy(plan::run).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void warmRunAllocatesNothingOnTheHeap(Case<?, ?, ?> each) {
        assertThat(allocated(each)).isZero();
    }

    private static <Z extends Sizes, P, S> long allocated(Case<Z, P, S> each) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        P problem = each.problems().get();
        long least = Long.MAX_VALUE;
        try (Plan<P, S> plan = each.plan()) {
            for (int i = 0; i < 20; i++) {
                plan.load(problem);
                long before = threads.getCurrentThreadAllocatedBytes();
                plan.run();
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
        }
        return least;
    }

    @Test
    void planForAnotherNumberOfThreadsIsRefused() {
        OpenBlasBackend backend = Problems.backend();
        assertThatThrownBy(() -> backend.kernels(Gemm.CONTRACT).getFirst().plan(new Gemm.Size(2, 2, 2), 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("configure(2)");
    }

    @Test
    void problemOfAnotherSizeIsRefused() {
        OpenBlasBackend backend = Problems.backend();
        try (var plan = backend.kernels(Gram.CONTRACT).getFirst().plan(new Gram.Size(5, 2), 1)) {
            assertThatThrownBy(() -> plan.load(new Gram.Problem(random(5, 3))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("5x3");
        }
    }

    /** A solution's values, compared bit for bit. */
    private record Bits(List<Long> values) {

        static Bits of(Object solution) {
            return switch (solution) {
                case Matrix matrix -> new Bits(bits(matrix));
                case HeadSvd.Svd svd -> {
                    List<Long> all = new ArrayList<>(bits(Matrix.column(svd.sigma())));
                    Stream.of(svd.u(), svd.v())
                            .forEach(vectors -> all.addAll(vectors == null ? List.of() : bits(vectors)));
                    yield new Bits(all);
                }
                default -> throw new AssertionError("no family has a solution like " + solution);
            };
        }

        private static List<Long> bits(Matrix matrix) {
            return java.util.Arrays.stream(matrix.data())
                    .mapToObj(Double::doubleToRawLongBits)
                    .toList();
        }
    }
}
