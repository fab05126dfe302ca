package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DetectableEffectTest {

    /** t(9; 0.95) = 1.833113, t(9; 0.80) = 0.883404. */
    @Test
    void isWhatStudentsTableSays() {
        DetectableEffect noisy = new DetectableEffect(0.05, 10, 0.05, 0.80, 0.03);
        assertThat(noisy.least()).isCloseTo(Math.expm1(0.05 * (1.833113 + 0.883404)), within(1e-6));
    }

    @Test
    void aQuietCellHasItsMarginToPass() {
        DetectableEffect quiet = new DetectableEffect(0.001, 10, 0.05, 0.80, 0.03);
        assertThat(quiet.least()).isCloseTo(1.03 * Math.exp(0.001 * 0.883404) - 1, within(1e-8));
    }

    @Test
    void moreForksFindLess() {
        DetectableEffect effect = new DetectableEffect(0.05, 10, 0.05, 0.80, 0.03);
        int forks = effect.forksFor(0.05);
        assertThat(forks).isGreaterThan(10);
        double error = 0.05 * Math.sqrt(10.0 / forks);
        assertThat(new DetectableEffect(error, forks, 0.05, 0.80, 0.03).least()).isLessThanOrEqualTo(0.05);
        double before = 0.05 * Math.sqrt(10.0 / (forks - 1));
        assertThat(new DetectableEffect(before, forks - 1, 0.05, 0.80, 0.03).least())
                .isGreaterThan(0.05);
    }

    @Test
    void whatIsWithinTheMarginIsNeverFound() {
        assertThat(new DetectableEffect(0.01, 10, 0.05, 0.80, 0.03).forksFor(0.03))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void oneForkFindsNothing() {
        assertThat(new DetectableEffect(0.01, 1, 0.05, 0.80, 0.03).least()).isInfinite();
    }

    /** A slowdown of that size is found in 70 to 90 of 100 sessions of 12 pairs. */
    @Test
    void holdsItsPowerWhereForksAreNormal() {
        SplittableRandom random = new SplittableRandom(21);
        double sigma = 0.06;
        double error = sigma * Math.sqrt(2.0 / 12);
        double effect = Math.log1p(new DetectableEffect(error, 12, 0.05, 0.80, 0.03).least());
        int found = 0;
        for (int trial = 0; trial < 400; trial++) {
            double[] base = new double[12];
            double[] next = new double[12];
            for (int i = 0; i < 12; i++) {
                base[i] = sigma * random.nextGaussian();
                next[i] = effect + sigma * random.nextGaussian();
            }
            boolean rare = PermutationTest.ofPairs(Location.MEAN, base, next).slower() <= 0.05;
            found += rare && Location.MEAN.difference(base, next) > Math.log(1.03) ? 1 : 0;
        }
        assertThat(found / 400.0).isBetween(0.70, 0.90);
    }
}
