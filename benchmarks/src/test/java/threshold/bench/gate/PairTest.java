package threshold.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import threshold.bench.suite.PlannedCell;

class PairTest {

    private static final List<PlannedCell> CELLS = JmhBenchmark.listed(JmhBenchmarkTest.LIST).stream()
            .map(JmhBenchmark::planned)
            .toList();

    @Test
    void aRoundHasEachCellOnce() {
        assertThat(Pair.round(CELLS, 42, 3)).extracting(Pair::cell).containsExactlyInAnyOrderElementsOf(CELLS);
    }

    @Test
    void eachBuildGoesFirstEquallyOften() {
        Map<String, Integer> baseFirst = new HashMap<>();
        for (int round = 0; round < 10; round++) {
            for (Pair pair : Pair.round(CELLS, 42, round)) {
                baseFirst.merge(pair.cell().id(), pair.baseFirst() ? 1 : 0, Integer::sum);
            }
        }
        assertThat(baseFirst.values()).hasSize(CELLS.size()).containsOnly(5);
    }

    @Test
    void neitherTheCellsNorTheBuildsAlternate() {
        Set<List<String>> orders = new HashSet<>();
        Set<List<Boolean>> firsts = new HashSet<>();
        for (int round = 0; round < 10; round++) {
            List<Pair> pairs = Pair.round(CELLS, 42, round);
            orders.add(pairs.stream().map(pair -> pair.cell().id()).toList());
        }
        for (PlannedCell cell : CELLS) {
            firsts.add(java.util.stream.IntStream.range(0, 10)
                    .mapToObj(round ->
                            Pair.round(List.of(cell), 42, round).getFirst().baseFirst())
                    .toList());
        }
        assertThat(orders).hasSizeGreaterThan(8);
        assertThat(firsts).hasSizeGreaterThan(3);
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        assertThat(Pair.round(CELLS, 7, 4)).isEqualTo(Pair.round(CELLS, 7, 4)).isNotEqualTo(Pair.round(CELLS, 8, 4));
    }
}
