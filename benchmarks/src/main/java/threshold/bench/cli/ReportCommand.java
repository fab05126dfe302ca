package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import threshold.reports.Pages;

/** {@code threshold report}: one page to look at. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Writes one page of results, to be looked at in a browser: a file that needs no network.",
        footer = {
            "",
            "What is fastest at which size, how time grows and where solvers overtake each other, the roofline, accuracy beside"
                    + " speed, every fork. Of two runs, or of a gate, the second is compared with the first; a history adds"
                    + " its trends, and the folder of a reproduction its criteria and pictures.",
            "",
            "Exit codes: 0 the page was written; 1 a result cannot be read.",
            "",
            "Examples:",
            "  threshold report runs/monday",
            "  threshold report runs/monday runs/friday history --out page",
            "  threshold report gates/friday --delta 5%% --waivers waivers.yaml",
            "  threshold report runs/scaling --pictures pictures",
            "  threshold report their-jmh.json --out page",
            "  threshold report reproductions/emergence --out page"
        })
final class ReportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "RUN",
            arity = "1..*",
            description = "run folders, folders of a gate, JSON files of any JMH suite, histories, reproductions")
    private List<Path> sources = List.of();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "where report.html goes; default the folder that is given, unless it is a history")
    private @Nullable Path out;

    @Option(
            names = "--pictures",
            paramLabel = "FOLDER",
            description = "also draws time over size, a PNG for each family and axis of a run")
    private @Nullable Path pictures;

    @Mixin
    private JudgingOptions judging = new JudgingOptions();

    @Mixin
    private HistoryOption history = new HistoryOption();

    @Override
    public Integer call() throws IOException {
        Pages.Request request = new Pages.Request(
                judging.judging(), Optional.of(history.folder()), folder(), Optional.ofNullable(pictures));
        Pages.write(sources, request, Instant.now()).forEach(file -> System.out.println("wrote " + file));
        return 0;
    }

    private Path folder() throws IOException {
        if (out != null) {
            return out;
        }
        Path only = sources.getFirst();
        boolean isItsOwn = sources.size() == 1 && Files.isDirectory(only) && !Pages.isHistory(only);
        return isItsOwn ? only : SideBySide.folder("reports");
    }
}
