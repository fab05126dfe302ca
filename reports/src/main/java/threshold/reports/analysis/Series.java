package threshold.reports.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Axis;
import threshold.reports.model.Cell;
import threshold.reports.stats.LogLogFit;
import threshold.reports.stats.Sample;

/**
 * One family along one axis.
 *
 * @param family the family
 * @param axis the axis
 * @param constants what stays the same along it: sizes, input, threads
 * @param unit what the sequence counts
 * @param sizes the coordinates, ascending
 * @param curves one per solver
 */
public record Series(String family, Axis axis, String constants, String unit, List<Double> sizes, List<Curve> curves) {

    /**
     * @param solver the solver
     * @param kind the class of accuracy it declares
     * @param points its results, ascending in size
     * @param fit slope of the time, from the points within their bound, where there are two of them
     * @param theory slope of the method's own operation count over the same sizes, where it is known
     */
    public record Curve(
            String solver, AccuracyClass kind, List<Point> points, Optional<LogLogFit> fit, OptionalDouble theory) {

        static Curve of(Axis axis, List<CellResult> results) {
            List<Point> points = results.stream()
                    .map(result -> new Point(result.cell().place().on(axis), result))
                    .sorted(Comparator.comparingDouble(Point::x))
                    .toList();
            List<Point> valid =
                    points.stream().filter(p -> !p.result().overBound()).toList();
            Cell cell = results.getFirst().cell();
            boolean counted = valid.stream().allMatch(p -> ownFlops(p) > 0);
            Optional<LogLogFit> theory = counted ? fit(valid, p -> Sample.of(ownFlops(p))) : Optional.empty();
            return new Curve(
                    cell.solver(),
                    cell.accuracy().kind(),
                    points,
                    fit(valid, p -> p.result().run()),
                    theory.map(f -> OptionalDouble.of(f.slope())).orElse(OptionalDouble.empty()));
        }

        /** Its result at a size. */
        public Optional<CellResult> at(double x) {
            return points.stream().filter(p -> p.x() == x).map(Point::result).findFirst();
        }

        /** Its largest size. */
        public Point largest() {
            return points.getLast();
        }

        private static double ownFlops(Point point) {
            return point.result().cell().work().ownFlops();
        }

        private static Optional<LogLogFit> fit(List<Point> points, Function<Point, Sample> y) {
            return LogLogFit.of(points.stream()
                    .map(p -> new LogLogFit.Point(p.x(), y.apply(p)))
                    .toList());
        }
    }

    /**
     * @param x the coordinate on the axis
     * @param result what was measured there
     */
    public record Point(double x, CellResult result) {}
}
