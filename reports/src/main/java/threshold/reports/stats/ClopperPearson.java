package threshold.reports.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact interval of a proportion: it holds the true one with at least the probability stated.
 *
 * <p>Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404, by quantiles of the beta distribution.
 */
public final class ClopperPearson {

    private ClopperPearson() {}

    /**
     * The two-sided interval of the probability of something that happened so many times.
     *
     * @throws IllegalArgumentException unless 0 ≤ times ≤ trials and there is a trial
     */
    public static Interval interval(int times, int trials, double level) {
        double tail = (1 - level) / 2;
        return new Interval(lower(times, trials, tail), upper(times, trials, tail));
    }

    /** The bound under which the probability is with at least 1 − tail. */
    public static double upper(int times, int trials, double tail) {
        require(times, trials);
        return times == trials
                ? 1
                : BetaDistribution.of(times + 1.0, trials - times).inverseCumulativeProbability(1 - tail);
    }

    private static double lower(int times, int trials, double tail) {
        require(times, trials);
        return times == 0 ? 0 : BetaDistribution.of(times, trials - times + 1.0).inverseCumulativeProbability(tail);
    }

    private static void require(int times, int trials) {
        if (times < 0 || trials < 1 || times > trials) {
            throw new IllegalArgumentException(times + " of " + trials + " is no proportion");
        }
    }
}
