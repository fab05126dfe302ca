package threshold.reports.render;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Ceilings;
import threshold.reports.analysis.Group;
import threshold.reports.analysis.Report;
import threshold.reports.analysis.Series;
import threshold.reports.model.Axis;
import threshold.reports.model.Run;

/** Lays a report out as a document: what comes first, what is folded. */
final class Documents {

    private static final int CONSOLE_ITEMS = 12;

    private final Report report;
    private final String badge;

    private Documents(Report report, String badge) {
        this.report = report;
        this.badge = badge;
    }

    static Document of(Report report, String badge) {
        Documents layout = new Documents(report, badge);
        List<Document.Section> sections = new ArrayList<>();
        sections.add(layout.about());
        if (!report.judgements().isEmpty()) {
            sections.add(JudgementTable.section(report.judgements()));
        }
        layout.families().forEach(family -> sections.addAll(layout.family(family)));
        sections.addAll(layout.remarks());
        return new Document("Threshold: " + report.run().about().title(), sections, "report.html");
    }

    private Document.Section about() {
        Run.About about = report.run().about();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Threshold: " + about.title()));
        blocks.add(new Block.Text(String.join(" · ", about.machine())));
        blocks.add(new Block.Text(about.jvm() + (about.created().isBlank() ? "" : " · " + about.created())
                + " · Threshold " + about.build() + " · forks per cell: " + forksPerCell()));
        blocks.add(new Block.Text(badge));
        if (!about.environment().isEmpty()) {
            blocks.add(new Block.Text("Environment: " + String.join(" ", about.environment())));
        }
        blocks.add(Block.Items.all(
                about.backends().stream().map(Documents::backend).toList()));
        blocks.add(
                new Block.Text("Columns: run = median over forks, what ranks; 95 % over forks = its interval; GFLOP/s ="
                        + " nominal flops / run; ceil = share of the measured min(FMA peak, flops/bytes × triad), over 100 %"
                        + " possible in cache; resid = worst residual; × best = ratio to the best of its class, 95 %;"
                        + " l+r = load + run, not ranked."));
        blocks.add(new Block.Text("1= is a tie: the interval of the ratio to the best includes 1. Classes of accuracy"
                + " are ranked apart; ! is over its bound and not ranked. ? has a fork that was not steady."));
        List<String> glance = Glance.of(report);
        if (!glance.isEmpty()) {
            blocks.add(new Block.Heading(2, "Fastest, at a glance"));
            blocks.add(Block.Items.all(glance));
        }
        blocks.addAll(ceilings(report.ceilings()));
        return new Document.Section("about", Document.Weight.MAIN, blocks);
    }

    /** What was measured, beside what was planned: {@code 4–6 of 6 planned}. */
    private String forksPerCell() {
        IntSummaryStatistics forks = report.groups().stream()
                .flatMap(group -> group.results().stream())
                .mapToInt(result -> result.run().size())
                .summaryStatistics();
        int fewest = forks.getCount() == 0 ? 0 : forks.getMin();
        int most = forks.getCount() == 0 ? 0 : forks.getMax();
        return (fewest == most ? "" : fewest + "–") + most + " of "
                + report.run().about().rounds() + " planned";
    }

    private static List<Block> ceilings(Ceilings ceilings) {
        List<Block> blocks = new ArrayList<>();
        if (!ceilings.all().isEmpty() || !ceilings.missing().isEmpty()) {
            blocks.add(new Block.Heading(2, "Ceilings of this machine, measured in this run"));
        }
        if (!ceilings.all().isEmpty()) {
            blocks.add(CeilingTable.of(ceilings));
            blocks.add(new Block.Text(CeilingTable.note()));
        }
        if (!ceilings.missing().isEmpty()) {
            blocks.add(Block.Items.all(ceilings.missing()));
        }
        return blocks;
    }

    private static String backend(Run.Backend backend) {
        String facts = String.join(", ", backend.facts());
        return backend.name()
                + (backend.available() ? "" : " is not available")
                + (facts.isEmpty() ? "" : ": " + facts);
    }

    private Set<String> families() {
        return report.groups().stream()
                .map(group -> group.setting().family())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Document.Section> family(String family) {
        List<Series> series =
                report.series().stream().filter(s -> s.family().equals(family)).toList();
        List<Block> main = new ArrayList<>(List.of(new Block.Heading(2, family)));
        series.forEach(one -> main.addAll(scaling(one)));
        List<Document.Section> sections = new ArrayList<>();
        List<Group> groups = report.groups().stream()
                .filter(group -> group.setting().family().equals(family))
                .toList();
        groups.stream().filter(group -> !inSeries(group, series)).forEach(group -> main.addAll(ranking(group)));
        sections.add(new Document.Section(family, Document.Weight.MAIN, main));
        for (Group group : groups) {
            if (inSeries(group, series)) {
                sections.add(new Document.Section(
                        family + " " + group.setting().text(), Document.Weight.DETAIL, ranking(group)));
            }
        }
        return sections;
    }

    private static boolean inSeries(Group group, List<Series> series) {
        Set<CellResult> drawn = series.stream()
                .flatMap(one -> one.curves().stream())
                .flatMap(curve -> curve.points().stream())
                .map(Series.Point::result)
                .collect(Collectors.toSet());
        return !group.results().isEmpty() && drawn.containsAll(group.results());
    }

    private List<Block> scaling(Series series) {
        String what = series.axis() == Axis.SEQUENCE ? "sequence (" + series.unit() + ")" : "parameters";
        return List.of(
                new Block.Heading(3, "Along " + what + " · " + series.constants()),
                new Block.Text("Slope of log time over log size; theory is the slope of the method's own operation "
                        + "count over the same sizes. The rates are those at the largest size a solver reached within its "
                        + "bound."),
                SeriesTables.slopes(series),
                new Block.Text(SeriesTables.marks(series)),
                SeriesTables.times(series));
    }

    private List<Block> ranking(Group group) {
        boolean memoryBound =
                report.ceilings().isMemoryBound(group.work(), group.setting().threads());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(3, group.setting().text()));
        blocks.add(new Block.Text(GroupTable.about(group, memoryBound)));
        if (!group.results().isEmpty()) {
            blocks.add(GroupTable.of(group));
        }
        List<String> remarks = new ArrayList<>();
        group.withFewerForks()
                .forEach(result -> remarks.add(result.cell().solver() + " has "
                        + (result.run().size() == 1 ? "1 fork" : result.run().size() + " forks") + ", others "
                        + group.mostForks()));
        group.missing()
                .forEach(missing ->
                        remarks.add(missing.cell().solver() + " " + missing.status() + ": " + missing.why()));
        if (!remarks.isEmpty()) {
            blocks.add(Block.Items.all(remarks));
        }
        return blocks;
    }

    private List<Document.Section> remarks() {
        List<Document.Section> sections = new ArrayList<>();
        if (!report.doubts().isEmpty()) {
            sections.add(new Document.Section(
                    "warnings",
                    Document.Weight.MAIN,
                    List.of(
                            new Block.Heading(2, "Before you believe it"),
                            new Block.Items(report.doubts(), CONSOLE_ITEMS))));
        }
        List<String> declined = declined();
        if (!declined.isEmpty()) {
            sections.add(new Document.Section(
                    "not planned",
                    Document.Weight.MAIN,
                    List.of(new Block.Heading(2, "Not planned"), new Block.Items(declined, CONSOLE_ITEMS))));
        }
        return sections;
    }

    /** One item for each family and reason: the solvers, and where it is only one, the sizes. */
    private List<String> declined() {
        Map<String, List<Run.Declined>> byReason = report.run().declined().stream()
                .collect(Collectors.groupingBy(
                        d -> d.family() + ": " + d.why(), LinkedHashMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(reason -> reason.getKey() + " (" + solvers(reason.getValue()) + ")")
                .toList();
    }

    private static String solvers(List<Run.Declined> declined) {
        Run.Declined first = declined.getFirst();
        return declined.size() == 1
                ? (first.solver() + " " + first.detail()).strip()
                : declined.stream().map(Run.Declined::solver).distinct().collect(Collectors.joining(", "));
    }
}
