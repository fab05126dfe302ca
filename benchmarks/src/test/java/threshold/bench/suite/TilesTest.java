package threshold.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import threshold.core.backend.Backends;
import threshold.core.family.TilesFamily;
import threshold.core.kernel.Kernel;

/** The suite is one table for each of its shapes: every point of the sweep, and nothing but the sweep. */
class TilesTest {

    private static final Planner.Plan PLAN = Plans.of(Suite.TILES);

    private static final List<PlannedCell> CELLS = PLAN.cells().stream()
            .filter(cell -> !Planner.isCeiling(cell.family()))
            .toList();

    @Test
    void everyPointIsMeasuredAtBothShapes() {
        Set<String> points = new TilesFamily()
                .kernels(Backends.named("simd")).stream().map(Kernel::method).collect(Collectors.toSet());
        Map<Map<String, String>, Set<String>> measured = CELLS.stream()
                .collect(Collectors.groupingBy(
                        PlannedCell::sizes, Collectors.mapping(PlannedCell::method, Collectors.toSet())));
        assertThat(measured)
                .containsOnlyKeys(cube("384"), cube("1152"))
                .allSatisfy((shape, methods) -> assertThat(methods).isEqualTo(points));
    }

    @Test
    void itsPointsAreTheFactorsThatWereToBeChosen() {
        assertThat(CELLS)
                .extracting(PlannedCell::method)
                .contains("packed", "3x8")
                .contains("1x8", "2x8", "2x12", "3x4", "4x6")
                .contains("3x8-unroll-2", "3x8-strided")
                .anyMatch(method -> method.startsWith("3x8-kc-"))
                .anyMatch(method -> method.startsWith("3x8-mc-"))
                .anyMatch(method -> method.startsWith("3x8-nc-"))
                .anyMatch(method -> method.startsWith("3x8-strip-"));
    }

    @Test
    void itIsOneBackendOnOneThreadAndDoesNotSayThatTheOthersHaveNoTiles() {
        assertThat(CELLS).allSatisfy(cell -> {
            assertThat(cell.backend()).isEqualTo("simd");
            assertThat(cell.threads()).isOne();
        });
        assertThat(PLAN.declined()).extracting(Declined::why).doesNotContain("no method for this family");
    }

    @Test
    void itFitsItsTenMinutes() {
        double secondsPerForkOnABusyMachine = 2.5;
        int forks = Rounds.forks(PLAN.cells(), Suite.TILES.rounds());
        assertThat(secondsPerForkOnABusyMachine * forks).isLessThanOrEqualTo(600);
        assertThat(Suite.TILES.budget()).hasMinutes(9);
    }

    private static Map<String, String> cube(String n) {
        return Map.of("m", n, "n", n, "k", n);
    }
}
