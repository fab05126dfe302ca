package threshold.reports.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Series;
import threshold.reports.model.Axis;
import threshold.reports.stats.LogLogFit;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;

/** One family along one axis: the slopes, and the times by size. */
final class SeriesTables {

    private SeriesTables() {}

    /** Slopes beside theory, and the rates at the largest size that each solver reached. */
    static Table slopes(Series series) {
        List<Table.Column> columns = List.of(
                Table.Column.text("solver"),
                Table.Column.number("slope"),
                Table.Column.number("95 %"),
                Table.Column.number("theory"),
                Table.Column.number("largest"),
                Table.Column.number("GFLOP/s"),
                Table.Column.number("GB/s"),
                Table.Column.number(series.unit() + "/s"));
        return new Table(
                columns,
                byPerformance(series).stream().map(SeriesTables::slope).toList());
    }

    /** Median of {@code run} by solver and size; the fastest within its bound stands out. */
    static Table times(Series series) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("solver")));
        series.sizes().forEach(x -> columns.add(Table.Column.number(size(series.axis(), x))));
        return new Table(
                columns,
                byPerformance(series).stream().map(curve -> times(series, curve)).toList());
    }

    /** {@code T = 1000} as a heading: sizes on the sequence axis are whole, parameters may be large. */
    static String size(Axis axis, double x) {
        boolean whole = axis == Axis.SEQUENCE && x < 1e6 && x == Math.rint(x);
        return whole ? Numbers.fixed(x, 0) : Numbers.prefixed(x, "").replace(" ", "");
    }

    private static Table.Row times(Series series, Series.Curve curve) {
        List<String> cells = new ArrayList<>(List.of(curve.solver()));
        for (double x : series.sizes()) {
            cells.add(curve.at(x).map(result -> time(series, x, result)).orElse("–"));
        }
        return new Table.Line(cells, Table.Style.PLAIN);
    }

    private static String time(Series series, double x, CellResult result) {
        String mark = result.overBound() ? "!" : result == fastest(series, x).orElse(null) ? "*" : "";
        return TimeScale.format(result.run().median(), 3).replace(" ", "") + mark;
    }

    private static Optional<CellResult> fastest(Series series, double x) {
        return series.curves().stream()
                .flatMap(curve -> curve.at(x).stream())
                .filter(result -> !result.overBound())
                .min(Comparator.comparingDouble(result -> result.run().median()));
    }

    /** Who got furthest first, then who was fastest there. */
    private static List<Series.Curve> byPerformance(Series series) {
        return series.curves().stream()
                .sorted(Comparator.comparingDouble((Series.Curve curve) -> -curve.largest().x())
                        .thenComparingDouble(curve -> curve.largest().result().run().median()))
                .toList();
    }

    private static Table.Row slope(Series.Curve curve) {
        CellResult largest = curve.largest().result();
        return new Table.Line(
                List.of(
                        curve.solver(),
                        curve.fit().map(fit -> Numbers.fixed(fit.slope(), 2)).orElse("–"),
                        curve.fit()
                                .flatMap(LogLogFit::interval)
                                .map(known -> Numbers.fixed(known.low(), 2) + "–" + Numbers.fixed(known.high(), 2))
                                .orElse("–"),
                        theory(curve.theory()),
                        Numbers.prefixed(curve.largest().x(), "").replace(" ", ""),
                        Numbers.significant(largest.gflops(), 3),
                        Numbers.significant(largest.gigabytes(), 3),
                        Numbers.prefixed(largest.sequenceRate(), "").strip()),
                Table.Style.PLAIN);
    }

    private static String theory(OptionalDouble exponent) {
        return exponent.isPresent() ? Numbers.fixed(exponent.getAsDouble(), 2) : "–";
    }
}
