package threshold.reports.render;

import java.util.List;
import threshold.reports.analysis.Ceilings;
import threshold.reports.unit.Numbers;

/** The ceilings, each with its spread over the forks. */
final class CeilingTable {

    private static final int DIGITS = 4;

    private CeilingTable() {}

    static Table of(Ceilings ceilings) {
        List<Table.Column> columns = List.of(
                Table.Column.text("ceiling"),
                Table.Column.number("threads"),
                Table.Column.number("median"),
                new Table.Column("unit", false, Table.Need.ALWAYS),
                Table.Column.number("95 %"),
                Table.Column.number("spread"),
                Table.Column.number("theory"),
                Table.Column.number("of theory"));
        return new Table(columns, ceilings.all().stream().map(CeilingTable::row).toList());
    }

    /** How the peak is held against theory, in a sentence. */
    static String note() {
        return "Theory of the FMA peak: clock × 2 flops × lanes × 1, 2 or 4 FMAs a cycle, whichever is nearest, one thread; "
                + "the probe should be within 3 %. Spread: (max − min) / median over the forks.";
    }

    private static Table.Row row(Ceilings.Ceiling ceiling) {
        return new Table.Line(
                List.of(
                        ceiling.title(),
                        Integer.toString(ceiling.threads()),
                        Numbers.significant(ceiling.value().median(), DIGITS),
                        ceiling.kind().unit(),
                        ceiling.value()
                                .medianInterval()
                                .map(interval -> Numbers.significant(interval.low(), DIGITS) + "–"
                                        + Numbers.significant(interval.high(), DIGITS))
                                .orElse("–"),
                        Numbers.fixed(100 * ceiling.value().spread(), 1) + " %",
                        ceiling.theory().isPresent()
                                ? Numbers.significant(ceiling.theory().getAsDouble(), DIGITS)
                                : "–",
                        ofTheory(ceiling)),
                Table.Style.PLAIN);
    }

    private static String ofTheory(Ceilings.Ceiling ceiling) {
        if (ceiling.shareOfTheory().isEmpty()) {
            return "–";
        }
        String share = Numbers.fixed(100 * ceiling.shareOfTheory().getAsDouble(), 1) + " %";
        return ceiling.disagrees() ? share + " !" : share;
    }
}
