package threshold.reports.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.reports.stats.LogLogFit;

/**
 * How a solver's time grows while its data fit into one level of the memory: a line through sizes of several levels has
 * a slope that is nobody's.
 *
 * @param level {@code L1d}, {@code L2}, {@code L3} or {@code memory}
 * @param from the first size
 * @param to the last
 * @param fit the exponent, from {@value #FEWEST} sizes on
 * @param theory the exponent of the method's own operation count over the same sizes, where it is known
 */
public record Regime(String level, double from, double to, Optional<LogLogFit> fit, OptionalDouble theory) {

    /** Sizes that an exponent with an interval takes. */
    public static final int FEWEST = 3;

    private static final String MEMORY = "memory";

    /**
     * The regimes of a curve, from the smallest sizes on.
     *
     * @param caches bytes of each cache, from the smallest on
     */
    public static List<Regime> of(Series.Curve curve, Map<String, Double> caches) {
        List<Regime> regimes = new ArrayList<>();
        List<Series.Point> within = curve.points().stream()
                .filter(point -> !point.result().overBound())
                .toList();
        int start = 0;
        for (int i = 1; i <= within.size(); i++) {
            String level = level(within.get(start), caches);
            if (i == within.size() || !level(within.get(i), caches).equals(level)) {
                regimes.add(of(level, within.subList(start, i)));
                start = i;
            }
        }
        return regimes;
    }

    private static Regime of(String level, List<Series.Point> points) {
        List<LogLogFit.Point> measured = points.stream()
                .map(point -> new LogLogFit.Point(point.x(), point.result().run()))
                .toList();
        double[] counts = points.stream()
                .mapToDouble(point -> point.result().cell().work().ownFlops())
                .filter(flops -> flops > 0)
                .toArray();
        boolean enough = points.size() >= FEWEST;
        return new Regime(
                level,
                points.getFirst().x(),
                points.getLast().x(),
                enough ? LogLogFit.of(measured) : Optional.empty(),
                enough && counts.length == points.size()
                        ? LogLogFit.slopeOf(measured, counts)
                        : OptionalDouble.empty());
    }

    private static String level(Series.Point point, Map<String, Double> caches) {
        double bytes = point.result().cell().work().bytes();
        return caches.entrySet().stream()
                .filter(cache -> bytes <= cache.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(MEMORY);
    }
}
