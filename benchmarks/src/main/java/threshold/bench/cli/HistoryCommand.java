package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import threshold.reports.Histories;

/** {@code threshold history}: the results of each machine over time. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Keeps the results of each machine over time, and tells when they changed.",
        subcommands = {HistoryCommand.Append.class, HistoryCommand.Trend.class},
        footer = {
            "",
            "A history is a folder for each machine and JVM with a text file for each month, to which lines are only ever added:"
                    + " it can be kept in git.",
            "",
            "Examples:",
            "  threshold history append runs/20261126-080000",
            "  threshold history append jmh-result.json --commit 1a2b3c4",
            "  threshold history trend --out trend"
        })
final class HistoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "what shall it do? Name append or trend");
    }

    /** Adds runs. */
    @Command(
            name = "append",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = "Adds results to the history of their machine; what is there already is not added again.",
            footer = {
                "",
                "Examples:",
                "  threshold history append runs/20261126-080000",
                "  threshold history append jmh-result.json --commit 1a2b3c4 --at 2026-11-26T08:00:00Z"
            })
    static final class Append implements Callable<Integer> {

        @Parameters(paramLabel = "RUN", arity = "1..*", description = "run folders, or the JSON files of any JMH suite")
        private List<Path> results = List.of();

        @Mixin
        private HistoryOption history = new HistoryOption();

        @Option(
                names = "--commit",
                paramLabel = "NAME",
                description = "the commit that was measured, where it is not the suite's own")
        private @Nullable String commit;

        @Option(
                names = "--at",
                paramLabel = "TIME",
                converter = Moments.class,
                description = "when it was measured; of a JMH file otherwise when it was written")
        private @Nullable Instant at;

        @Override
        public Integer call() throws IOException {
            for (Path result : results) {
                Histories.Appended appended = Histories.append(
                        result, history.folder(), Optional.ofNullable(at), Optional.ofNullable(commit));
                System.out.println(
                        appended.added() == 0
                                ? result + " is in " + appended.folder() + " already"
                                : result + ": " + appended.added() + " of " + appended.cells() + " cells added to "
                                        + appended.folder());
            }
            return 0;
        }
    }

    /** Tells of changes. */
    @Command(
            name = "trend",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = "Tells since which commit a cell is slower or faster, and which runs are missing.",
            footer = {
                "",
                "Results of different days are compared, which no one session controls: a change is a reason to look, not to fail"
                        + " a build, and the exit code is 0. threshold gate makes sure.",
                "",
                "Example:",
                "  threshold history trend --out trend"
            })
    static final class Trend implements Callable<Integer> {

        @Mixin
        private HistoryOption history = new HistoryOption();

        @Mixin
        private DeltaOption delta = new DeltaOption();

        @Option(names = "--out", paramLabel = "FOLDER", description = "for trend.md and trend.json of each machine")
        private @Nullable Path out;

        @Override
        public Integer call() throws IOException {
            Histories.trend(
                    history.folder(),
                    delta.share(),
                    Optional.ofNullable(out),
                    Instant.now(),
                    System.out,
                    Terminal.hasColor());
            return 0;
        }
    }

    /** Reads {@code 2026-11-26T08:00:00Z}. */
    static final class Moments implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException _) {
                throw new TypeConversionException("a time reads 2026-11-26T08:00:00Z, not '" + text + "'");
            }
        }
    }
}
