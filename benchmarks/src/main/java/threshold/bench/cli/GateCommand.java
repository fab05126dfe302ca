package threshold.bench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import threshold.bench.gate.Gate;
import threshold.bench.gate.Watching;
import threshold.bench.suite.Suite;
import threshold.reports.Comparisons;

/** {@code threshold gate}: two builds measured side by side, and a verdict for each cell. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Measures two builds side by side, fork by fork, and tells whether the new one is slower.",
        footer = {
            "",
            "A build is a threshold.jar or the jar of any JMH suite. All cells are measured in pairs of forks; what stands out",
            "is measured again, and judged by the new pairs alone.",
            "",
            "Exit codes: 0 no slowdown; 1 usage or environment; 2 less accurate, allocates more or fails; 3 slower; 4 not",
            "comparable.",
            "",
            "Examples:",
            "  threshold gate --base old.jar --new new.jar",
            "  threshold gate --base old.jar --new new.jar --family gemm,gram --budget 15m --out gate",
            "  threshold gate --base their-old.jar --new their-new.jar --benchmark SumBenchmark"
        })
final class GateCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    @Option(names = "--base", required = true, paramLabel = "JAR", description = "the build that is held to be good")
    private Path base = Path.of("");

    @Option(names = "--new", required = true, paramLabel = "JAR", description = "the build that is judged")
    private Path next = Path.of("");

    @Mixin
    private CellOptions cells = new CellOptions();

    @Option(
            names = "--benchmark",
            paramLabel = "NAME",
            split = ",",
            description = "of another JMH suite only benchmarks whose name contains this")
    private List<String> names = List.of();

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "10", description = "pairs of each cell; default 10")
    private int screening;

    @Option(
            names = "--confirm",
            paramLabel = "N",
            defaultValue = "24",
            description = "new pairs of what stands out; default 24")
    private int confirming;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "2h",
            converter = Durations.class,
            description = "starts no pair after this time: 15m")
    private Duration budget = Duration.ofHours(2);

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "of the order of forks; default 42")
    private long seed;

    @Option(
            names = "--slowed",
            hidden = true,
            converter = Percentages.class,
            description = "slows the new build on purpose")
    private double slowdown;

    @Mixin
    private JudgingOptions judging = new JudgingOptions();

    @Override
    public Integer call() throws IOException {
        if (screening < 2 || confirming < 0) {
            throw new IllegalArgumentException("--pairs takes at least 2 and --confirm at least 0");
        }
        Suite suite = cells.suite(Suite.CI);
        Path out = judging.out()
                .orElseGet(() -> Path.of("gates", LocalDateTime.now().format(STAMP)));
        Gate gate = Gate.open(new Gate.Plan(
                base,
                next,
                suite.label(),
                cells.arguments(suite),
                names,
                suite.effort(),
                screening,
                confirming,
                budget,
                seed,
                slowdown));
        if (gate.shared().isEmpty()) {
            throw new IllegalArgumentException("the builds have no cell in common of what was asked for");
        }
        return measure(gate, out);
    }

    private int measure(Gate gate, Path out) throws IOException {
        PrintStream console = System.out;
        Comparisons.Request request = judging.request(Optional.of(out));
        console.println(gate.shared().size() + " cells in " + screening + " pairs of forks, into " + out);
        Watching watching = new Watching(console, Terminal.isThere());
        Thread farewell = new Thread(() -> interrupted(out));
        Runtime.getRuntime().addShutdownHook(farewell);
        boolean complete =
                gate.run(out, (before, after) -> Comparisons.flagged(before, after, request.delta()), watching);
        Runtime.getRuntime().removeShutdownHook(farewell);
        watching.clear();
        if (!complete) {
            console.println("the time was over before all pairs were measured");
        }
        return Comparisons.write(out.resolve("base"), out.resolve("new"), request, console, Terminal.hasColor())
                .exitCode();
    }

    /** The JVM is going down: the fork in flight goes with it, and what is finished stays. */
    private static void interrupted(Path out) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        System.err.println("\ninterrupted; what was measured is judged by: threshold compare %s %s"
                .formatted(out.resolve("base"), out.resolve("new")));
    }
}
