package threshold.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.family.Families;
import threshold.core.family.Family;

class SuiteTest {

    /** Their parameters grow with their sequence, so that a series is told by its input alone. */
    private static final Set<String> OF_ONE_SERIES = Set.of("symmetric-eigen", "streamed-svd");

    private static final List<String> MEASURED = Families.all().stream()
            .filter(Family::comparesBackends)
            .map(Family::name)
            .toList();

    @Test
    void quickFitsItsTenMinutes() {
        List<PlannedCell> cells = Plans.of(Suite.QUICK).cells();
        assertThat(cells).filteredOn(cell -> !Planner.isCeiling(cell.family())).hasSizeBetween(40, 52);
        assertThat(cells).filteredOn(cell -> Planner.isCeiling(cell.family())).hasSizeBetween(4, 5);
        assertThat(Suite.QUICK.rounds()).isEqualTo(6);
        assertThat(Suite.QUICK.budget()).hasMinutes(9);
    }

    @Test
    void smokeHasOneMethodOfEachBackendForEachShape() {
        assertThat(Plans.of(Suite.SMOKE).cells().stream()
                        .filter(cell -> !Planner.isCeiling(cell.family()))
                        .map(cell -> cell.family() + cell.sizes() + cell.backend()))
                .doesNotHaveDuplicates();
        assertThat(Plans.of(Suite.SMOKE).declined())
                .extracting(Declined::solver, Declined::why)
                .anySatisfy(left -> assertThat(left.toList())
                        .containsExactly("simd:gram", "left out of this suite to keep it short; --solver asks for it"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Suite.class,
            names = {"SMOKE", "QUICK"})
    void everyFamilyIsMeasuredOnEveryAvailableBackendThatHasAMethodForIt(Suite suite) {
        Set<String> wanted = new TreeSet<>();
        for (Backend backend : Backends.available()) {
            for (Family<?, ?, ?> family : Families.all()) {
                boolean belongs = family.comparesBackends() || Planner.isCeiling(family.name());
                boolean fits = suite != Suite.QUICK || !family.hasOwnSuite();
                if (belongs && fits && !family.kernels(backend).isEmpty()) {
                    wanted.add(family.name() + " " + backend.name());
                }
            }
        }
        Set<String> planned = Plans.of(suite).cells().stream()
                .map(cell -> cell.family() + " " + cell.backend())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(planned).isEqualTo(wanted);
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void everySolverThatASuiteChoosesIsMeasured(Suite suite) {
        Set<String> planned = Plans.of(suite).cells().stream()
                .map(cell -> cell.family() + " " + cell.solver())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> available = Backends.available().stream().map(Backend::name).collect(Collectors.toSet());
        Set<String> chosen = suite.shapes().stream()
                .flatMap(shape -> shape.choice().solvers().stream()
                        .filter(solver -> available.contains(solver.substring(0, solver.indexOf(':'))))
                        .map(solver -> shape.family() + " " + solver))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(planned).containsAll(chosen);
    }

    @Test
    void quickHasTheRealInputs() {
        assertThat(Plans.of(Suite.QUICK).cells())
                .extracting(PlannedCell::input)
                .contains("ppocrv3", "ppocrv4", "us-births", "sensornet", "kappa=1e10");
    }

    static Stream<Arguments> axes() {
        return MEASURED.stream()
                .filter(f -> !hasOwnSuite(f))
                .flatMap(f -> Stream.of(Shape.Axis.values()).map(axis -> Arguments.of(f, axis)));
    }

    @ParameterizedTest
    @MethodSource("axes")
    void eachAxisOfScalingHasSixSizesOfWhichNotAllArePowersOfTwo(String family, Shape.Axis axis) {
        List<PlannedCell> points = Plans.of(Suite.SCALING).cells().stream()
                .filter(cell -> cell.family().equals(family) && cell.axes().contains(axis.toString()))
                .toList();
        Set<Double> values = points.stream()
                .map(axis == Shape.Axis.SEQUENCE ? PlannedCell::sequence : PlannedCell::parameters)
                .collect(Collectors.toSet());
        Set<Double> others = points.stream()
                .map(axis == Shape.Axis.SEQUENCE ? PlannedCell::parameters : PlannedCell::sequence)
                .collect(Collectors.toSet());
        assertThat(values)
                .hasSizeGreaterThanOrEqualTo(6)
                .anyMatch(v -> Math.getExponent(v) != Math.log(v) / Math.log(2));
        boolean headWhoseParametersCountItsTokens = family.equals("head-svd");
        boolean productWhoseParametersAreFixed = others.size() == 1;
        assertThat(productWhoseParametersAreFixed || headWhoseParametersCountItsTokens)
                .as("one axis is varied at a time")
                .isTrue();
    }

    static Stream<Arguments> axesOfFields() {
        return MEASURED.stream()
                .filter(SuiteTest::hasOwnSuite)
                .flatMap(f -> Stream.of(Shape.Axis.values()).map(axis -> Arguments.of(f, axis)));
    }

    private static boolean hasOwnSuite(String family) {
        return Families.named(family).hasOwnSuite();
    }

    /** Risks have several series on an axis: each has its six sizes. */
    @ParameterizedTest
    @MethodSource("axesOfFields")
    void eachSeriesOfSystemsAndHeadsHasSixSizes(String family, Shape.Axis axis) {
        boolean sequence = axis == Shape.Axis.SEQUENCE;
        Map<String, Set<Double>> series = Stream.of(Suite.SYSTEMS, Suite.HEADS)
                .flatMap(suite -> Plans.of(suite).cells().stream())
                .filter(cell -> cell.family().equals(family) && cell.axes().contains(axis.toString()))
                .collect(Collectors.groupingBy(
                        cell -> OF_ONE_SERIES.contains(family)
                                ? cell.input()
                                : cell.input() + " " + (sequence ? cell.parameters() : cell.sequence()),
                        Collectors.mapping(
                                cell -> sequence ? cell.sequence() : cell.parameters(), Collectors.toSet())));
        assertThat(series)
                .isNotEmpty()
                .allSatisfy((_, values) -> assertThat(values).hasSizeGreaterThanOrEqualTo(6));
    }

    /** Of a solver that was measured with one number of states nothing is known with another. */
    @Test
    void adviceVariesEachSizeOfEverySolver() {
        Map<String, List<PlannedCell>> bySolver = Plans.of(Suite.ADVICE).cells().stream()
                .filter(cell -> !Planner.isCeiling(cell.family()))
                .collect(Collectors.groupingBy(cell -> cell.family() + " " + cell.solver()));
        assertThat(bySolver).hasSizeGreaterThan(50);
        Map<String, Set<String>> varied = Map.of(
                "state-propagation", Set.of("n", "T"),
                "least-squares", Set.of("N", "p"),
                "hankel-least-squares", Set.of("N", "p"),
                "head-svd", Set.of("V", "d"),
                "gemm", Set.of("m", "n", "k"),
                "gram", Set.of("m", "n"));
        bySolver.forEach((solver, cells) -> {
            for (String size : varied.getOrDefault(cells.getFirst().family(), Set.of("?"))) {
                assertThat(cells.stream().map(cell -> cell.sizes().get(size)).distinct())
                        .as(solver + ": " + size)
                        .hasSizeGreaterThan(1);
            }
        });
    }

    @Test
    void releaseIsQuickAndScaling() {
        Set<String> release = ids(Suite.RELEASE);
        assertThat(release).containsAll(ids(Suite.QUICK)).containsAll(ids(Suite.SCALING));
    }

    @ParameterizedTest
    @EnumSource(
            value = Suite.class,
            names = {"TILES"},
            mode = EnumSource.Mode.EXCLUDE)
    void theSweepStaysOutOfAllOtherSuites(Suite suite) {
        assertThat(ids(suite)).noneMatch(id -> id.startsWith("tiles/"));
        assertThat(Plans.of(suite).declined()).noneMatch(d -> d.family().equals("tiles"));
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void identitiesAreUniqueAndParseBack(Suite suite) {
        List<PlannedCell> cells = Plans.of(suite).cells();
        assertThat(cells).extracting(PlannedCell::id).doesNotHaveDuplicates();
        assertThat(cells)
                .extracting(cell -> cell.cell().id())
                .isEqualTo(cells.stream().map(PlannedCell::id).toList());
    }

    private static Set<String> ids(Suite suite) {
        return Plans.of(suite).cells().stream().map(PlannedCell::id).collect(Collectors.toSet());
    }
}
