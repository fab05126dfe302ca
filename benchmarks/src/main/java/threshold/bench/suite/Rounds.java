package threshold.bench.suite;

import static java.util.Comparator.comparingDouble;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The order of forks, a randomized block design: every round has each cell once, but for those that have fewer forks
 * than there are rounds. The solvers of one problem, whose ratios people read, follow one another in random order, so
 * that a spell of a noisy machine, which lasts minutes, finds all of them or none; the problems are shuffled anew each
 * round, so that no problem sits in one spell.
 *
 * <p>Source: R. A. Fisher, The Design of Experiments (1935), chapter 4.
 */
public final class Rounds {

    private Rounds() {}

    /** The forks of all rounds. */
    public static int forks(List<PlannedCell> cells, int rounds) {
        return cells.stream().mapToInt(cell -> cell.forksIn(rounds)).sum();
    }

    /** The cells of a round in the order in which they are measured; the same seed gives the same order. */
    public static List<PlannedCell> order(List<PlannedCell> cells, long seed, int round) {
        Random random = Random.from(new SplittableRandom(seed + 0x9e3779b97f4a7c15L * round));
        List<List<PlannedCell>> problems = new ArrayList<>(cells.stream()
                .collect(groupingBy(PlannedCell::problem, LinkedHashMap::new, Collectors.toList()))
                .values());
        problems.forEach(solvers -> Collections.shuffle(solvers, random));
        Collections.shuffle(problems, random);
        List<List<PlannedCell>> order = round == 0 ? ascending(problems) : problems;
        return order.stream().flatMap(List::stream).toList();
    }

    /** Keeps each family in its shuffled places but with work ascending: small sizes predict what the large ones cost. */
    private static List<List<PlannedCell>> ascending(List<List<PlannedCell>> shuffled) {
        Map<String, Queue<List<PlannedCell>>> families = new HashMap<>();
        for (List<PlannedCell> problem : shuffled) {
            families.computeIfAbsent(family(problem), _ -> new PriorityQueue<>(comparingDouble(Rounds::work)))
                    .add(problem);
        }
        return shuffled.stream()
                .map(place -> requireNonNull(families.get(family(place))).remove())
                .toList();
    }

    private static String family(List<PlannedCell> problem) {
        return problem.getFirst().family();
    }

    /** What its dearest solver does. */
    private static double work(List<PlannedCell> problem) {
        return problem.stream().mapToDouble(PlannedCell::ownFlops).max().orElseThrow();
    }
}
