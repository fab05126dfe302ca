package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import threshold.bench.gate.Gate;
import threshold.bench.suite.Suite;
import threshold.reports.Comparisons;
import threshold.reports.SelfChecks;

/** {@code threshold gate}: two builds measured side by side, and a verdict for each cell. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Measures two builds side by side, fork by fork, and tells whether the new one is slower.",
        footer = {
            "",
            "A build is a threshold.jar or the jar of any JMH suite. All cells are measured in pairs of forks; what stands out"
                    + " is measured again, and judged by the new pairs alone.",
            "",
            "Exit codes: 0 no slowdown; 1 usage or environment; 2 less accurate, allocates more or fails; 3 slower; 4 not"
                    + " comparable; 5 self-checks of this machine say that a gate on it is not to be trusted.",
            "",
            "Examples:",
            "  threshold gate --base old.jar --new new.jar",
            "  threshold gate --base old.jar --new new.jar --family gemm,gram --budget 15m --out gate",
            "  threshold gate --base their-old.jar --new their-new.jar --benchmark SumBenchmark"
        })
final class GateCommand implements Callable<Integer> {

    private static final Duration USUAL = Duration.ofHours(2);

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

    @Mixin
    private PairOptions pairs = new PairOptions();

    @Mixin
    private ComparisonOptions comparison = new ComparisonOptions();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Override
    public Integer call() throws IOException {
        Suite suite = cells.suite(Suite.CI);
        Path out = comparison.out().orElseGet(() -> SideBySide.folder("gates"));
        Gate gate = Gate.open(pairs.plan(cells, suite, names, USUAL), base, next);
        Comparisons.Request request = comparison.request(Optional.of(out));
        Optional<String> refusal = SelfChecks.refusal(comparison.history(), gate.fingerprint(), trust.demand());
        if (refusal.isPresent()) {
            System.err.println("threshold: no gate: " + refusal.get()
                    + ". Find out what disturbs it, and check again by threshold selfcheck");
            return Main.UNTRUSTED;
        }
        SideBySide.measure(
                gate,
                out,
                (before, after) ->
                        Comparisons.flagged(before, after, request.judging().delta()),
                "threshold compare %s %s".formatted(out.resolve(SelfChecks.BASE), out.resolve(SelfChecks.NEW)));
        return Comparisons.write(
                        out.resolve(SelfChecks.BASE),
                        out.resolve(SelfChecks.NEW),
                        request,
                        System.out,
                        Terminal.hasColor())
                .exitCode();
    }
}
