package threshold.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threshold.reports.analysis.Report;
import threshold.reports.model.Experiment;
import threshold.reports.page.Page;
import threshold.reports.page.PageFields;
import threshold.reports.page.PageFields.Shown;
import threshold.reports.render.ComparisonRendering;
import threshold.reports.render.TrendRendering;
import threshold.reports.store.ExperimentReader;
import threshold.reports.store.HistoryFolder;
import threshold.reports.store.JsonText;
import threshold.reports.store.Results;
import threshold.reports.verdict.Comparison;
import threshold.reports.verdict.Policy;
import threshold.reports.verdict.Trend;
import threshold.reports.verdict.Waivers;

/** One page of runs, the comparison of two, histories and reproductions of papers, whatever is given. */
public final class Pages {

    /** The page, in the folder that is asked for. */
    public static final String HTML = "report.html";

    private static final String MANIFEST = "manifest.json";

    private final Optional<Path> checks;
    private final List<Shown> runs = new ArrayList<>();
    private final List<Experiment> experiments = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> histories = new ArrayList<>();

    private Pages(Optional<Path> checks) {
        this.checks = checks;
    }

    /**
     * Writes the page of some results into a folder.
     *
     * @param sources run folders, both sides of a gate, JSON of any JMH suite, folders of reproductions, and histories;
     *     of two runs the second is compared with the first
     * @param checks the folder of all histories, where the self-checks of a machine are
     * @param out the folder, which is made where it is missing
     * @return the page
     * @throws IOException if a source is none of these or cannot be read (the message names file, line and fault), or
     *     the page not be written
     */
    public static Path write(List<Path> sources, Optional<Path> checks, Path out, Instant now) throws IOException {
        if (Files.isRegularFile(out)) {
            throw new IOException(out + " is a file, and a page needs a folder; choose another one by --out");
        }
        Pages pages = new Pages(checks);
        for (Path source : sources) {
            pages.add(source, now);
        }
        Files.createDirectories(out);
        return WholeFile.replace(out.resolve(HTML), pages.page());
    }

    /** The page of one run that was read. */
    static String of(Shown run) {
        Pages pages = new Pages(Optional.empty());
        pages.runs.add(run);
        return pages.page();
    }

    private void add(Path source, Instant now) throws IOException {
        if (!Files.isDirectory(source) || Files.exists(source.resolve(MANIFEST))) {
            addRun(source);
        } else if (Files.exists(source.resolve(SelfChecks.BASE).resolve(MANIFEST))
                && Files.exists(source.resolve(SelfChecks.NEW).resolve(MANIFEST))) {
            addRun(source.resolve(SelfChecks.BASE));
            addRun(source.resolve(SelfChecks.NEW));
        } else if (hasHistories(source)) {
            for (HistoryFolder history : HistoryFolder.in(source)) {
                histories.add(new TrendRendering(Trend.of(history.read(), Policy.DEFAULT.delta(), now)).fields());
            }
        } else {
            experiments.addAll(experiments(source));
        }
    }

    private void addRun(Path source) throws IOException {
        Report report = Report.of(Results.read(source));
        runs.add(new Shown(source.toString(), report, SelfChecks.badge(checks, report.run())));
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

    private Optional<Map<String, @Nullable Object>> comparison() {
        if (runs.size() != 2) {
            return Optional.empty();
        }
        Report base = runs.get(0).report();
        Report next = runs.get(1).report();
        Comparison comparison = Comparison.of(base, next, Policy.DEFAULT, Set.of(), Waivers.NONE);
        return Optional.of(new ComparisonRendering(comparison, runs.get(1).badge()).fields());
    }

    private String page() {
        String title = "Threshold: "
                + (runs.isEmpty()
                        ? experiments.isEmpty() ? "history" : "papers"
                        : runs.stream()
                                .map(run -> run.report().run().about().title())
                                .distinct()
                                .collect(Collectors.joining(" and ")));
        Map<String, @Nullable Object> fields = PageFields.of(title, runs, comparison(), histories, experiments);
        return Page.of(title, JsonText.line(fields));
    }
}
