package threshold.reports.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Series;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Fork;
import threshold.reports.stats.LogLogFit;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;

/** One family along one axis: the slopes, and the times by size. */
final class SeriesTables {

    private SeriesTables() {}

    /** Slopes beside theory, and the rates at the largest size that each solver reached within its bound. */
    static Table slopes(Series series) {
        Optional<String> figure = figure(series);
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.text("solver"),
                Table.Column.number("slope"),
                Table.Column.number("95 % of\nslope"),
                Table.Column.number("theory"),
                Table.Column.number("largest"),
                Table.Column.number("GFLOP\n/s"),
                Table.Column.number("GB\n/s"),
                Table.Column.number(series.unit() + "\n/s")));
        figure.ifPresent(
                name -> columns.addAll(List.of(Table.Column.number(name), Table.Column.number("slope of\n" + name))));
        return new Table(columns, byClass(series, curve -> slope(curve, figure.isPresent())));
    }

    /** What the answers of a series say, where they say something. */
    private static Optional<String> figure(Series series) {
        return series.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .flatMap(point -> point.result().figure().stream())
                .map(Fork.Figure::name)
                .findFirst();
    }

    /** Median of {@code run} by solver and size; a star on the lowest of each class that kept within its bound. */
    static Table times(Series series) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("solver")));
        series.sizes().forEach(x -> columns.add(Table.Column.number(Numbers.size(x))));
        return new Table(columns, byClass(series, curve -> times(series, curve)));
    }

    /** What the marks in {@link #times(Series)} mean, and what they do not where forks are few. */
    static String marks(Series series) {
        boolean established = series.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .allMatch(point -> point.result().hasEnoughForks());
        return "Median of run by size; * is the lowest median of its class"
                + (established ? "" : " (too few forks to establish an order)") + ", ! is over its bound, ? has a fork"
                + " that was not steady.";
    }

    /** The classes one after the other; in each, who got furthest first, then who was fastest there. */
    private static List<Table.Row> byClass(Series series, Function<Series.Curve, Table.Row> row) {
        List<Table.Row> rows = new ArrayList<>();
        for (AccuracyClass kind : AccuracyClass.values()) {
            List<Table.Row> ofClass = series.curves().stream()
                    .filter(curve -> curve.kind() == kind)
                    .sorted(Comparator.comparingDouble((Series.Curve curve) ->
                                    -curve.largestValid().map(Series.Point::x).orElse(0.0))
                            .thenComparingDouble(curve -> curve.largestValid()
                                    .map(point -> point.result().run().median())
                                    .orElse(Double.POSITIVE_INFINITY)))
                    .map(row)
                    .toList();
            if (!ofClass.isEmpty()) {
                rows.add(new Table.Part(kind.label()));
                rows.addAll(ofClass);
            }
        }
        return rows;
    }

    private static Table.Row times(Series series, Series.Curve curve) {
        List<String> cells = new ArrayList<>(List.of(curve.solver()));
        for (double x : series.sizes()) {
            cells.add(curve.at(x)
                    .map(result -> time(result, fastest(series, curve.kind(), x)))
                    .orElse("–"));
        }
        return new Table.Line(cells, Table.Style.PLAIN);
    }

    private static String time(CellResult result, Optional<CellResult> fastest) {
        String mark = result.overBound()
                ? "!"
                : fastest.filter(best -> best == result).isPresent() ? "*" : "";
        return TimeScale.format(result.run().median(), 3).replace(" ", "") + mark + (result.steady() ? "" : "?");
    }

    private static Optional<CellResult> fastest(Series series, AccuracyClass kind, double x) {
        return series.curves().stream()
                .filter(curve -> curve.kind() == kind)
                .flatMap(curve -> curve.at(x).stream())
                .filter(result -> !result.overBound())
                .min(Comparator.comparingDouble(result -> result.run().median()));
    }

    private static Table.Row slope(Series.Curve curve, boolean withFigure) {
        Optional<CellResult> largest = curve.largestValid().map(Series.Point::result);
        List<String> cells = new ArrayList<>(List.of(
                curve.solver(),
                curve.fit().map(fit -> Numbers.fixed(fit.slope(), 2)).orElse("–"),
                curve.fit()
                        .flatMap(LogLogFit::interval)
                        .map(known -> Numbers.fixed(known.low(), 2) + "–" + Numbers.fixed(known.high(), 2))
                        .orElse("–"),
                theory(curve.theory()),
                curve.largestValid().map(point -> Numbers.size(point.x())).orElse("–"),
                largest.map(r -> Numbers.significant(r.gflops(), 3)).orElse("–"),
                largest.map(r -> Numbers.significant(r.gigabytes(), 3)).orElse("–"),
                largest.map(r -> Numbers.prefixed(r.sequenceRate(), "").strip()).orElse("–")));
        if (withFigure) {
            cells.add(largest.flatMap(CellResult::figure)
                    .map(figure -> Numbers.significant(figure.value(), 3))
                    .orElse("–"));
            cells.add(theory(curve.figure()));
        }
        return new Table.Line(cells, Table.Style.PLAIN);
    }

    private static String theory(OptionalDouble exponent) {
        return exponent.isPresent() ? Numbers.fixed(exponent.getAsDouble(), 2) : "–";
    }
}
