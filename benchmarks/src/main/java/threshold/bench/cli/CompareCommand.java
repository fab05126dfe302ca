package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import threshold.reports.Comparisons;

/** {@code threshold compare}: a verdict for each cell of two stored results. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Compares two stored results, run folders or the JSON files of any JMH suite: a verdict for each cell.",
        footer = {
            "",
            "Exit codes: 0 no slowdown; 1 unreadable input; 2 less accurate, allocates more or fails; 3 slower; 4 not"
                    + " comparable: what figures depend on differs.",
            "",
            "Examples:",
            "  threshold compare runs/monday runs/friday",
            "  threshold compare before.json after.json --out comparison",
            "  threshold compare jdk25 jdk26 --despite JVM"
        })
final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BASE", description = "the result that is held to be good")
    private Path base = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "the result that is judged")
    private Path next = Path.of("");

    @Mixin
    private ComparisonOptions comparison = new ComparisonOptions();

    @Override
    public Integer call() throws IOException {
        return Comparisons.write(base, next, comparison.request(comparison.out()), System.out, Terminal.hasColor())
                .exitCode();
    }
}
