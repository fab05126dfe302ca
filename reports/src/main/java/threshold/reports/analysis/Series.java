package threshold.reports.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Axis;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.stats.LogLogFit;

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
     * @param theory slope of the method's own operation count over the same sizes with the same weights, where it is
     *     known
     * @param figure slope of what its answers say, where they say something positive
     */
    public record Curve(
            String solver,
            AccuracyClass kind,
            List<Point> points,
            Optional<LogLogFit> fit,
            OptionalDouble theory,
            OptionalDouble figure) {

        static Curve of(Axis axis, List<CellResult> results) {
            List<Point> points = results.stream()
                    .map(result -> new Point(result.cell().place().on(axis), result))
                    .sorted(Comparator.comparingDouble(Point::x))
                    .toList();
            List<Point> valid = within(points);
            List<LogLogFit.Point> measured = valid.stream()
                    .map(p -> new LogLogFit.Point(p.x(), p.result().run()))
                    .toList();
            double[] counts = valid.stream().mapToDouble(Curve::ownFlops).toArray();
            boolean counted = Arrays.stream(counts).allMatch(flops -> flops > 0);
            Cell cell = results.getFirst().cell();
            return new Curve(
                    cell.solver(),
                    cell.accuracy().kind(),
                    points,
                    LogLogFit.of(measured),
                    counted ? LogLogFit.slopeOf(measured, counts) : OptionalDouble.empty(),
                    figure(valid, measured));
        }

        private static OptionalDouble figure(List<Point> valid, List<LogLogFit.Point> measured) {
            double[] figures = valid.stream()
                    .flatMap(p -> p.result().figure().stream())
                    .mapToDouble(Fork.Figure::value)
                    .filter(value -> value > 0)
                    .toArray();
            return !valid.isEmpty() && figures.length == valid.size()
                    ? LogLogFit.slopeOf(measured, figures)
                    : OptionalDouble.empty();
        }

        /** Its result at a size. */
        public Optional<CellResult> at(double x) {
            return points.stream().filter(p -> p.x() == x).map(Point::result).findFirst();
        }

        /** Its largest size within its bound, where there is one: what its rates are taken from. */
        public Optional<Point> largestValid() {
            List<Point> valid = within(points);
            return valid.isEmpty() ? Optional.empty() : Optional.of(valid.getLast());
        }

        /** The end of its line in a plot, which over-bound points belong to. */
        public Point last() {
            return points.getLast();
        }

        private static List<Point> within(List<Point> points) {
            return points.stream().filter(p -> !p.result().overBound()).toList();
        }

        private static double ownFlops(Point point) {
            return point.result().cell().work().ownFlops();
        }
    }

    /**
     * @param x the coordinate on the axis
     * @param result what was measured there
     */
    public record Point(double x, CellResult result) {}
}
