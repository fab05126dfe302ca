package threshold.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import threshold.reports.model.SelfCheck;
import threshold.reports.stats.Interval;
import threshold.reports.unit.Numbers;
import threshold.reports.verdict.Trust;

/** Lays out what self-checks say of a gate: how often it cries wolf, what it finds, and how far each cell scatters. */
final class SelfCheckDocument {

    /** The file that has every cell. */
    static final String WHOLE = "selfcheck.json";

    private final Trust trust;
    private final Trust.Demand demand;

    private SelfCheckDocument(Trust trust, Trust.Demand demand) {
        this.trust = trust;
        this.demand = demand;
    }

    static Document of(Trust trust, Trust.Demand demand) {
        SelfCheckDocument layout = new SelfCheckDocument(trust, demand);
        return new Document(
                "Threshold: self-check",
                List.of(
                        new Document.Section("about", Document.Weight.MAIN, layout.about()),
                        new Document.Section("cells", Document.Weight.MAIN, layout.cells())),
                WHOLE);
    }

    private List<Block> about() {
        SelfCheck latest = trust.latest();
        List<Block> blocks = new ArrayList<>();
        Optional<String> shortfall = trust.fallsShortOf(demand);
        blocks.add(new Block.Heading(1, "Threshold: self-check " + (shortfall.isEmpty() ? "passed" : "failed")));
        shortfall.ifPresent(why -> blocks.add(new Block.Text("A gate is refused: " + why + ".")));
        blocks.add(new Block.Text(latest.build() + " against itself, and against itself slowed on purpose: "
                + checks() + ", " + latest.pairs()
                + " pairs of forks a cell, judged as by a gate; smaller changes than "
                + Numbers.plain(100 * latest.delta()) + " % are none. " + latest.at()));
        blocks.add(rates());
        Trust.Rate quiet = trust.quiet();
        blocks.add(
                new Block.Text("Columns: found = cells called slower, or changed where nothing was slowed; 95 % = its"
                        + " interval, each cell of each check a trial with forks of its own; quiet = among cells whose forks vary by at most "
                        + Numbers.percent(Trust.QUIET) + ", which are " + quiet.times() + " of " + quiet.trials()
                        + "."));
        return blocks;
    }

    private String checks() {
        int checks = trust.checks().size();
        int trials = trust.falseAlarms().trials();
        return checks == 1 ? trials + " cells" : trials + " cells in " + checks + " checks";
    }

    private Table rates() {
        List<Table.Row> rows = new ArrayList<>();
        rows.add(line("none", trust.falseAlarms(), Optional.empty()));
        for (double by : trust.slowdowns()) {
            rows.add(line(
                    "+" + Numbers.plain(100 * by) + " %", trust.found(by), Optional.of(trust.foundAmongQuiet(by))));
        }
        return new Table(
                List.of(
                        Table.Column.text("slowdown"),
                        Table.Column.number("found"),
                        Table.Column.number("share"),
                        Table.Column.number("95 %"),
                        Table.Column.number("quiet"),
                        Table.Column.number("share")),
                rows);
    }

    private static Table.Line line(String name, Trust.Rate all, Optional<Trust.Rate> quiet) {
        Interval interval = all.interval();
        return new Table.Line(
                List.of(
                        name,
                        all.times() + " of " + all.trials(),
                        share(all),
                        Numbers.percent(interval.low()).replace(" %", "") + "–" + Numbers.percent(interval.high()),
                        quiet.map(rate -> rate.times() + " of " + rate.trials()).orElse(""),
                        quiet.map(SelfCheckDocument::share).orElse("")),
                Table.Style.PLAIN);
    }

    private static String share(Trust.Rate rate) {
        return rate.trials() == 0 ? "–" : Numbers.percent(rate.share());
    }

    private List<Block> cells() {
        List<Double> slowdowns = trust.slowdowns();
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.text("cell"),
                Table.Column.number("CV"),
                Table.Column.number("alone"),
                Table.Column.number("finds"),
                Table.Column.number("none")));
        slowdowns.forEach(by -> columns.add(Table.Column.number("+" + Numbers.plain(100 * by) + " %")));
        List<Table.Row> rows = new ArrayList<>();
        for (SelfCheck.CellCheck cell : trust.latest().cells()) {
            rows.add(new Table.Part(ComparisonTable.shortened(cell.cell())));
            List<String> line = new ArrayList<>(List.of(
                    "",
                    tenths(cell.variation()),
                    tenths(cell.alone()),
                    tenths(cell.detectable()),
                    ComparisonTable.change(cell.ratio()) + (cell.alarm() ? " !" : "")));
            slowdowns.forEach(by -> line.add(cell.slowed().stream()
                    .filter(slowed -> slowed.by() == by)
                    .findFirst()
                    .map(SelfCheckDocument::slowed)
                    .orElse("–")));
            rows.add(new Table.Line(line, cell.alarm() ? Table.Style.ALARM : Table.Style.PLAIN));
        }
        return List.of(
                new Block.Heading(2, "Cells of the latest check"),
                new Table(columns, rows),
                new Block.Text(
                        "Columns: CV = standard deviation over mean of the forks, as far as their turns with the fork beside them leave any;"
                                + " alone = of forks by themselves; finds = the slowdown found four times in five, by how far"
                                + " the forks scatter; then what was measured, in brackets where it was not called slower."));
    }

    private static String slowed(SelfCheck.Slowed slowed) {
        String change = Double.isNaN(slowed.ratio()) ? "–" : ComparisonTable.change(slowed.ratio());
        return slowed.found() ? change : "(" + change + ")";
    }

    private static String tenths(double share) {
        return Double.isNaN(share) ? "–" : Numbers.fixed(100 * share, 1) + " %";
    }
}
