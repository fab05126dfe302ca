package threshold.bench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import threshold.reports.Comparisons;

/** The options that say what counts as a slowdown, common to {@code compare} and {@code gate}. */
final class JudgingOptions {

    @Mixin
    private DeltaOption delta = new DeltaOption();

    @Option(
            names = "--despite",
            paramLabel = "NAME",
            split = ",",
            description = "compares though this differs: JVM, 'JVM flags', ejml, ... The report says so")
    private List<String> despite = List.of();

    @Option(
            names = "--waivers",
            paramLabel = "FILE",
            description = "YAML list of accepted slowdowns: cell, reason, expires, max-ratio")
    private @Nullable Path waivers;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "for comparison.md, comparison.json and junit.xml; the gate's run folders too")
    private @Nullable Path out;

    @Mixin
    private HistoryOption history = new HistoryOption();

    /** The folder of histories. */
    Path history() {
        return history.folder();
    }

    /** The folder for what is written, if one was named. */
    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    /** What is asked for, with a folder for the files. */
    Comparisons.Request request(Optional<Path> folder) {
        return new Comparisons.Request(
                delta.share(),
                Set.copyOf(despite),
                Optional.ofNullable(waivers),
                folder,
                Optional.of(history.folder()),
                Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY")).map(Path::of));
    }
}
