package threshold.reports.stats;

import java.util.Arrays;
import java.util.List;

/**
 * What the iterations of two forks that took turns say of each other.
 *
 * <p>Iteration i of one was measured beside iteration i of the other, so that whatever slowed the machine for longer
 * than an iteration slowed both, and is gone from the ratio of the two. The median over the turns is what is left where
 * a disturbance came or went between one iteration and the next. Iterations are paired, and not counted as a sample: a
 * pair of forks gives one number.
 */
public final class Turns {

    private Turns() {}

    /**
     * ln of the ratio of the times, next over base: the median over their turns; of forks with different numbers of
     * turns over those that both had.
     *
     * @throws IllegalArgumentException if one had none
     */
    public static double logRatio(List<Double> base, List<Double> next) {
        int turns = Math.min(base.size(), next.size());
        if (turns == 0) {
            throw new IllegalArgumentException("forks that took no turns have no ratio");
        }
        double[] ratios = new double[turns];
        Arrays.setAll(ratios, i -> Math.log(next.get(i) / base.get(i)));
        Arrays.sort(ratios);
        return Sample.medianOfSorted(ratios);
    }
}
