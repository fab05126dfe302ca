package threshold.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

/** One fork of one cell, outside any run. */
public final class SingleFork {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private SingleFork() {}

    /**
     * Measures a cell once.
     *
     * @param jvmFlags what the fork is started with
     * @param known nanoseconds per operation, where an earlier fork told them
     * @param slowdowns by which shares of its time the operation is slowed on purpose, after it was measured as it is
     * @throws IOException if no fork can be started
     */
    public static ForkRecord measure(
            PlannedCell cell, List<String> jvmFlags, Effort effort, OptionalDouble known, List<Double> slowdowns)
            throws IOException {
        Path crashes = Path.of(System.getProperty("java.io.tmpdir"));
        try (ForkRunner runner = new ForkRunner(jvmFlags, effort, TIME_LIMIT, List.of(), crashes, slowdowns)) {
            return runner.run(Fork.now(cell, 0, 0), known);
        }
    }
}
