package threshold.reports.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How small a slowdown a comparison can find, from how far its forks scatter.
 *
 * <p>A slowdown by a factor e^θ is reported if the difference is t(1 − α)·s over 0 and over the margin log(1 + δ), s its
 * standard error; that happens with probability π from θ = max(t(1 − α)·s, log(1 + δ)) + t(π)·s on.
 *
 * <p>Source: J. Cohen, Statistical Power Analysis, section 2.4, with Student's t on n − 1 degrees of freedom for the estimated
 * error.
 *
 * @param error standard error of the log ratio
 * @param forks forks of each side that it was estimated from
 * @param alpha of the one-sided test
 * @param power π
 * @param delta ratios up to 1 + δ are no slowdown
 */
public record DetectableEffect(double error, int forks, double alpha, double power, double delta) {

    private static final int MOST = 10_000;

    /** The least slowdown that is found with the power wanted, as a ratio less 1: 0.05 for 5 %. */
    public double least() {
        return Math.expm1(theta(forks));
    }

    /** Forks of each side that it takes to find a slowdown, as a ratio less 1; {@link Integer#MAX_VALUE} if none do. */
    public int forksFor(double slowdown) {
        double theta = Math.log1p(slowdown);
        for (int n = 2; n <= MOST; n++) {
            if (theta(n) <= theta) {
                return n;
            }
        }
        return Integer.MAX_VALUE;
    }

    private double theta(int n) {
        if (n < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double s = error * Math.sqrt((double) forks / n);
        TDistribution student = TDistribution.of(n - 1);
        return Math.max(student.inverseCumulativeProbability(1 - alpha) * s, Math.log1p(delta))
                + student.inverseCumulativeProbability(power) * s;
    }
}
