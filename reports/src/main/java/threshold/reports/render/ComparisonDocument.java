package threshold.reports.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import threshold.reports.model.Run;
import threshold.reports.model.Setting;
import threshold.reports.model.Waiver;
import threshold.reports.stats.Interval;
import threshold.reports.stats.TwoModes;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;
import threshold.reports.verdict.CellVerdict;
import threshold.reports.verdict.Comparison;
import threshold.reports.verdict.Fault;
import threshold.reports.verdict.Grade;
import threshold.reports.verdict.Growth;
import threshold.reports.verdict.Verdict;

/** Lays a comparison out as a document: what became worse first, what cannot be told last. */
final class ComparisonDocument {

    /** The file that has every cell. */
    static final String WHOLE = "comparison.json";

    private static final int DIGITS = 3;

    /** Rows of a table: more are for machines. */
    private static final int MOST_ROWS = 100;

    private static final int MOST_ITEMS = 12;

    private final Comparison comparison;

    private ComparisonDocument(Comparison comparison) {
        this.comparison = comparison;
    }

    static Document of(Comparison comparison) {
        ComparisonDocument layout = new ComparisonDocument(comparison);
        List<Document.Section> sections = new ArrayList<>();
        sections.add(layout.about());
        sections.addAll(layout.cells(Verdict.REGRESSION, "Slower", Document.Weight.MAIN, Table.Style.ALARM));
        sections.addAll(layout.faults());
        sections.addAll(layout.growths());
        sections.addAll(layout.waived());
        sections.addAll(layout.cells(Verdict.IMPROVEMENT, "Faster", Document.Weight.MAIN, Table.Style.BEST));
        sections.addAll(layout.remarks());
        sections.addAll(layout.cells(Verdict.INCONCLUSIVE, "Cannot be told", Document.Weight.MAIN, Table.Style.PLAIN));
        sections.addAll(layout.cells(Verdict.EQUIVALENT, "No change", Document.Weight.DETAIL, Table.Style.PLAIN));
        return new Document("Threshold: comparison", sections, WHOLE);
    }

    private Document.Section about() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Threshold: " + headline()));
        blocks.add(new Block.Text("Base: " + build(comparison.base())));
        blocks.add(new Block.Text("New: " + build(comparison.next())));
        if (comparison.grade() == Grade.NOT_COMPARABLE) {
            blocks.add(new Block.Text(
                    "Nothing was compared, since the figures depend on what differs here. Measure both on one machine with one"
                            + " JVM, or name what may differ by --despite."));
        } else {
            blocks.add(new Block.Text(summary()));
            blocks.add(new Block.Text(method()));
        }
        if (!comparison.differences().isEmpty()) {
            blocks.add(new Block.Items(
                    comparison.differences().stream()
                            .map(ComparisonDocument::difference)
                            .toList(),
                    MOST_ITEMS));
        }
        return new Document.Section("about", Document.Weight.MAIN, blocks);
    }

    private String headline() {
        return switch (comparison.grade()) {
            case NOT_COMPARABLE -> "not comparable";
            case FAULTY -> "less accurate, or allocates more, or fails";
            case SLOWER -> "slower";
            case FINE -> "no slowdown found";
        };
    }

    private static String build(Run.About about) {
        return List.of(about.title(), about.build(), about.created()).stream()
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static String difference(Comparison.Difference difference) {
        return difference.what() + ": " + shortened(difference.base()) + " in the base, " + shortened(difference.next())
                + " in the new run" + (difference.allowed() ? "; compared all the same, as asked" : "");
    }

    private String summary() {
        String delta = Numbers.plain(100 * comparison.policy().delta()) + " %";
        return "Of " + comparison.cells().size() + " cells " + count(Verdict.REGRESSION) + " became slower, "
                + count(Verdict.IMPROVEMENT) + " faster, " + count(Verdict.EQUIVALENT) + " did not change by " + delta
                + ", and " + count(Verdict.INCONCLUSIVE) + " cannot be told"
                + (comparison.waived().isEmpty()
                        ? "."
                        : "; " + comparison.waived().size() + " slower by leave.");
    }

    private int count(Verdict verdict) {
        return comparison.with(verdict).size();
    }

    private String method() {
        if (comparison.oneSession()) {
            return "Both builds were measured side by side, fork by fork in random order; " + screening()
                    + " pairs of each cell, then new pairs of what stood out, which alone decide.";
        }
        return "The results are of different sessions: drift is not controlled. "
                + comparison
                        .drift()
                        .ruler()
                        .map(ruler -> "The ruler, a fixed loop, took " + GroupTable.times(ruler)
                                + " times as long in the new run; the margin allows for it.")
                        .orElse("Neither tells how fast the machine was; the margin allows for "
                                + Numbers.plain(100 * comparison.policy().delta()) + " %.")
                + " Measure both builds side by side by threshold gate to be sure.";
    }

    private int screening() {
        return comparison.next().session().map(Run.Session::screening).orElse(0);
    }

    private List<Document.Section> cells(Verdict verdict, String title, Document.Weight weight, Table.Style style) {
        List<CellVerdict> cells = comparison.with(verdict);
        return cells.isEmpty() ? List.of() : List.of(section(title, weight, cells, style));
    }

    private Document.Section section(String title, Document.Weight weight, List<CellVerdict> cells, Table.Style style) {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Heading(2, title), table(cells, style)));
        List<String> words = cells.stream()
                .limit(MOST_ROWS)
                .flatMap(cell -> words(cell).stream())
                .toList();
        if (!words.isEmpty()) {
            blocks.add(new Block.Items(words, MOST_ITEMS));
        }
        if (cells.size() > MOST_ROWS) {
            blocks.add(new Block.Text("And " + (cells.size() - MOST_ROWS) + " more, all in " + WHOLE + "."));
        }
        return new Document.Section(title, weight, blocks);
    }

    private static Table table(List<CellVerdict> cells, Table.Style style) {
        Map<Setting, List<CellVerdict>> bySetting = cells.stream()
                .limit(MOST_ROWS)
                .collect(Collectors.groupingBy(
                        cell -> cell.next().cell().setting(), LinkedHashMap::new, Collectors.toList()));
        List<Table.Row> rows = new ArrayList<>();
        bySetting.forEach((setting, ofSetting) -> {
            rows.add(new Table.Part(shortened(setting.family() + " " + setting.text())));
            ofSetting.forEach(cell -> rows.add(line(cell, style)));
        });
        return new Table(
                List.of(
                        Table.Column.text("solver"),
                        Table.Column.number("base"),
                        Table.Column.number("new"),
                        Table.Column.number("change"),
                        Table.Column.number("95 %"),
                        Table.Column.number("p"),
                        Table.Column.number("forks"),
                        Table.Column.number("finds")),
                rows);
    }

    private static Table.Line line(CellVerdict cell, Table.Style style) {
        double base = cell.contrast().base().median();
        double next = cell.contrast().next().median();
        TimeScale scale = TimeScale.of(Math.min(base, next));
        boolean changed = cell.verdict() == Verdict.REGRESSION || cell.verdict() == Verdict.IMPROVEMENT;
        return new Table.Line(
                List.of(
                        shortened(cell.next().cell().solver()),
                        scale.number(base, DIGITS) + " " + scale.symbol(),
                        scale.number(next, DIGITS) + " " + scale.symbol(),
                        changed ? change(cell.contrast().ratio()) : "~",
                        cell.contrast()
                                .interval()
                                .map(ComparisonDocument::range)
                                .orElse("–"),
                        Numbers.narrow(cell.p(), 2),
                        forks(cell),
                        cell.contrast()
                                .effect()
                                .map(effect -> finds(effect.least()))
                                .orElse("–")),
                style);
    }

    private static String forks(CellVerdict cell) {
        int base = cell.contrast().base().size();
        int next = cell.contrast().next().size();
        return base == next ? Integer.toString(base) : base + "/" + next;
    }

    /** The least slowdown that is found four times in five. */
    private static String finds(double least) {
        return least < 1 ? Numbers.plain(100 * least) + " %" : ">2×";
    }

    /** {@code +8.5 %}, {@code -3.1 %}; {@code 2.31×} where it is more than double. */
    static String change(double ratio) {
        return ratio >= 2 || ratio <= 0.5
                ? GroupTable.times(ratio) + "×"
                : (ratio < 1 ? "" : "+") + Numbers.fixed(100 * (ratio - 1), 1) + " %";
    }

    private static String range(Interval interval) {
        return change(interval.low()).replace(" %", "") + "…"
                + change(interval.high()).replace(" %", "");
    }

    private List<String> words(CellVerdict cell) {
        List<String> words = new ArrayList<>();
        if (!cell.why().isEmpty()) {
            words.add(cell.why()
                    + (cell.forksNeeded().isPresent()
                            ? "; " + cell.forksNeeded().getAsInt() + " forks of each would find "
                                    + Numbers.plain(100 * comparison.policy().sought()) + " %"
                            : ""));
        }
        if (cell.contrast().isTorn()) {
            words.add("the mean of all forks changed by "
                    + change(cell.contrast().ratioOfMeans()) + ", the faster half by "
                    + change(cell.contrast().ratio()));
        }
        modes("base", cell.contrast().modesOfBase()).ifPresent(words::add);
        modes("new", cell.contrast().modesOfNext()).ifPresent(words::add);
        return words.isEmpty()
                ? List.of()
                : List.of(shortened(cell.next()
                                .cell()
                                .setting()
                                .of(cell.next().cell().solver())) + ": " + String.join("; ", words));
    }

    private static Optional<String> modes(String side, Optional<TwoModes> modes) {
        return modes.map(two -> side + " forks have two modes, " + TimeScale.format(two.fast(), DIGITS) + " and "
                + TimeScale.format(two.slow(), DIGITS) + " (" + Numbers.percent(two.slowShare()) + " of them)");
    }

    private List<Document.Section> faults() {
        List<String> faults = new ArrayList<>();
        for (CellVerdict cell : comparison.faulty()) {
            cell.faults().forEach(fault -> faults.add(shortened(cell.id()) + ": " + fault(fault)));
        }
        comparison.lost().stream()
                .filter(Comparison.Lost::failed)
                .forEach(lost -> faults.add(shortened(lost.id()) + ": " + lost.why()));
        return items("Less accurate, allocates more, or fails", faults, Document.Weight.MAIN);
    }

    private static String fault(Fault fault) {
        return switch (fault.kind()) {
            case ACCURACY ->
                "residual " + Numbers.significant(fault.next(), 2) + " n·eps, before "
                        + Numbers.significant(fault.base(), 2) + "; at most " + Numbers.significant(fault.allowed(), 2)
                        + " is allowed";
            case ALLOCATION ->
                Numbers.prefixed(fault.next(), "B") + " a run, before " + Numbers.prefixed(fault.base(), "B")
                        + "; at most " + Numbers.prefixed(fault.allowed(), "B") + " is allowed";
        };
    }

    private List<Document.Section> growths() {
        return items(
                "Grows faster",
                comparison.worseGrowths().stream()
                        .map(ComparisonDocument::growth)
                        .toList(),
                Document.Weight.MAIN);
    }

    private static String growth(Growth growth) {
        return growth.family() + " " + growth.solver() + " along "
                + growth.axis().label() + " (" + growth.constants() + "): exponent " + exponent(growth.next())
                + ", before " + exponent(growth.base());
    }

    private static String exponent(Growth.Exponent exponent) {
        return Numbers.fixed(exponent.slope(), 2) + " ("
                + Numbers.fixed(exponent.interval().low(), 2) + " to "
                + Numbers.fixed(exponent.interval().high(), 2) + ")";
    }

    private List<Document.Section> waived() {
        return items(
                "Slower by leave",
                comparison.waived().stream()
                        .map(cell -> shortened(cell.id()) + " "
                                + change(cell.contrast().ratio()) + ": "
                                + comparison
                                        .waiver(cell)
                                        .map(ComparisonDocument::waiver)
                                        .orElse(""))
                        .toList(),
                Document.Weight.MAIN);
    }

    private static String waiver(Waiver waiver) {
        return waiver.reason() + " (up to " + GroupTable.times(waiver.maxRatio()) + "×, until " + waiver.expires()
                + ")";
    }

    private List<Document.Section> remarks() {
        List<String> remarks = new ArrayList<>();
        comparison
                .expired()
                .forEach(waiver -> remarks.add("the waiver of " + shortened(waiver.cell()) + " expired on "
                        + waiver.expires() + " and does not count: " + waiver.reason()));
        comparison.lost().stream()
                .filter(lost -> !lost.failed())
                .forEach(lost -> remarks.add(shortened(lost.id()) + " was not measured again: " + lost.why()));
        comparison.added().forEach(id -> remarks.add(shortened(id) + " is new"));
        comparison.removed().forEach(id -> remarks.add(shortened(id) + " was removed"));
        return items("To know", remarks, Document.Weight.MAIN);
    }

    private static List<Document.Section> items(String title, List<String> items, Document.Weight weight) {
        return items.isEmpty()
                ? List.of()
                : List.of(new Document.Section(
                        title, weight, List.of(new Block.Heading(2, title), new Block.Items(items, MOST_ITEMS))));
    }

    /** Names come from files and may be of any length. */
    static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
