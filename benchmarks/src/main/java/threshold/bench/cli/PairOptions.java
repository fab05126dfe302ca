package threshold.bench.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import threshold.bench.gate.Gate;
import threshold.bench.suite.Suite;

/** The options that say how many pairs of forks are measured, common to {@code gate} and {@code selfcheck}. */
final class PairOptions {

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "10", description = "pairs of each cell; default 10")
    private int screening;

    @Option(
            names = "--confirm",
            paramLabel = "N",
            defaultValue = "24",
            description = "new pairs of what stands out, in a self-check of all; default 24")
    private int confirming;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "starts no pair after this time: 15m; default 2h, of a self-check 30m")
    private @Nullable Duration budget;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "of the order of forks; default 42")
    private long seed;

    /**
     * What is measured.
     *
     * @param usual the budget where none is asked for
     * @param names parts of the names of benchmarks of another suite
     * @throws IllegalArgumentException if there are too few pairs to tell anything
     */
    Gate.Plan plan(CellOptions cells, Suite suite, List<String> names, Duration usual) {
        if (screening < 2 || confirming < 0) {
            throw new IllegalArgumentException("--pairs takes at least 2 and --confirm at least 0");
        }
        return new Gate.Plan(
                suite.label(),
                cells.arguments(suite),
                names,
                suite.effort(),
                screening,
                confirming,
                budget == null ? usual : budget,
                seed);
    }
}
