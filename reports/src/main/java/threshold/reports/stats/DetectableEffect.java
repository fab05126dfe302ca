package threshold.reports.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How small a slowdown a comparison can find, from how far its forks scatter.
 *
 * <p>A slowdown by a factor e^θ is reported if the difference is t(1 − α)·s over 0 and over the margin log(1 + δ), s
 * its standard error; that happens with probability π from θ = max(t(1 − α)·s, log(1 + δ)) + t(π)·s on.
 *
 * <p>Source: J. Cohen, Statistical Power Analysis, section 2.4, with Student's t on n − 1 degrees of freedom for the
 * estimated error.
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
        return Math.expm1(theta());
    }

    /**
     * Forks of each side that show with the power wanted that nothing has changed by more than the margin, if nothing
     * has: where (t(1 − level) + t((1 + π)/2))·s ≤ log(1 + δ), the level that of each of the two one-sided tests.
     * {@link Integer#MAX_VALUE} if it takes more than 10 000.
     *
     * <p>Source: S. A. Julious, Statistics in Medicine 23 (2004) 1921, section 5 (two one-sided tests).
     */
    public int forksToSettle(double level) {
        for (int n = 2; n <= MOST; n++) {
            TDistribution student = TDistribution.of(n - 1);
            double quantiles = student.inverseCumulativeProbability(1 - level)
                    + student.inverseCumulativeProbability((1 + power) / 2);
            if (quantiles * errorOf(n) <= Math.log1p(delta)) {
                return n;
            }
        }
        return Integer.MAX_VALUE;
    }

    private double errorOf(int n) {
        return error * Math.sqrt((double) forks / n);
    }

    private double theta() {
        if (forks < 2) {
            return Double.POSITIVE_INFINITY;
        }
        TDistribution student = TDistribution.of(forks - 1);
        return Math.max(student.inverseCumulativeProbability(1 - alpha) * error, Math.log1p(delta))
                + student.inverseCumulativeProbability(power) * error;
    }
}
