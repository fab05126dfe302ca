package threshold.reports.render;

import java.util.ArrayList;
import java.util.List;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;
import threshold.reports.verdict.CellTrend;
import threshold.reports.verdict.Trend;

/** Lays a trend out as a document: what became slower first, by the time of the change. */
final class TrendDocument {

    /** The file that has everything. */
    private static final String WHOLE = "trend.json";

    private static final int MOST_ITEMS = 12;
    private static final int DIGITS = 3;
    private static final int MARKS = 60;
    private static final int DAY = 10;
    private static final int COMMIT = 10;

    private final Trend trend;

    private TrendDocument(Trend trend) {
        this.trend = trend;
    }

    static Document of(Trend trend) {
        TrendDocument layout = new TrendDocument(trend);
        List<Document.Section> sections = new ArrayList<>();
        sections.add(layout.about());
        sections.addAll(layout.section("Became slower", trend.alarms(), Table.Style.ALARM, List.of()));
        sections.addAll(layout.section("Became faster", trend.improvements(), Table.Style.BEST, List.of()));
        sections.addAll(layout.machine());
        sections.addAll(layout.remarks());
        return new Document("Threshold: trend", sections, WHOLE);
    }

    private Document.Section about() {
        List<CellTrend.Step> alarms = trend.alarms();
        String headline = alarms.isEmpty()
                ? "no slowdown in the history"
                : "slower since " + alarms.getFirst().after().name();
        return new Document.Section(
                "about",
                Document.Weight.MAIN,
                List.of(
                        new Block.Heading(1, "Threshold: " + ComparisonTable.shortened(headline)),
                        new Block.Text("History " + trend.history().name() + ": "
                                + trend.runs().size() + " runs of "
                                + trend.cells().size() + " cells, "
                                + trend.first().toString().substring(0, DAY) + " to "
                                + trend.last().toString().substring(0, DAY) + "; of each cell the last "
                                + CellTrend.MOST_RUNS + " runs are looked at."),
                        new Block.Text(
                                "A change counts if two methods place it alike (E-divisive and an L1 Potts fit, both on the faster"
                                        + " half of a run's forks, both counting runs that follow each other for less than independent"
                                        + " ones) and it is over " + Numbers.plain(100 * trend.delta())
                                        + " %. It came after the first commit named and with the second at the latest. Runs of different"
                                        + " days are of different states of the machine: measure both commits by threshold gate to be"
                                        + " sure.")));
    }

    private List<Document.Section> machine() {
        return section(
                "The machine itself changed",
                trend.ofMachine(),
                Table.Style.PLAIN,
                List.of(new Block.Text(
                        "What changed in the same runs may be the machine's doing and not the code's.")));
    }

    private List<Document.Section> section(
            String title, List<CellTrend.Step> steps, Table.Style style, List<Block> words) {
        if (steps.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, title));
        blocks.addAll(words);
        blocks.add(table(steps, style));
        List<String> libraries = steps.stream()
                .filter(step -> !step.library().isEmpty())
                .map(step -> ComparisonTable.shortened(step.cell()) + ": " + ComparisonTable.shortened(step.library()))
                .toList();
        if (!libraries.isEmpty()) {
            blocks.add(new Block.Items(libraries, MOST_ITEMS));
        }
        return List.of(new Document.Section(title, Document.Weight.MAIN, blocks));
    }

    private Table table(List<CellTrend.Step> steps, Table.Style style) {
        List<Table.Row> rows = new ArrayList<>();
        for (CellTrend.Step step :
                steps.stream().limit(ComparisonTable.MOST_ROWS).toList()) {
            rows.add(new Table.Part(ComparisonTable.shortened(step.cell()) + " " + sparkline(step.cell())));
            rows.add(line(step, style));
        }
        return new Table(
                List.of(
                        Table.Column.text("after"),
                        Table.Column.text("with"),
                        Table.Column.text("day"),
                        Table.Column.number("before"),
                        Table.Column.number("since"),
                        Table.Column.number("change"),
                        Table.Column.number("p")),
                rows);
    }

    private String sparkline(String cell) {
        return trend.cells().stream()
                .filter(one -> one.cell().equals(cell))
                .findFirst()
                .map(one -> Sparkline.of(one.times(), MARKS))
                .orElse("");
    }

    private static Table.Line line(CellTrend.Step step, Table.Style style) {
        TimeScale scale = TimeScale.of(Math.min(step.old(), step.now()));
        return new Table.Line(
                List.of(
                        brief(step.before().name()),
                        brief(step.after().name()),
                        step.after().at().toString().substring(0, DAY),
                        scale.number(step.old(), DIGITS) + " " + scale.symbol(),
                        scale.number(step.now(), DIGITS) + " " + scale.symbol(),
                        ComparisonTable.change(step.ratio()),
                        Numbers.narrow(step.p(), 2)),
                style);
    }

    /** As much of a commit as tells it from others. */
    private static String brief(String commit) {
        return commit.length() <= COMMIT ? commit : commit.substring(0, COMMIT);
    }

    private List<Document.Section> remarks() {
        List<String> remarks = new ArrayList<>(trend.gaps());
        remarks.addAll(trend.history().warnings());
        if (trend.suspicions() > 0) {
            remarks.add("changes that only one of the methods sees, and that do not count: " + trend.suspicions());
        }
        return remarks.isEmpty()
                ? List.of()
                : List.of(new Document.Section(
                        "To know",
                        Document.Weight.MAIN,
                        List.of(new Block.Heading(2, "To know"), new Block.Items(remarks, MOST_ITEMS))));
    }
}
