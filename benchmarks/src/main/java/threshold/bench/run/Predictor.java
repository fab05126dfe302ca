package threshold.bench.run;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import threshold.bench.suite.PlannedCell;

/**
 * Predicts what an operation takes from what the same solver took in this run at smaller sizes: t · (w / w₀)^s, with w the
 * method's own operation count and s the slope between the two nearest smaller sizes, at least 1.
 */
final class Predictor {

    private static final double STEEPEST = 1.5;

    /** Per series, nanoseconds per operation by operation count. */
    private final Map<String, NavigableMap<Double, Double>> measured = new HashMap<>();

    private final Map<String, Double> byCell = new HashMap<>();

    /** Takes note of a measurement. */
    void learn(PlannedCell cell, double time) {
        byCell.merge(cell.id(), time, Math::min);
        measured.computeIfAbsent(cell.series(), _ -> new TreeMap<>()).merge(cell.ownFlops(), time, Math::min);
    }

    /** The least that the cell itself took in this run. */
    OptionalDouble known(PlannedCell cell) {
        Double time = byCell.get(cell.id());
        return time == null ? OptionalDouble.empty() : OptionalDouble.of(time);
    }

    /** Nanoseconds per operation; empty if no smaller size of the series has been measured. */
    OptionalDouble predict(PlannedCell cell) {
        NavigableMap<Double, Double> series = measured.getOrDefault(cell.series(), new TreeMap<>());
        Map.Entry<Double, Double> below = series.floorEntry(cell.ownFlops());
        if (below == null) {
            return OptionalDouble.empty();
        }
        double growth = cell.ownFlops() / below.getKey();
        return OptionalDouble.of(below.getValue() * Math.pow(growth, slope(series.lowerEntry(below.getKey()), below)));
    }

    private static double slope(
            Map.@org.jspecify.annotations.Nullable Entry<Double, Double> a, Map.Entry<Double, Double> b) {
        if (a == null) {
            return 1;
        }
        double slope = Math.log(b.getValue() / a.getValue()) / Math.log(b.getKey() / a.getKey());
        return Math.clamp(slope, 1, STEEPEST);
    }
}
