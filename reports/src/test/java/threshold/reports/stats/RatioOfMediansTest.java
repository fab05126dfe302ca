package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RatioOfMediansTest {

    private static final int TRIALS = 400;

    @Test
    void constantSamplesHaveAnExactRatio() {
        RatioOfMedians ratio = RatioOfMedians.of(Sample.of(6, 6, 6, 6, 6, 6), Sample.of(2, 2, 2, 2, 2, 2));
        assertThat(ratio.ratio()).isEqualTo(3);
        assertThat(ratio.interval()).contains(new Interval(3, 3));
        assertThat(ratio.isTie()).isFalse();
    }

    @Test
    void aSampleTiesWithItself() {
        Sample sample = Sample.of(1, 2, 3, 4, 5, 6);
        assertThat(RatioOfMedians.of(sample, sample).isTie()).isTrue();
    }

    @Test
    void fewForksHaveNoIntervalAndNoTie() {
        RatioOfMedians ratio = RatioOfMedians.of(Sample.of(1, 2, 3, 4, 5), Sample.of(1, 2, 3, 4, 5, 6));
        assertThat(ratio.interval()).isEmpty();
        assertThat(ratio.isTie()).isFalse();
    }

    @Test
    void isTheSameEveryTime() {
        Sample a = Sample.of(1, 2, 3, 4, 5, 6);
        Sample b = Sample.of(2, 3, 3, 5, 6, 9);
        assertThat(RatioOfMedians.of(a, b)).isEqualTo(RatioOfMedians.of(a, b));
    }

    @Test
    void whatTheRoundsShareCancels() {
        int[] rounds = {0, 1, 2, 3, 4, 5};
        double[] drift = {1, 1.3, 0.8, 1.6, 1.1, 0.9};
        double[] twice = IntStream.range(0, 6).mapToDouble(i -> 2 * drift[i]).toArray();
        RatioOfMedians paired = RatioOfMedians.of(Sample.inRounds(rounds, twice), Sample.inRounds(rounds, drift));
        assertThat(paired.paired()).isTrue();
        assertThat(paired.interval()).contains(new Interval(2, 2));
        Interval apart =
                RatioOfMedians.of(Sample.of(twice), Sample.of(drift)).interval().orElseThrow();
        assertThat(apart.high() - apart.low()).isGreaterThan(0.5);
    }

    @Tag("simulation")
    @Test
    void coversAtLeast95PercentForNormalForks() {
        assertThat(coverage(RandomGenerator::nextGaussian)).isBetween(0.94, 0.995);
    }

    @Tag("simulation")
    @Test
    void coversAtLeast95PercentForSkewedForks() {
        assertThat(coverage(RandomGenerator::nextExponential)).isBetween(0.94, 0.995);
    }

    @Tag("simulation")
    @Test
    void coversAtLeast95PercentForForksInTwoModes() {
        assertThat(coverage(r -> r.nextGaussian() / 5 + (r.nextDouble() < 0.3 ? 5 : 0)))
                .isBetween(0.94, 0.995);
    }

    /** How often the paired interval holds the true ratio, 1: six forks, 3 % noise, rounds that drift by 3 %. */
    private static double coverage(ToDoubleFunction<RandomGenerator> noise) {
        SplittableRandom random = new SplittableRandom(5);
        int[] rounds = IntStream.range(0, 6).toArray();
        long covered = IntStream.range(0, TRIALS)
                .filter(_ -> {
                    double[] a = new double[6];
                    double[] b = new double[6];
                    for (int i = 0; i < 6; i++) {
                        double round = 0.03 * random.nextGaussian();
                        a[i] = Math.exp(round + 0.03 * noise.applyAsDouble(random));
                        b[i] = Math.exp(round + 0.03 * noise.applyAsDouble(random));
                    }
                    return RatioOfMedians.of(Sample.inRounds(rounds, a), Sample.inRounds(rounds, b))
                            .isTie();
                })
                .count();
        return covered / (double) TRIALS;
    }
}
