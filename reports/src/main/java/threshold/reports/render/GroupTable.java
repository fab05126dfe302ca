package threshold.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Group;
import threshold.reports.stats.Interval;
import threshold.reports.stats.RatioOfMedians;
import threshold.reports.stats.Sample;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;

/** The ranking of one setting. */
final class GroupTable {

    private static final int DIGITS = 3;
    private static final double CLOSE = 0.01;
    private static final double LEAST_RESIDUAL = 0.01;

    private final Group group;
    private final TimeScale scale;
    private final boolean scaling;

    private GroupTable(Group group) {
        this.group = group;
        this.scale = TimeScale.of(group.results().stream()
                .mapToDouble(result -> result.run().median())
                .min()
                .orElse(1));
        this.scaling = group.results().stream()
                .anyMatch(result -> !result.cell().place().axes().isEmpty());
    }

    /** The table; a setting without results has a table without rows. */
    static Table of(Group group) {
        return new GroupTable(group).table();
    }

    /** What the setting is, in a line. */
    static String about(Group group, boolean memoryBound) {
        List<String> words = new ArrayList<>();
        words.add(group.setting().precision());
        words.add("κ " + (Double.isNaN(group.kappa()) ? "not stated" : Numbers.plain(group.kappa())));
        if (group.work().flops() > 0) {
            words.add(Numbers.prefixed(group.work().flops(), "flop"));
        }
        if (group.work().bytes() > 0) {
            words.add(Numbers.prefixed(group.work().bytes(), "B"));
        }
        group.roof()
                .ifPresent(roof -> words.add("ceiling " + Numbers.significant(roof, DIGITS) + " GFLOP/s ("
                        + (memoryBound ? "memory" : "arithmetic") + ")"));
        return String.join(" · ", words);
    }

    private Table table() {
        List<Table.Row> rows = new ArrayList<>();
        for (Group.Ranking ranking : group.rankings()) {
            rows.add(new Table.Part(part(ranking)));
            ranking.ranked().forEach(ranked -> rows.add(line(ranked)));
        }
        if (!group.overBound().isEmpty()) {
            rows.add(new Table.Part("over the bound of its class: not ranked"));
            group.overBound().forEach(result -> rows.add(overBound(result)));
        }
        return new Table(columns(), rows);
    }

    private List<Table.Column> columns() {
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.text("#"),
                Table.Column.text("solver"),
                Table.Column.number("run\n" + scale.symbol()),
                Table.Column.number("95 % over\nforks"),
                Table.Column.number("GFLOP\n/s"),
                Table.Column.number("ceil"),
                Table.Column.number("resid"),
                Table.Column.number("× best\n95 %"),
                Table.Column.number("l+r\n" + scale.symbol()),
                Table.Column.optional("GB\n/s"),
                Table.Column.optional("heap\nB")));
        if (scaling) {
            columns.add(Table.Column.optional("per\nsecond"));
        }
        return columns;
    }

    private static String part(Group.Ranking ranking) {
        double bound = ranking.ranked().stream()
                .mapToDouble(ranked -> ranked.result().bound())
                .max()
                .orElse(Double.NaN);
        return ranking.kind().label()
                + switch (ranking.kind()) {
                    case STABLE, KAPPA_LIMITED -> ": residual at most " + Numbers.plain(bound) + " n·eps";
                    case APPROXIMATE -> ": relative residual at most " + Numbers.plain(bound);
                    case UNSTATED -> ": no word about accuracy";
                }
                + (ranking.isEstablished() ? "" : "; too few forks for an order");
    }

    private Table.Line line(Group.Ranked ranked) {
        boolean best = ranked.toBest().isEmpty();
        String place = ranked.tiesWithBest() ? "1=" : Integer.toString(ranked.place());
        String ratio = ranked.toBest().map(GroupTable::ratio).orElse("1");
        return new Table.Line(cells(place, ranked.result(), ratio), best ? Table.Style.BEST : Table.Style.PLAIN);
    }

    private Table.Line overBound(CellResult result) {
        return new Table.Line(cells("!", result, "> " + Numbers.plain(result.bound())), Table.Style.DISQUALIFIED);
    }

    private List<String> cells(String place, CellResult result, String ratio) {
        Sample run = result.run();
        List<String> cells = new ArrayList<>(List.of(
                place,
                result.cell().solver(),
                scale.number(run.median(), DIGITS + 1) + (result.steady() ? "" : "?"),
                run.medianInterval().map(interval -> range(interval, scale)).orElse("–"),
                known(result.gflops()),
                ceilingShare(result),
                residual(result.residual()),
                ratio,
                result.loadAndRun()
                        .map(sample -> scale.number(sample.median(), DIGITS))
                        .orElse("–"),
                known(result.gigabytes()),
                Double.isNaN(result.heap().most())
                        ? "–"
                        : Numbers.prefixed(result.heap().most(), "").strip()));
        if (scaling) {
            cells.add(Numbers.prefixed(
                    result.sequenceRate(), result.cell().place().unit()));
        }
        return cells;
    }

    private String ceilingShare(CellResult result) {
        return group.roof().isPresent()
                ? Numbers.percent(result.gflops() / group.roof().getAsDouble())
                : "–";
    }

    private static String known(double value) {
        return value > 0 ? Numbers.significant(value, value < 0.1 ? DIGITS - 1 : DIGITS) : "–";
    }

    private static String residual(double value) {
        return value > 0 && value < LEAST_RESIDUAL ? "<" + LEAST_RESIDUAL : Numbers.narrow(value, 2);
    }

    private static String ratio(RatioOfMedians toBest) {
        Optional<Interval> interval = toBest.interval();
        return times(toBest.ratio())
                + interval.map(known -> " " + times(known.low()) + "–" + times(known.high()))
                        .orElse("");
    }

    /** A factor around 1 or far above: two decimals at most. */
    static String times(double factor) {
        return factor < 10 ? Numbers.fixed(factor, 2) : Numbers.significant(factor, DIGITS);
    }

    /** {@code 12.1–12.9}, with a digit more where the ends are close. */
    static String range(Interval interval, TimeScale scale) {
        int digits = interval.high() < (1 + CLOSE) * interval.low() ? DIGITS + 1 : DIGITS;
        return scale.number(interval.low(), digits) + "–" + scale.number(interval.high(), digits);
    }
}
