package threshold.bench.run;

import static java.util.Comparator.comparingDouble;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threshold.bench.suite.PlannedCell;

/**
 * Predicts what an operation takes from what the same solver took in this run at smaller sizes: t · (w / w₀)^s, with w
 * the method's own operation count and s the slope between the nearest smaller size and one that is smaller still by
 * half, at least 1. Sizes are compared along one axis, and only where the sizes that are words, such as {@code
 * want=thin}, are equal.
 */
final class Predictor {

    private static final double STEEPEST = 1.5;

    /** Two sizes nearer than this tell more of noise than of a slope. */
    private static final double APART = 1.5;

    private static final String NO_AXIS = "";

    /** Per series, nanoseconds per operation by operation count. */
    private final Map<String, NavigableMap<Double, Double>> measured = new HashMap<>();

    private final Map<String, Double> byCell = new HashMap<>();

    /** Takes note of a measurement. */
    void learn(PlannedCell cell, double time) {
        byCell.merge(cell.id(), time, Math::min);
        series(cell)
                .forEach(key ->
                        measured.computeIfAbsent(key, _ -> new TreeMap<>()).merge(cell.ownFlops(), time, Math::min));
    }

    /** The least that the cell itself took in this run. */
    OptionalDouble known(PlannedCell cell) {
        Double time = byCell.get(cell.id());
        return time == null ? OptionalDouble.empty() : OptionalDouble.of(time);
    }

    /** Nanoseconds per operation; empty if no smaller size of a series has been measured. The nearest one decides. */
    OptionalDouble predict(PlannedCell cell) {
        return series(cell)
                .map(key -> measured.getOrDefault(key, new TreeMap<>()).headMap(cell.ownFlops(), true))
                .filter(smaller -> !smaller.isEmpty())
                .max(comparingDouble(NavigableMap::lastKey))
                .map(smaller -> OptionalDouble.of(extrapolate(smaller, cell.ownFlops())))
                .orElse(OptionalDouble.empty());
    }

    private static double extrapolate(NavigableMap<Double, Double> smaller, double work) {
        Map.Entry<Double, Double> below = smaller.lastEntry();
        double growth = work / below.getKey();
        return below.getValue() * Math.pow(growth, slope(smaller.floorEntry(below.getKey() / APART), below));
    }

    private static double slope(Map.@Nullable Entry<Double, Double> a, Map.Entry<Double, Double> b) {
        if (a == null) {
            return 1;
        }
        double slope = Math.log(b.getValue() / a.getValue()) / Math.log(b.getKey() / a.getKey());
        return Math.clamp(slope, 1, STEEPEST);
    }

    /** The series that a cell is a point of: one for each of its axes. */
    private static Stream<String> series(PlannedCell cell) {
        String words = cell.sizes().entrySet().stream()
                .filter(size -> !size.getValue().matches("[0-9].*"))
                .sorted(Map.Entry.comparingByKey())
                .map(Object::toString)
                .collect(Collectors.joining(","));
        List<String> axes = cell.axes().isEmpty() ? List.of(NO_AXIS) : List.copyOf(cell.axes());
        return axes.stream().map(axis -> String.join("/", cell.series(), words, axis));
    }
}
