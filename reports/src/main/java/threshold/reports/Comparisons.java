package threshold.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import threshold.reports.analysis.Report;
import threshold.reports.page.PageFields.Shown;
import threshold.reports.render.ComparisonRendering;
import threshold.reports.store.JsonText;
import threshold.reports.store.Results;
import threshold.reports.verdict.Comparison;
import threshold.reports.verdict.Grade;
import threshold.reports.verdict.Policy;
import threshold.reports.verdict.Waivers;

/** A new result against a base: run folders, or the JSON of any JMH suite. */
public final class Comparisons {

    /** The comment for a pull request, in the folder that is asked for. */
    public static final String MARKDOWN = "comparison.md";

    /** Everything, for machines. */
    public static final String JSON = "comparison.json";

    /** A test case for each cell. */
    public static final String JUNIT = "junit.xml";

    private Comparisons() {}

    /**
     * How to compare and what to write.
     *
     * @param out the folder for the files
     * @param history the folder of all histories, where the self-checks of this machine are
     * @param summary a file that the Markdown is added to, such as GitHub's summary of a step
     */
    public record Request(Judging judging, Optional<Path> out, Optional<Path> history, Optional<Path> summary) {}

    /**
     * Compares two results, prints the outcome and writes what was asked for.
     *
     * @param console takes the text for 80 columns, and at its end the names of the files
     * @param color whether the console understands ANSI colours
     * @return what it comes to
     * @throws IOException if a result or the waivers cannot be read (the message names file, line and fault), or a file
     *     not be written
     */
    public static Grade write(Path base, Path next, Request request, Appendable console, boolean color)
            throws IOException {
        if (request.out().filter(Files::isRegularFile).isPresent()) {
            throw new IOException(request.out().orElseThrow()
                    + " is a file, and a comparison needs a folder; choose another one by --out");
        }
        Waivers accepted = request.judging().accepted();
        Shown before = shown(base, request);
        Shown after = shown(next, request);
        Comparison comparison = request.judging().compare(before.report(), after.report(), accepted);
        ComparisonRendering rendering = new ComparisonRendering(comparison, after.badge());
        console.append(rendering.text(color)).append('\n');
        if (request.out().isPresent()) {
            write(request.out().orElseThrow(), rendering, Pages.of(before, after, rendering), console);
        }
        if (request.summary().isPresent()) {
            Files.writeString(
                    request.summary().orElseThrow(),
                    rendering.markdown(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        return comparison.grade();
    }

    /**
     * Identities of the cells that stand out among the first pairs of a session, and are to be measured again, the most
     * striking first.
     *
     * @param base the base's run folder so far
     * @param next the new build's
     * @param delta a ratio up to 1 + delta is no change
     */
    public static List<String> flagged(Path base, Path next, double delta) throws IOException {
        return Comparison.flagged(
                Report.of(Results.read(base)), Report.of(Results.read(next)), Policy.DEFAULT.withDelta(delta));
    }

    private static Shown shown(Path source, Request request) throws IOException {
        Report report = Report.of(Results.read(source));
        return new Shown(source.toString(), report, SelfChecks.badge(request.history(), report.run()));
    }

    private static void write(Path folder, ComparisonRendering rendering, String page, Appendable console)
            throws IOException {
        Files.createDirectories(folder);
        WholeFile.tell(
                console,
                WholeFile.replace(folder.resolve(MARKDOWN), rendering.markdown()),
                WholeFile.replace(folder.resolve(JSON), JsonText.of(rendering.fields())),
                WholeFile.replace(folder.resolve(JUNIT), rendering.junit()),
                WholeFile.replace(folder.resolve(Pages.HTML), page));
    }
}
