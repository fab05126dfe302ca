package threshold.core.advice;

import java.util.Arrays;

/**
 * Kriging through logarithms of times some of which may be of a fork that the compiler left slow.
 *
 * <p>A value may be spoiled with the probability π that its few forks leave; it is too large then, and its variance is
 * v + S² and not v. What the others foretell in its place tells how likely that is, p, and with the precision that is to
 * be expected, (1 − p)/v + p/(v + S²), it is taken into account again. So a value that stands alone far above its
 * neighbours counts for little; one that neighbours confirm, or many forks, is what it is.
 *
 * <p>Source: the EM algorithm for a contaminated normal; R. J. A. Little, Robust estimation of the mean and covariance
 * matrix from data with missing values, Applied Statistics 37:1, 1988.
 */
final class SlowForks {

    /** π of one fork, or of the mean of two: a prior. Of 420 forks on Zen 4 8 were over a fifth slower than their cell. */
    private static final double SHARE = 0.05;

    /** The median of so many forks is not spoiled by one. */
    private static final int ENOUGH = 3;

    /** S, a prior: such a fork is slower by a factor of two, seldom of more than four. */
    private static final double SLOW = 0.7;

    /** Deviation to begin with: a curve that is free to follow every value would find none of them far off. */
    private static final double FIRST = 0.3;

    /** By then p does not change any more by what matters. */
    private static final int ROUNDS = 3;

    private SlowForks() {}

    /** π of the median of so many forks. */
    static double doubt(int forks) {
        return forks < ENOUGH ? SHARE : 0;
    }

    /**
     * @param z coordinates, one row for each value
     * @param y the values
     * @param v their variances, positive, if they are not spoiled
     * @param doubt the probability that each is
     */
    static Kriging through(double[][] z, double[] y, double[] v, double[] doubt) {
        double[] revised = new double[y.length];
        Arrays.setAll(revised, i -> doubt[i] > 0 ? v[i] + FIRST * FIRST : v[i]);
        for (int round = 0; round < ROUNDS; round++) {
            Kriging kriging = new Kriging(z, y, revised);
            for (int i = 0; i < y.length; i++) {
                double p = spoiled(kriging.residual(i), kriging.residualVariance(i) - revised[i], v[i], doubt[i]);
                revised[i] = 1 / ((1 - p) / v[i] + p / (v[i] + SLOW * SLOW));
            }
        }
        return new Kriging(z, y, revised);
    }

    /** @param unknown the variance of what the others foretell */
    private static double spoiled(double residual, double unknown, double v, double doubt) {
        if (residual <= 0) {
            return 0;
        }
        double sound = Math.log(1 - doubt) + logDensity(residual, unknown + v);
        double slow = Math.log(2 * doubt) + logDensity(residual, unknown + v + SLOW * SLOW);
        return 1 / (1 + Math.exp(sound - slow));
    }

    /** Of the normal distribution, but for a term that cancels. */
    private static double logDensity(double residual, double variance) {
        return -0.5 * (residual * residual / variance + Math.log(variance));
    }
}
