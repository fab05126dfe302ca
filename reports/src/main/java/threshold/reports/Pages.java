package threshold.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threshold.reports.analysis.Report;
import threshold.reports.model.Experiment;
import threshold.reports.page.Page;
import threshold.reports.page.PageFields;
import threshold.reports.page.PageFields.Shown;
import threshold.reports.render.ComparisonRendering;
import threshold.reports.render.SeriesPictures;
import threshold.reports.render.SeriesPictures.Drawn;
import threshold.reports.render.TrendRendering;
import threshold.reports.store.ExperimentReader;
import threshold.reports.store.HistoryFolder;
import threshold.reports.store.JsonText;
import threshold.reports.store.Results;
import threshold.reports.verdict.Comparison;
import threshold.reports.verdict.Trend;

/** One page of runs, the comparison of two, histories and reproductions of papers, whatever is given. */
public final class Pages {

    /** The page, in the folder that is asked for. */
    public static final String HTML = "report.html";

    private static final String MANIFEST = "manifest.json";

    private final Judging judging;
    private final Optional<Path> checks;
    private final List<Shown> runs = new ArrayList<>();
    private final List<Experiment> experiments = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> histories = new ArrayList<>();

    private Pages(Judging judging, Optional<Path> checks) {
        this.judging = judging;
        this.checks = checks;
    }

    /**
     * What to write.
     *
     * @param judging what counts as a slowdown
     * @param checks the folder of all histories, where the self-checks of a machine are
     * @param out the folder of the page, which is made where it is missing
     * @param pictures a folder for pictures of time over size in the runs, for where no page can be opened
     */
    public record Request(Judging judging, Optional<Path> checks, Path out, Optional<Path> pictures) {}

    /**
     * Writes the page of some results, and the pictures that are asked for.
     *
     * @param sources run folders, both sides of a gate, JSON of any JMH suite, folders of reproductions, and histories;
     *     of two runs the second is compared with the first
     * @return the files, the page first
     * @throws IOException if a source is none of these or cannot be read (the message names file, line and fault), or a
     *     file not be written
     */
    public static List<Path> write(List<Path> sources, Request request, Instant now) throws IOException {
        if (Files.isRegularFile(request.out())) {
            throw new IOException(request.out() + " is a file, and a page needs a folder; choose another one by --out");
        }
        if (request.pictures().filter(Files::isRegularFile).isPresent()) {
            throw new IOException(request.pictures().orElseThrow()
                    + " is a file, and pictures need a folder; choose another one by --pictures");
        }
        Pages pages = new Pages(request.judging(), request.checks());
        for (Path source : sources) {
            pages.add(source, now);
        }
        String page = pages.page(pages.comparison());
        List<Drawn> drawn = request.pictures().isPresent() ? pages.pictures() : List.of();
        List<Path> written = new ArrayList<>();
        Files.createDirectories(request.out());
        written.add(WholeFile.replace(request.out().resolve(HTML), page));
        for (Drawn picture : drawn) {
            Path folder = Files.createDirectories(request.pictures().orElseThrow());
            written.add(WholeFile.replace(folder.resolve(picture.name()), picture.png()));
        }
        return List.copyOf(written);
    }

    private List<Drawn> pictures() throws IOException {
        if (runs.size() != 1) {
            throw new IOException("pictures are drawn of one run, and there are " + runs.size());
        }
        List<Drawn> drawn = SeriesPictures.of(runs.getFirst().report());
        if (drawn.isEmpty()) {
            throw new IOException(runs.getFirst().name()
                    + " has no three sizes along an axis to draw; a run of the suite scaling has them");
        }
        return drawn;
    }

    /** Whether a folder keeps histories: it belongs to who added to it, and nothing else is written there unasked. */
    public static boolean isHistory(Path folder) throws IOException {
        return Files.isDirectory(folder)
                && !Files.exists(folder.resolve(MANIFEST))
                && !isGate(folder)
                && hasHistories(folder);
    }

    /** The page of one run that was read. */
    static String of(Shown run) {
        return of(List.of(run), Optional.empty());
    }

    /** The page of two runs that were compared. */
    static String of(Shown base, Shown next, ComparisonRendering comparison) {
        return of(List.of(base, next), Optional.of(comparison));
    }

    private static String of(List<Shown> runs, Optional<ComparisonRendering> comparison) {
        Pages pages = new Pages(Judging.DEFAULT, Optional.empty());
        pages.runs.addAll(runs);
        return pages.page(comparison);
    }

    private void add(Path source, Instant now) throws IOException {
        if (!Files.isDirectory(source) || Files.exists(source.resolve(MANIFEST))) {
            addRun(source);
        } else if (isGate(source)) {
            addRun(source.resolve(SelfChecks.BASE));
            addRun(source.resolve(SelfChecks.NEW));
        } else if (hasHistories(source)) {
            for (HistoryFolder history : HistoryFolder.in(source)) {
                histories.add(new TrendRendering(Trend.of(history.read(), judging.delta(), now)).fields());
            }
        } else {
            experiments.addAll(experiments(source));
        }
    }

    private void addRun(Path source) throws IOException {
        Report report = Report.of(Results.read(source));
        runs.add(new Shown(source.toString(), report, SelfChecks.badge(checks, report.run())));
    }

    private static boolean isGate(Path folder) {
        return Files.exists(folder.resolve(SelfChecks.BASE).resolve(MANIFEST))
                && Files.exists(folder.resolve(SelfChecks.NEW).resolve(MANIFEST));
    }

    private static boolean hasHistories(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.anyMatch(file -> file.getFileName().toString().matches("\\d{4}-\\d{2}\\.jsonl"));
        }
    }

    private static List<Experiment> experiments(Path folder) throws IOException {
        try {
            return ExperimentReader.read(folder);
        } catch (IOException e) {
            throw new IOException(
                    folder + " is no run, no side of a gate, no history and no reproduction: " + e.getMessage(), e);
        }
    }

    private Optional<ComparisonRendering> comparison() throws IOException {
        if (runs.size() != 2) {
            return Optional.empty();
        }
        Shown next = runs.get(1);
        Comparison comparison = judging.compare(runs.get(0).report(), next.report(), judging.accepted());
        return Optional.of(new ComparisonRendering(comparison, next.badge()));
    }

    private String page(Optional<ComparisonRendering> comparison) {
        String title = "Threshold: "
                + (runs.isEmpty()
                        ? experiments.isEmpty() ? "history" : "papers"
                        : runs.stream()
                                .map(run -> run.report().run().about().title())
                                .distinct()
                                .collect(Collectors.joining(" and ")));
        Map<String, @Nullable Object> fields =
                PageFields.of(title, runs, comparison.map(ComparisonRendering::fields), histories, experiments);
        return Page.of(title, JsonText.line(fields));
    }
}
