package threshold.bench.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.bench.suite.PlannedCell;

/**
 * How long the rest of a run takes: each fork what the last one of its cell took, or the mean of those cells where
 * there was none. The mean alone would be far off where cells of a minute have fewer forks than those of a second.
 */
final class Outlook {

    private static final int FEWEST = 3;

    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, Double> seconds = new HashMap<>();

    /** @param rounds the rounds of the whole run */
    Outlook(List<PlannedCell> cells, int rounds) {
        cells.forEach(cell -> left.put(cell.id(), cell.forksIn(rounds)));
    }

    /** A fork has ended, in this session or an earlier one. */
    void learn(ForkRecord fork) {
        left.merge(fork.cell(), -1, Integer::sum);
        seconds.put(fork.cell(), fork.seconds());
    }

    /** The time that the rest takes; empty until {@value #FEWEST} cells are known. */
    Optional<Duration> rest() {
        if (seconds.size() < FEWEST) {
            return Optional.empty();
        }
        double mean = seconds.values().stream().mapToDouble(s -> s).average().orElseThrow();
        double rest = left.entrySet().stream()
                .mapToDouble(cell -> cell.getValue() * seconds.getOrDefault(cell.getKey(), mean))
                .sum();
        return Optional.of(Duration.ofMillis(Math.round(1e3 * rest)));
    }
}
