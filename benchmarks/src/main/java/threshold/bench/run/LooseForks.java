package threshold.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

/** Forks outside any run, one after the other. */
public final class LooseForks implements AutoCloseable {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private final ForkRunner runner;

    /**
     * @param jvmFlags what forks are started with
     * @param slowdowns by which shares of its time an operation is slowed on purpose, after it was measured as it is
     */
    public LooseForks(List<String> jvmFlags, Effort effort, List<Double> slowdowns) {
        Path crashes = Path.of(System.getProperty("java.io.tmpdir"));
        runner = new ForkRunner(jvmFlags, effort, TIME_LIMIT, List.of(), crashes, slowdowns);
    }

    /**
     * Measures a cell once.
     *
     * @param known nanoseconds per operation, where an earlier fork told them
     * @throws IOException if no fork can be started
     */
    public ForkRecord measure(PlannedCell cell, OptionalDouble known) throws IOException {
        return runner.run(Fork.now(cell, 0, 0), known);
    }

    @Override
    public void close() {
        runner.close();
    }
}
