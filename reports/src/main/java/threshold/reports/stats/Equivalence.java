package threshold.reports.stats;

import java.util.Arrays;

/**
 * Whether two samples of log times are alike up to a factor 1 + δ: two one-sided tests, each of the hypothesis that
 * they differ by that much, by exchanges after the difference was taken off.
 *
 * <p>Source: D. J. Schuirmann, J. Pharmacokinet. Biopharm. 15 (1987) 657; permutation for the two tests, S. Wellek,
 * Testing Statistical Hypotheses of Equivalence and Noninferiority, 2nd ed., chapter 5.
 */
public final class Equivalence {

    private Equivalence() {}

    /** p of pairs that were measured side by side. */
    public static double ofPairs(Location location, double[] base, double[] next, double delta) {
        return p(location, base, next, delta, PermutationTest::ofPairs);
    }

    /** p of samples that were measured apart. */
    public static double ofLabels(Location location, double[] base, double[] next, double delta) {
        return p(location, base, next, delta, PermutationTest::ofLabels);
    }

    private interface Test {
        PermutationTest of(Location location, double[] base, double[] next);
    }

    private static double p(Location location, double[] base, double[] next, double delta, Test test) {
        double margin = Math.log1p(delta);
        double notSlower = test.of(location, base, shifted(next, -margin)).faster();
        double notFaster = test.of(location, base, shifted(next, margin)).slower();
        return Math.max(notSlower, notFaster);
    }

    private static double[] shifted(double[] values, double by) {
        return Arrays.stream(values).map(value -> value + by).toArray();
    }
}
