package threshold.core.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import threshold.core.kernel.Accuracy;

/**
 * What was measured of one solver at one size.
 *
 * @param family the family
 * @param solver {@code backend:method}
 * @param threads on how many threads
 * @param sizes its sizes by name
 * @param kappa condition number of the problem; NaN where it has none
 * @param accuracy the class that the method declares
 * @param residual the worst of all forks, in units of n·eps, or in the family's measure of an approximation
 * @param forks how many forks there are of it
 * @param time median over forks, ns
 * @param low lower end of its interval, or NaN
 * @param high upper end of its interval, or NaN
 * @param deviation standard deviation of the logarithm of the median, or NaN
 */
record MeasuredCell(
        String family,
        String solver,
        int threads,
        Map<String, String> sizes,
        double kappa,
        Accuracy accuracy,
        double residual,
        int forks,
        double time,
        double low,
        double high,
        double deviation) {

    private static final double INTERVAL_IN_DEVIATIONS = 2 * 1.96;

    /** Of ln time, where neither it nor an interval is known: 5 %. */
    private static final double USUAL_DEVIATION = 0.05;

    /** @throws IllegalArgumentException unless the solver is {@code backend:method} */
    MeasuredCell {
        if (!solver.matches("[^:]+:.+")) {
            throw new IllegalArgumentException("a solver reads backend:method, not '" + solver + "'");
        }
    }

    /** Variance of the logarithm of the median: as it is given, else as its interval tells, else the usual one. */
    double logVariance() {
        double known = spreadKnown() ? knownDeviation() : USUAL_DEVIATION;
        return known * known;
    }

    /** Whether anything measured tells how far its time may be off. */
    boolean spreadKnown() {
        return !Double.isNaN(knownDeviation());
    }

    private double knownDeviation() {
        return Double.isNaN(deviation) ? Math.log(high / low) / INTERVAL_IN_DEVIATIONS : deviation;
    }

    /** Whether its residual is over what its class allows. */
    boolean isOverBound() {
        return !(residual <= accuracy.bound(Double.isNaN(kappa) ? 1 : kappa));
    }

    /** Of one solver's cells of one size that with the least condition not under the one asked for, else the largest. */
    static MeasuredCell nearest(List<MeasuredCell> cells, double kappa) {
        return cells.stream()
                .filter(cell -> !(cell.kappa() < kappa))
                .min(Comparator.comparingDouble(MeasuredCell::kappa))
                .orElseGet(() -> cells.stream()
                        .max(Comparator.comparingDouble(MeasuredCell::kappa))
                        .orElseThrow());
    }

    String backend() {
        return solver.substring(0, solver.indexOf(':'));
    }

    String method() {
        return solver.substring(solver.indexOf(':') + 1);
    }
}
