package threshold.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import threshold.reports.model.Run;
import threshold.reports.model.Waiver;
import threshold.reports.unit.Numbers;
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

    private static final int MOST_ITEMS = 12;

    private final Comparison comparison;
    private final String badge;

    private ComparisonDocument(Comparison comparison, String badge) {
        this.comparison = comparison;
        this.badge = badge;
    }

    static Document of(Comparison comparison, String badge) {
        ComparisonDocument layout = new ComparisonDocument(comparison, badge);
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
            blocks.add(new Block.Text(badge));
            blocks.add(
                    new Block.Text(
                            "Columns: " + times()
                                    + ", ~ where none was shown; 95 % = its interval; p = of the change, corrected for the number"
                                    + " of cells, or of equivalence; finds = the slowdown that so many forks find four times in five."));
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
        return difference.what() + ": " + ComparisonTable.shortened(difference.base()) + " in the base, "
                + ComparisonTable.shortened(difference.next()) + " in the new run"
                + (difference.allowed() ? "; compared all the same, as asked" : "");
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

    private boolean inTurns() {
        return comparison.cells().stream().anyMatch(cell -> cell.contrast().inTurns());
    }

    /** What a fork tells, which depends on what ran beside it. */
    private String times() {
        return inTurns()
                ? "base = median of its forks; new = of these times the ratio of each pair, which is the median of its turns; change ="
                        + " geometric mean of the ratios"
                : "base, new = median over forks of a fork's fastest iteration; change = by the faster half of the forks";
    }

    private String method() {
        if (comparison.oneSession()) {
            return "Both builds were measured side by side, "
                    + (inTurns() ? "iteration by iteration of a pair of forks" : "fork by fork")
                    + " in random order; up to "
                    + screening()
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
        List<Block> blocks = new ArrayList<>(List.of(new Block.Heading(2, title), ComparisonTable.of(cells, style)));
        List<String> words = cells.stream()
                .limit(ComparisonTable.MOST_ROWS)
                .flatMap(cell -> ComparisonTable.words(cell).stream())
                .toList();
        if (!words.isEmpty()) {
            blocks.add(new Block.Items(words, MOST_ITEMS));
        }
        if (cells.size() > ComparisonTable.MOST_ROWS) {
            blocks.add(new Block.Text(
                    "And " + (cells.size() - ComparisonTable.MOST_ROWS) + " more, all in " + WHOLE + "."));
        }
        return new Document.Section(title, weight, blocks);
    }

    private List<Document.Section> faults() {
        List<String> faults = new ArrayList<>();
        for (CellVerdict cell : comparison.faulty()) {
            cell.faults().forEach(fault -> faults.add(ComparisonTable.shortened(cell.id()) + ": " + fault(fault)));
        }
        comparison.lost().stream()
                .filter(Comparison.Lost::failed)
                .forEach(lost -> faults.add(ComparisonTable.shortened(lost.id()) + ": " + lost.why()));
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
                        .map(cell -> ComparisonTable.shortened(cell.id()) + " "
                                + ComparisonTable.change(cell.contrast().ratio()) + ": "
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
                .forEach(waiver -> remarks.add("the waiver of " + ComparisonTable.shortened(waiver.cell())
                        + " expired on " + waiver.expires() + " and does not count: " + waiver.reason()));
        comparison.lost().stream()
                .filter(lost -> !lost.failed())
                .forEach(lost ->
                        remarks.add(ComparisonTable.shortened(lost.id()) + " cannot be compared: " + lost.why()));
        remarks.addAll(comparison.remarks());
        comparison.added().forEach(id -> remarks.add(ComparisonTable.shortened(id) + " is new"));
        comparison.removed().forEach(id -> remarks.add(ComparisonTable.shortened(id) + " was removed"));
        return items("To know", remarks, Document.Weight.MAIN);
    }

    private static List<Document.Section> items(String title, List<String> items, Document.Weight weight) {
        return items.isEmpty()
                ? List.of()
                : List.of(new Document.Section(
                        title, weight, List.of(new Block.Heading(2, title), new Block.Items(items, MOST_ITEMS))));
    }
}
