package threshold.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

/** Forks outside any run, one after the other. */
public final class LooseForks implements AutoCloseable {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private final ForkRunner runner;

    /**
     * @param jvmFlags what forks are started with
     * @param slowing whether operations are slowed on purpose as well
     */
    public LooseForks(List<String> jvmFlags, Effort effort, Slowing slowing) {
        Path crashes = Path.of(System.getProperty("java.io.tmpdir"));
        runner = new ForkRunner(jvmFlags, effort, TIME_LIMIT, List.of(), crashes, OptionalDouble::empty, slowing);
    }

    /**
     * Measures a cell once.
     *
     * @param known nanoseconds per operation, where an earlier fork told them
     * @param umpire the socket at which the fork is given its turns, if it takes turns with another
     * @throws IOException if no fork can be started
     */
    public ForkRecord measure(PlannedCell cell, OptionalDouble known, Optional<Path> umpire) throws IOException {
        return runner.run(Fork.now(cell, 0, 0), known, umpire);
    }

    @Override
    public void close() {
        runner.close();
    }
}
