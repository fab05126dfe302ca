package threshold.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import threshold.reports.model.Entry;
import threshold.reports.model.Run;
import threshold.reports.render.TrendRendering;
import threshold.reports.store.Entries;
import threshold.reports.store.HistoryFolder;
import threshold.reports.store.JsonText;
import threshold.reports.store.Results;
import threshold.reports.verdict.Trend;

/** The results of one machine over time. */
public final class Histories {

    /** The trend of each history, in the folder that is asked for. */
    public static final String MARKDOWN = "trend.md";

    /** Everything, for machines. */
    public static final String JSON = "trend.json";

    private Histories() {}

    /**
     * What became of a run that was to be added.
     *
     * @param folder the history of its machine
     * @param cells cells that the run has
     * @param added of them, those that were not there yet
     */
    public record Appended(Path folder, int cells, int added) {}

    /**
     * Adds a run to the history of its machine.
     *
     * @param result a run folder, or the JSON of any JMH suite
     * @param root the folder of all histories, which is made where it is missing
     * @param at when it was measured, where the result does not say
     * @param commit the commit that was measured, where that is not the suite's own
     * @throws IOException if the result cannot be read, has nothing to keep, or the history not be written
     */
    public static Appended append(Path result, Path root, Optional<Instant> at, Optional<String> commit)
            throws IOException {
        Run run = Results.read(result);
        List<Entry> entries = Entries.of(
                run,
                at.isPresent() ? at.get() : time(result, run),
                commit.orElse(run.about().commit()));
        if (entries.isEmpty()) {
            throw new IOException(result + " has no fork that counts, so there is nothing to keep");
        }
        HistoryFolder history = HistoryFolder.of(root, run.about().fingerprint());
        int added = history.append(entries, run.about().identity());
        return new Appended(history.path(), entries.size(), added);
    }

    /** As the run says; else when its file was written. */
    private static Instant time(Path result, Run run) throws IOException {
        String created = run.about().created();
        if (created.isBlank()) {
            return Files.getLastModifiedTime(result).toInstant();
        }
        try {
            return Instant.parse(created);
        } catch (DateTimeException e) {
            throw new IOException(
                    result + " was measured at '" + created
                            + "', which is no time; say it by --at 2026-11-26T08:00:00Z",
                    e);
        }
    }

    /**
     * Prints how the cells of each machine have changed, and writes it where that is asked for.
     *
     * @param root the folder of all histories, or of one
     * @param delta a ratio up to 1 + delta is no change
     * @param out the folder for {@value #MARKDOWN} and {@value #JSON}
     * @param now the moment that missing runs are held against
     * @param console takes the text for 80 columns
     * @param color whether the console understands ANSI colours
     * @throws IOException if there is no history, or a file cannot be read or written
     */
    public static void trend(
            Path root, double delta, Optional<Path> out, Instant now, Appendable console, boolean color)
            throws IOException {
        for (HistoryFolder history : HistoryFolder.in(root)) {
            TrendRendering rendering = new TrendRendering(Trend.of(history.read(), delta, now));
            console.append(rendering.text(color)).append('\n');
            if (out.isPresent()) {
                Path folder =
                        Files.createDirectories(out.get().resolve(history.path().getFileName()));
                WholeFile.tell(
                        console,
                        WholeFile.replace(folder.resolve(MARKDOWN), rendering.markdown()),
                        WholeFile.replace(folder.resolve(JSON), JsonText.of(rendering.fields())));
            }
        }
    }
}
