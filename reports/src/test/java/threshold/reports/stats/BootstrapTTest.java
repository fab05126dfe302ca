package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BootstrapTTest {

    private static final int TRIALS = 300;

    @Test
    void theErrorOfAMeanIsTheTextbooks() {
        double[] base = {1, 2, 4, 7};
        double[] next = {2, 2, 6, 9};
        // Differences 1, 0, 2, 2: mean 1.25, s² = 11/12, s²/n = 11/48.
        BootstrapT paired = BootstrapT.ofPairs(Location.MEAN, base, next);
        assertThat(paired.difference()).isCloseTo(1.25, within(1e-15));
        assertThat(paired.error()).isCloseTo(Math.sqrt(11.0 / 48), within(1e-14));
        // Variances 7 and 11.583: their sum over 4.
        BootstrapT apart = BootstrapT.ofSamples(Location.MEAN, base, next);
        assertThat(apart.error()).isCloseTo(Math.sqrt((7 + 139.0 / 12) / 4), within(1e-14));
    }

    @Test
    void isWiderForMoreConfidence() {
        double[] base = PermutationTestTest.normals(1, 12, 0);
        double[] next = PermutationTestTest.normals(2, 12, 0.3);
        BootstrapT bootstrap = BootstrapT.ofPairs(Location.LOWER_HALF, base, next);
        Interval wide = bootstrap.interval(0.95);
        Interval narrow = bootstrap.interval(0.80);
        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(wide.high()).isGreaterThan(narrow.high());
        assertThat(wide.contains(bootstrap.difference())).isTrue();
    }

    @Test
    void whatDoesNotScatterHasNoWidth() {
        BootstrapT exact = BootstrapT.ofPairs(Location.MEAN, new double[] {1, 1, 1}, new double[] {3, 3, 3});
        assertThat(exact.interval(0.95)).isEqualTo(new Interval(2, 2));
    }

    @Test
    void isTheSameEveryTime() {
        double[] base = PermutationTestTest.normals(3, 9, 0);
        double[] next = PermutationTestTest.normals(4, 7, 0);
        assertThat(BootstrapT.ofSamples(Location.MEAN, base, next).interval(0.9))
                .isEqualTo(BootstrapT.ofSamples(Location.MEAN, base, next).interval(0.9));
    }

    @Test
    void refusesWhatHasNoError() {
        assertThatThrownBy(() -> BootstrapT.ofPairs(Location.MEAN, new double[1], new double[1]))
                .hasMessageContaining("two forks");
        assertThatThrownBy(() -> BootstrapT.ofSamples(Location.MEAN, new double[2], new double[1]))
                .hasMessageContaining("two forks");
        assertThatThrownBy(() -> BootstrapT.ofPairs(Location.MEAN, new double[2], new double[3]))
                .hasMessageContaining("2 and 3");
    }

    @Tag("simulation")
    @Test
    void coversPairsOfNormalForks() {
        assertThat(coverage(true, RandomGenerator::nextGaussian)).isBetween(0.91, 0.99);
    }

    @Tag("simulation")
    @Test
    void coversPairsOfSkewedForks() {
        assertThat(coverage(true, RandomGenerator::nextExponential)).isBetween(0.91, 0.995);
    }

    @Tag("simulation")
    @Test
    void coversSamplesOfSkewedForks() {
        assertThat(coverage(false, RandomGenerator::nextExponential)).isBetween(0.91, 0.995);
    }

    /** How often ten forks of each side, whose true difference is 0, have an interval at 95 % that says so. */
    private static double coverage(boolean paired, ToDoubleFunction<RandomGenerator> noise) {
        SplittableRandom random = new SplittableRandom(11);
        return IntStream.range(0, TRIALS)
                        .filter(_ -> {
                            double[] base = new double[10];
                            double[] next = new double[10];
                            Arrays.setAll(base, _ -> noise.applyAsDouble(random));
                            Arrays.setAll(next, _ -> noise.applyAsDouble(random));
                            BootstrapT bootstrap = paired
                                    ? BootstrapT.ofPairs(Location.LOWER_HALF, base, next)
                                    : BootstrapT.ofSamples(Location.LOWER_HALF, base, next);
                            return bootstrap.interval(0.95).contains(0);
                        })
                        .count()
                / (double) TRIALS;
    }
}
