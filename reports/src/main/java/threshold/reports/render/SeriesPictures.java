package threshold.reports.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import threshold.reports.analysis.Report;
import threshold.reports.analysis.Series;
import threshold.reports.analysis.Series.Point;
import threshold.reports.model.Axis;
import threshold.reports.model.Experiment;

/**
 * Time over size, for where no page can be opened, such as a README: of each backend the method that is fastest at the
 * largest size that it solves within its bound. Points are medians of forks, bars their intervals.
 */
public final class SeriesPictures {

    /** Two sizes make a line of any two times. */
    private static final int FEWEST = 3;

    private static final double NANOSECOND = 1e-9;

    /** A suite of other people may call a family anything. */
    private static final Pattern NO_FILE_NAME = Pattern.compile("[^A-Za-z0-9_-]+");

    /** A backend has the same look in each picture of a run. */
    private final List<String> backends;

    /** Times are nothing without the machine, which a run of other people may not tell. */
    private final Optional<String> machine;

    /**
     * @param name of its file
     * @param png the picture
     */
    public record Drawn(String name, byte[] png) {}

    private SeriesPictures(Report report) {
        machine = report.run().about().machine().stream().findFirst();
        backends = report.series().stream()
                .flatMap(series -> series.curves().stream())
                .map(SeriesPictures::backend)
                .distinct()
                .toList();
    }

    /** A picture of each series of at least three sizes, named after its family and axis. */
    public static List<Drawn> of(Report report) throws IOException {
        SeriesPictures pictures = new SeriesPictures(report);
        Map<String, Integer> taken = new HashMap<>();
        List<Drawn> drawn = new ArrayList<>();
        for (Series series : report.series()) {
            if (series.sizes().size() >= FEWEST) {
                String name = NO_FILE_NAME.matcher(series.family()).replaceAll("-") + "-"
                        + series.axis().label();
                int times = taken.merge(name, 1, Integer::sum);
                String unique = times == 1 ? name : name + "-" + times;
                drawn.add(new Drawn(unique + ".png", pictures.chart(series).png()));
            }
        }
        return drawn;
    }

    private LineChart chart(Series series) {
        return new LineChart(
                series.family() + " · " + series.constants(),
                new LineChart.Axis(across(series), true),
                new LineChart.Axis("seconds", true),
                best(series).stream().map(this::line).toList(),
                List.of());
    }

    private String across(Series series) {
        String unit = series.axis() == Axis.SEQUENCE ? series.unit() : "parameters";
        return machine.map(name -> unit + " · " + name).orElse(unit);
    }

    /** One curve for each backend, in the order of the plan. */
    static List<Series.Curve> best(Series series) {
        Map<String, Series.Curve> best = new LinkedHashMap<>();
        for (Series.Curve curve : series.curves()) {
            if (curve.largestValid().isPresent()) {
                best.merge(backend(curve), curve, SeriesPictures::better);
            }
        }
        return List.copyOf(best.values());
    }

    private static Series.Curve better(Series.Curve one, Series.Curve other) {
        Comparator<Point> larger = Comparator.comparingDouble(Point::x);
        Comparator<Point> faster = Comparator.comparingDouble(
                        (Point point) -> point.result().run().median())
                .reversed();
        return larger.thenComparing(faster)
                                .compare(
                                        one.largestValid().orElseThrow(),
                                        other.largestValid().orElseThrow())
                        >= 0
                ? one
                : other;
    }

    private LineChart.Line line(Series.Curve curve) {
        List<Point> points = curve.points().stream()
                .filter(point -> !point.result().overBound())
                .toList();
        double[] x = points.stream().mapToDouble(Point::x).toArray();
        double[] seconds = points.stream()
                .mapToDouble(point -> NANOSECOND * point.result().run().median())
                .toArray();
        return new LineChart.Line(
                new Experiment.Curve(curve.solver(), x, seconds),
                points.stream().flatMap(point -> bar(point).stream()).toList(),
                backends.indexOf(backend(curve)));
    }

    private static Optional<LineChart.Bar> bar(Point point) {
        return point.result()
                .run()
                .medianInterval()
                .map(interval -> new LineChart.Bar(point.x(), interval.times(NANOSECOND)));
    }

    private static String backend(Series.Curve curve) {
        return curve.last().result().cell().backend();
    }
}
