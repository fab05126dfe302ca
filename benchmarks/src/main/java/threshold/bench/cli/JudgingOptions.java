package threshold.bench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import threshold.reports.Judging;

/** The options that say what counts as a slowdown, common to {@code compare}, {@code gate} and {@code report}. */
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

    /** What was asked for. */
    Judging judging() {
        return new Judging(delta.share(), Set.copyOf(despite), Optional.ofNullable(waivers));
    }
}
