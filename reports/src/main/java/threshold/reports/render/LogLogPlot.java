package threshold.reports.render;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Series;
import threshold.reports.model.Axis;
import threshold.reports.stats.Interval;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;

/** Time over size, both logarithmic: medians with their intervals, a line per solver, theory as thin dashes. */
final class LogLogPlot {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 380;
    private static final double LEFT = 64;
    private static final double RIGHT = 442;
    private static final double TOP = 14;
    private static final double BOTTOM = 334;
    private static final double LABEL_STEP = 13;
    private static final double RADIUS = 3.4;
    private static final double MARGIN = 1.35;
    private static final double BELOW = 2;
    private static final int MOST_REFERENCES = 3;
    private static final double SLOPE_WIDTH = 60;

    private final Series series;
    private final Palette palette;
    private final LogAxis x;
    private final LogAxis y;
    private final Svg svg = new Svg(WIDTH, HEIGHT);

    private LogLogPlot(Series series, Palette palette) {
        this.series = series;
        this.palette = palette;
        double first = series.sizes().getFirst();
        double last = series.sizes().getLast();
        double margin = Math.pow(last / first, 0.04);
        this.x = new LogAxis(first / margin, last * margin, LEFT, RIGHT);
        this.y = new LogAxis(
                times().min().orElse(1) / BELOW / MARGIN, times().max().orElse(1) * MARGIN, BOTTOM, TOP);
    }

    static String of(Series series, Palette palette) {
        LogLogPlot plot = new LogLogPlot(series, palette);
        plot.axes();
        plot.references();
        series.curves().forEach(plot::curve);
        plot.labels();
        return plot.svg.named("Time of one run over " + series.axis().label() + ", " + series.family() + ", "
                + series.constants() + ": " + series.curves().size() + " solvers, both axes logarithmic");
    }

    private DoubleStream times() {
        return series.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .flatMapToDouble(p ->
                        DoubleStream.of(p.result().run().min(), p.result().run().max()));
    }

    private void axes() {
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), TOP, x.at(tick), BOTTOM, "grid");
            svg.text(x.at(tick), BOTTOM + 15, "middle", "tick", Numbers.size(tick));
        }
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.at(tick), RIGHT, y.at(tick), "grid");
            svg.text(LEFT - 6, y.at(tick) + 4, "end", "tick", TimeScale.format(tick, 1));
        }
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis");
        svg.line(LEFT, TOP, LEFT, BOTTOM, "axis");
        String name = series.axis() == Axis.SEQUENCE ? "sequence length, " + series.unit() : "parameters";
        svg.text((LEFT + RIGHT) / 2, BOTTOM + 36, "middle", "name", name);
        svg.upwards(13, (TOP + BOTTOM) / 2, "name", "time of one run");
    }

    /** A line of theory: from its start, which may be cut off at the foot of the plot, to its end at the largest size. */
    private record Reference(String slope, double x1, double y1, double x2, double y2) {}

    /** Each theoretical slope once, under the fastest point of the largest size; labels moved apart where they would touch. */
    private void references() {
        Map<String, Reference> bySlope = new LinkedHashMap<>();
        for (Series.Curve curve : series.curves()) {
            if (curve.theory().isPresent() && bySlope.size() < MOST_REFERENCES) {
                double slope = curve.theory().getAsDouble();
                bySlope.computeIfAbsent(Numbers.fixed(slope, 1), label -> reference(slope, label));
            }
        }
        List<Reference> drawn = bySlope.values().stream()
                .sorted(Comparator.comparingDouble(LogLogPlot::labelHeight))
                .toList();
        double[] heights =
                apart(drawn.stream().mapToDouble(LogLogPlot::labelHeight).toArray(), BOTTOM - LABEL_STEP / 2);
        for (int i = 0; i < heights.length; i++) {
            Reference line = drawn.get(i);
            svg.line(line.x1, line.y1, line.x2, line.y2, "theory");
            double at = Math.min((line.x1 + line.x2) / 2 + 8, RIGHT - SLOPE_WIDTH);
            svg.text(at, heights[i], "start", "tick", "slope " + line.slope);
        }
    }

    private static double labelHeight(Reference line) {
        return (line.y1 + line.y2) / 2 + 14;
    }

    private Reference reference(double slope, String label) {
        double end = series.sizes().getLast();
        double start = series.sizes().getFirst();
        double foot = series.curves().stream()
                        .mapToDouble(curve -> curve.last().result().run().median()
                                * Math.pow(end / curve.last().x(), slope))
                        .min()
                        .orElse(1)
                / BELOW;
        double atStart = foot * Math.pow(start / end, slope);
        if (atStart < y.low()) {
            start = end * Math.pow(y.low() / foot, 1 / slope);
            atStart = y.low();
        }
        return new Reference(label, x.at(start), y.at(atStart), x.at(end), y.at(foot));
    }

    private void curve(Series.Curve curve) {
        String color = palette.color(curve.solver());
        String points = curve.points().stream()
                .map(p ->
                        Svg.at(x.at(p.x())) + " " + Svg.at(y.at(p.result().run().median())))
                .collect(Collectors.joining("L", "M", ""));
        svg.path(points, "curve " + color);
        for (Series.Point point : curve.points()) {
            CellResult result = point.result();
            double px = x.at(point.x());
            Optional<Interval> interval = result.run().medianInterval();
            interval.ifPresent(known -> svg.line(px, y.at(known.low()), px, y.at(known.high()), "whisker " + color));
            svg.mark(
                    palette.shape(curve.solver()),
                    px,
                    y.at(result.run().median()),
                    RADIUS,
                    "mark " + (result.overBound() ? "off" : color),
                    curve.solver() + " at " + Numbers.size(point.x()) + ": "
                            + TimeScale.format(result.run().median(), 3)
                            + (result.overBound() ? ", over its accuracy bound" : ""));
        }
    }

    /** Each curve's name at the height of its end, moved apart where they would touch. */
    private void labels() {
        List<Series.Curve> byHeight = series.curves().stream()
                .sorted(Comparator.comparingDouble(this::endHeight))
                .toList();
        double[] heights = apart(byHeight.stream().mapToDouble(this::endHeight).toArray(), HEIGHT - LABEL_STEP / 2);
        for (int i = 0; i < heights.length; i++) {
            Series.Curve curve = byHeight.get(i);
            String color = palette.color(curve.solver());
            double end = x.at(curve.last().x());
            svg.path(
                    "M" + Svg.at(end + 6) + " " + Svg.at(endHeight(curve)) + "L" + Svg.at(RIGHT + 8) + " "
                            + Svg.at(heights[i]),
                    "leader " + color);
            svg.mark(palette.shape(curve.solver()), RIGHT + 14, heights[i], RADIUS, "mark " + color, curve.solver());
            svg.text(RIGHT + 22, heights[i] + 4, "start", "label", curve.solver());
        }
    }

    private double endHeight(Series.Curve curve) {
        return y.at(curve.last().result().run().median());
    }

    /** Heights at least a line apart: pushed down in order, then up again from the lowest. */
    private static double[] apart(double[] ascending, double lowest) {
        double[] heights = ascending.clone();
        for (int i = 1; i < heights.length; i++) {
            heights[i] = Math.max(heights[i], heights[i - 1] + LABEL_STEP);
        }
        double limit = lowest;
        for (int i = heights.length - 1; i >= 0 && heights[i] > limit; i--) {
            heights[i] = limit;
            limit -= LABEL_STEP;
        }
        return heights;
    }
}
