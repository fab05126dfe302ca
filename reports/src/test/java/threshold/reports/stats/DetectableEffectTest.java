package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
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

    /** t(13; 0.95) + t(13; 0.90) = 1.770933 + 1.350171; with one fork less 1.782288 + 1.356217. */
    @Test
    void soManyForksSettleWhatStudentsTableSays() {
        double error = Math.log(1.03) / (1.770933 + 1.350171) * Math.sqrt(14 / 10.0);
        assertThat(new DetectableEffect(0.99999 * error, 10, 0.05, 0.80, 0.03).forksToSettle(0.05))
                .isEqualTo(14);
        assertThat(new DetectableEffect(1.0001 * error, 10, 0.05, 0.80, 0.03).forksToSettle(0.05))
                .isEqualTo(15);
    }

    /** That many forks show equivalence in 70 to 90 of 100 sessions of a build with itself. */
    @Tag("simulation")
    @Test
    void soManyForksSettleFourInFive() {
        double sigma = 0.03;
        int forks = new DetectableEffect(sigma * Math.sqrt(2.0 / 10), 10, 0.05, 0.80, 0.03).forksToSettle(0.05);
        assertThat(forks).isBetween(12, 24);
        SplittableRandom random = new SplittableRandom(22);
        int shown = 0;
        for (int trial = 0; trial < 400; trial++) {
            double[] less = new double[forks];
            double[] more = new double[forks];
            double[] base = new double[forks];
            for (int i = 0; i < forks; i++) {
                double next = sigma * random.nextGaussian();
                base[i] = sigma * random.nextGaussian();
                less[i] = next - Math.log(1.03);
                more[i] = next + Math.log(1.03);
            }
            boolean notSlower =
                    PermutationTest.ofPairs(Location.MEAN, base, less).faster() <= 0.05;
            boolean notFaster =
                    PermutationTest.ofPairs(Location.MEAN, base, more).slower() <= 0.05;
            shown += notSlower && notFaster ? 1 : 0;
        }
        assertThat(shown / 400.0).isBetween(0.70, 0.90);
    }

    @Test
    void whatScattersWildlyIsNeverSettled() {
        assertThat(new DetectableEffect(10, 10, 0.05, 0.80, 0.03).forksToSettle(0.05))
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
