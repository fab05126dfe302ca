package threshold.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threshold.bench.Cell;
import threshold.core.backend.Backends;
import threshold.core.family.Families;

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

    /** A spell of a noisy machine finds all solvers of a problem or none. */
    @Test
    void theSolversOfAProblemFollowOneAnotherInAnOrderOfTheirOwn() {
        Set<List<String>> orders = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            List<PlannedCell> order = Rounds.order(CELLS, 42, round);
            List<PlannedCell.Problem> problems =
                    order.stream().map(PlannedCell::problem).toList();
            long changes = IntStream.range(1, problems.size())
                    .filter(i -> !problems.get(i).equals(problems.get(i - 1)))
                    .count();
            assertThat(changes + 1).isEqualTo(new HashSet<>(problems).size());
            order.stream()
                    .collect(Collectors.groupingBy(
                            PlannedCell::problem, Collectors.mapping(PlannedCell::solver, Collectors.toList())))
                    .values()
                    .forEach(orders::add);
        }
        assertThat(orders).hasSizeGreaterThan(20);
    }

    /** What a size costs is predicted from smaller ones of its solver along the same axis. */
    @Test
    void theFirstRoundAscendsAlongEachAxisOfASeries() {
        Map<String, List<Double>> work = Rounds.order(CELLS, 42, 0).stream()
                .flatMap(cell ->
                        cell.axes().stream().map(axis -> Map.entry(cell.series() + "/" + axis, cell.ownFlops())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        assertThat(work).hasSizeGreaterThan(5);
        assertThat(work.values()).allSatisfy(series -> assertThat(series).isSorted());
    }

    @Test
    void theFirstRoundAscendsWithinEachFamily() {
        Map<String, Map<PlannedCell.Problem, Double>> work = Rounds.order(CELLS, 42, 0).stream()
                .collect(Collectors.groupingBy(
                        PlannedCell::family,
                        Collectors.toMap(PlannedCell::problem, PlannedCell::ownFlops, Math::max, LinkedHashMap::new)));
        assertThat(work).hasSizeGreaterThan(3);
        assertThat(work.values())
                .allSatisfy(family -> assertThat(List.copyOf(family.values())).isSorted());
    }

    @ParameterizedTest
    @CsvSource({"10, 3, '0 3 6'", "10, 1, '0'", "6, 3, '0 2 4'", "4, 3, '0 1 2'", "2, 3, '0 1'", "1, 3, '0'"})
    void fewForksAreSpreadOverTheRoundsFromTheFirstOn(int rounds, int forks, String due) {
        PlannedCell cell = longOne(forks);
        assertThat(IntStream.range(0, rounds)
                        .filter(round -> cell.isDue(round, rounds))
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(due);
        assertThat(Rounds.forks(List.of(cell, CELLS.getFirst()), rounds)).isEqualTo(due.split(" ").length + rounds);
    }

    private static PlannedCell longOne(int forks) {
        Cell cell = Cell.parse("gemm/ejml:default/m=9,n=9,k=9/f64/t1/uniform");
        Selection selection = new Selection(
                List.of(Shape.exactly(cell, OptionalInt.of(forks))), Set.of("gemm"), Set.of(), Set.of(), Set.of());
        return Planner.plan(selection, Families.all(), Backends.all()).cells().getFirst();
    }
}
