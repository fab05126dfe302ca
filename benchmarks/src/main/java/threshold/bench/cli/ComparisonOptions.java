package threshold.bench.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import threshold.reports.Comparisons;

/** The options of a comparison, common to {@code compare} and {@code gate}: how to judge, and what to write. */
final class ComparisonOptions {

    @Mixin
    private JudgingOptions judging = new JudgingOptions();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "for comparison.md, comparison.json, junit.xml and report.html; the gate's run folders too")
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
                judging.judging(),
                folder,
                Optional.of(history.folder()),
                Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY")).map(Path::of));
    }
}
