package threshold.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final List<PlannedCell> CELLS = Plans.of(Suite.SCALING).cells();

    @Test
    void everyRoundHasEachCellOnce() {
        for (int round = 0; round < 3; round++) {
            assertThat(Rounds.order(CELLS, 42, round)).containsExactlyInAnyOrderElementsOf(CELLS);
        }
    }

    @Test
    void theOrderIsShuffledAnewEachRoundAndTheSameForTheSameSeed() {
        assertThat(Rounds.order(CELLS, 42, 1)).isEqualTo(Rounds.order(CELLS, 42, 1));
        assertThat(Rounds.order(CELLS, 42, 1)).isNotEqualTo(CELLS);
        assertThat(Rounds.order(CELLS, 42, 1)).isNotEqualTo(Rounds.order(CELLS, 42, 2));
        assertThat(Rounds.order(CELLS, 42, 1)).isNotEqualTo(Rounds.order(CELLS, 43, 1));
    }

    @Test
    void theFirstRoundAscendsWithinEachSeries() {
        Map<String, List<Double>> work = Rounds.order(CELLS, 42, 0).stream()
                .collect(Collectors.groupingBy(
                        PlannedCell::series, Collectors.mapping(PlannedCell::ownFlops, Collectors.toList())));
        assertThat(work).hasSizeGreaterThan(5);
        assertThat(work.values()).allSatisfy(series -> assertThat(series).isSorted());
    }
}
