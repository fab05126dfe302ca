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
     * @param slowdown by how much the operation is made slower on purpose, 0 for not at all
     * @throws IOException if no fork can be started
     */
    public static ForkRecord measure(
            PlannedCell cell, List<String> jvmFlags, Effort effort, OptionalDouble known, double slowdown)
            throws IOException {
        Path crashes = Path.of(System.getProperty("java.io.tmpdir"));
        try (ForkRunner runner = new ForkRunner(jvmFlags, effort, TIME_LIMIT, List.of(), crashes, slowdown)) {
            return runner.run(Fork.now(cell, 0, 0), known);
        }
    }
}
