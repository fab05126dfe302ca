package threshold.reports.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import threshold.reports.model.Setting;
import threshold.reports.stats.Interval;
import threshold.reports.stats.TwoModes;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;
import threshold.reports.verdict.CellVerdict;
import threshold.reports.verdict.Verdict;

/** Cells of one verdict, by setting: both times, the change where there is one, and what the forks could tell. */
final class ComparisonTable {

    /** Rows of a table: more are for machines. */
    static final int MOST_ROWS = 100;

    private static final int DIGITS = 3;

    private ComparisonTable() {}

    static Table of(List<CellVerdict> cells, Table.Style style) {
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
                        cell.contrast().interval().map(ComparisonTable::range).orElse("–"),
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

    /** What is to be said of a cell beside its row. */
    static List<String> words(CellVerdict cell) {
        List<String> words = new ArrayList<>();
        if (!cell.why().isEmpty()) {
            words.add(cell.why()
                    + (cell.forksNeeded().isPresent()
                            ? "; about " + cell.forksNeeded().getAsInt()
                                    + " forks of each would tell whether it changed by "
                                    + Numbers.plain(100 * cell.contrast().delta()) + " %"
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

    /** Names come from files and may be of any length. */
    static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
