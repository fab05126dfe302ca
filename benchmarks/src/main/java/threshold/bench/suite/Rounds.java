package threshold.bench.suite;

import static java.util.Comparator.comparingDouble;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The order of forks: every round has each cell once, but for those that have fewer forks than there are rounds,
 * shuffled anew, so that no solver sits in one spell of a noisy machine.
 */
public final class Rounds {

    private Rounds() {}

    /** The forks of all rounds. */
    public static int forks(List<PlannedCell> cells, int rounds) {
        return cells.stream().mapToInt(cell -> cell.forksIn(rounds)).sum();
    }

    /** The cells of a round in the order in which they are measured; the same seed gives the same order. */
    public static List<PlannedCell> order(List<PlannedCell> cells, long seed, int round) {
        List<PlannedCell> order = new ArrayList<>(cells);
        Collections.shuffle(order, Random.from(new SplittableRandom(seed + 0x9e3779b97f4a7c15L * round)));
        return round == 0 ? ascending(order) : order;
    }

    /** Keeps each series in its shuffled places but with work ascending: small sizes predict what the large ones cost. */
    private static List<PlannedCell> ascending(List<PlannedCell> shuffled) {
        Map<String, Queue<PlannedCell>> series = new HashMap<>();
        for (PlannedCell cell : shuffled) {
            series.computeIfAbsent(cell.series(), _ -> new PriorityQueue<>(comparingDouble(PlannedCell::ownFlops)))
                    .add(cell);
        }
        return shuffled.stream()
                .map(place -> requireNonNull(series.get(place.series())).remove())
                .toList();
    }
}
