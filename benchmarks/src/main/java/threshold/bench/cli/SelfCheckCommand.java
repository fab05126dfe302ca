package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import threshold.bench.gate.Gate;
import threshold.bench.suite.Suite;
import threshold.reports.SelfChecks;

/** {@code threshold selfcheck}: how often a gate on this machine cries wolf, and what it finds. */
@Command(
        name = "selfcheck",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Measures how often a gate on this machine calls a build slower than itself, and how often it finds a slowdown"
                        + " that was put in on purpose.",
        footer = {
            "",
            "Takes half an hour: this build beside itself in as many pairs of forks as there is time for, the forks of one side"
                    + " slowed by each of the slowdowns as well. Of the pairs as many decide as in a gate: 24 of 34. One cell"
                    + " at a time is judged slowed, among the others as they are. The result is added to the history of this machine, stands in every"
                    + " report, and a gate that it speaks against is refused.",
            "",
            "Exit codes: 0 a gate is to be trusted; 1 usage or environment; 5 it is not.",
            "",
            "Examples:",
            "  threshold selfcheck",
            "  threshold selfcheck --family gemm,gram --slowdowns 5%%,10%% --out check",
            "  threshold selfcheck --again selfchecks/monday,selfchecks/friday"
        })
final class SelfCheckCommand implements Callable<Integer> {

    private static final Duration USUAL = Duration.ofMinutes(30);

    @Mixin
    private CellOptions cells = new CellOptions();

    @Option(
            names = "--cells",
            paramLabel = "N",
            defaultValue = "12",
            description = "at most so many cells, evenly spread over the suite; default 12")
    private int most;

    @Option(
            names = "--slowdowns",
            paramLabel = "5%",
            split = ",",
            converter = Percentages.class,
            description = "slowdowns to be found; default 3%%,5%%,10%%,20%%")
    private List<Double> slowdowns = List.of(0.03, 0.05, 0.10, 0.20);

    @Mixin
    private PairOptions pairs = new PairOptions();

    @Mixin
    private DeltaOption delta = new DeltaOption();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private HistoryOption history = new HistoryOption();

    @Option(names = "--out", paramLabel = "FOLDER", description = "new folder; default selfchecks/<time stamp>")
    private @Nullable Path out;

    @Option(
            names = "--again",
            paramLabel = "FOLDER",
            split = ",",
            description = "judges what earlier checks measured together, and measures nothing")
    private List<Path> again = List.of();

    @Override
    public Integer call() throws IOException {
        return again.isEmpty()
                ? judged(List.of(measured()), Optional.of(history.folder()))
                : judged(again, Optional.empty());
    }

    private Path measured() throws IOException {
        if (most < 1) {
            throw new IllegalArgumentException("--cells takes a number of at least 1, not " + most);
        }
        Path folder = out != null ? out : SideBySide.folder("selfchecks");
        Gate gate = Gate.ofItself(pairs.plan(cells, cells.suite(Suite.CI), List.of(), USUAL), slowdowns, most);
        SideBySide.measure(gate, folder, (_, _) -> List.of(), "threshold selfcheck --again " + folder);
        return folder;
    }

    private int judged(List<Path> sessions, Optional<Path> kept) throws IOException {
        return SelfChecks.write(sessions, delta.share(), trust.demand(), kept, System.out, Terminal.hasColor())
                ? 0
                : Main.UNTRUSTED;
    }
}
