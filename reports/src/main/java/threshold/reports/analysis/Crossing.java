package threshold.reports.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import threshold.reports.model.AccuracyClass;
import threshold.reports.stats.Crossover;
import threshold.reports.stats.LogLogFit;

/**
 * Where one solver overtakes another along an axis.
 *
 * @param below the solver that is faster below
 * @param above the one that is faster above
 * @param where the size, with its interval
 */
public record Crossing(String below, String above, Crossover where) {

    /**
     * The crossings of a series between solvers of one class of accuracy, of those that are the fastest of their class
     * at some size, in the order of its curves.
     */
    public static List<Crossing> of(Series series) {
        List<Crossing> crossings = new ArrayList<>();
        for (AccuracyClass kind : AccuracyClass.values()) {
            List<Series.Curve> winners = winners(series, kind);
            for (int i = 0; i < winners.size(); i++) {
                for (Series.Curve other : winners.subList(i + 1, winners.size())) {
                    crossings.addAll(between(winners.get(i), other));
                }
            }
        }
        return crossings;
    }

    private static List<Series.Curve> winners(Series series, AccuracyClass kind) {
        List<Series.Curve> ofKind =
                series.curves().stream().filter(curve -> curve.kind() == kind).toList();
        Set<Series.Curve> fastest = new HashSet<>();
        for (double size : series.sizes()) {
            ofKind.stream()
                    .filter(curve -> time(curve, size) < Double.POSITIVE_INFINITY)
                    .min(Comparator.comparingDouble(curve -> time(curve, size)))
                    .ifPresent(fastest::add);
        }
        return ofKind.stream().filter(fastest::contains).toList();
    }

    private static double time(Series.Curve curve, double size) {
        return curve.at(size)
                .filter(result -> !result.overBound())
                .map(result -> result.run().median())
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static List<Crossing> between(Series.Curve one, Series.Curve other) {
        return Crossover.between(points(one), points(other)).stream()
                .map(where -> where.firstBelow()
                        ? new Crossing(one.solver(), other.solver(), where)
                        : new Crossing(other.solver(), one.solver(), where))
                .toList();
    }

    private static List<LogLogFit.Point> points(Series.Curve curve) {
        return curve.points().stream()
                .filter(point -> !point.result().overBound())
                .map(point -> new LogLogFit.Point(point.x(), point.result().run()))
                .toList();
    }
}
