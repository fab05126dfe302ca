package threshold.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A logarithmic axis.
 *
 * @param low its smallest value, positive
 * @param high its largest value
 * @param from coordinate of {@code low}
 * @param to coordinate of {@code high}
 */
record LogAxis(double low, double high, double from, double to) {

    private static final int FEWEST_TICKS = 3;
    private static final int MOST_TICKS = 8;
    private static final double SLACK = 1e-9;
    private static final double LABEL = 44;

    double at(double value) {
        return from + (to - from) * Math.log(value / low) / Math.log(high / low);
    }

    /** Round values along the axis: decades; where those are few 1, 2, 5; on a short axis equal steps. */
    List<Double> ticks() {
        List<Double> decades = thinned(products(1));
        if (decades.size() >= FEWEST_TICKS) {
            return decades;
        }
        List<Double> ones = products(1, 2, 5);
        return apart(ones.size() >= FEWEST_TICKS ? ones : steps());
    }

    /** The ticks whose labels do not touch that of the one before. */
    private List<Double> apart(List<Double> ticks) {
        List<Double> kept = new ArrayList<>();
        for (double tick : ticks) {
            if (kept.isEmpty() || Math.abs(at(tick) - at(kept.getLast())) >= LABEL) {
                kept.add(tick);
            }
        }
        return kept;
    }

    private List<Double> products(int... digits) {
        List<Double> products = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
            for (int digit : digits) {
                products.add(digit * Math.pow(10, power));
            }
        }
        products.removeIf(isOutside());
        return products;
    }

    private List<Double> steps() {
        double step = Math.pow(10, Math.floor(Math.log10(high - low)));
        for (double finer : new double[] {1, 0.5, 0.2, 0.1}) {
            List<Double> ticks = multiples(step * finer);
            if (ticks.size() >= FEWEST_TICKS) {
                return ticks;
            }
        }
        return List.of(low, high);
    }

    private List<Double> multiples(double step) {
        List<Double> multiples = new ArrayList<>();
        for (double k = Math.ceil(low / step); k * step <= high; k++) {
            multiples.add(k * step);
        }
        multiples.removeIf(isOutside());
        return multiples;
    }

    private Predicate<Double> isOutside() {
        return value -> value < low * (1 - SLACK) || value > high * (1 + SLACK);
    }

    private static List<Double> thinned(List<Double> ticks) {
        int stride = (ticks.size() + MOST_TICKS - 1) / MOST_TICKS;
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i += Math.max(1, stride)) {
            kept.add(ticks.get(i));
        }
        return kept;
    }
}
