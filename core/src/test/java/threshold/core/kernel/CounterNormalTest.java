package threshold.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterNormalTest {

    private static final int COUNT = 1_000_000;

    /** Φ of the quantile, in another implementation. Out there Φ(−x) is p to the accuracy of erfc. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-15, 1e-13, 1e-11, 1e-8, 1e-4, .05, .0749, .0751, .2, .4, .499, .5})
    void the_quantile_is_where_the_distribution_has_that_much_before_it(double p) {
        double x = CounterNormal.quantile(p - .5);
        // p − ½ is rounded to 2⁻⁵⁴; that much of p is the input's.
        assertThat(new NormalDistribution(null, 0, 1).cumulativeProbability(x))
                .isCloseTo(p, within(1e-12 * p + 0x1p-53));
        assertThat(CounterNormal.quantile(.5 - p)).isEqualTo(-x);
    }

    @Test
    void known_quantiles() {
        assertThat(CounterNormal.quantile(.475)).isCloseTo(1.959963984540054, within(4e-16 * 2));
        assertThat(CounterNormal.quantile(.25)).isCloseTo(.6744897501960817, within(2e-16));
        assertThat(CounterNormal.quantile(0)).isZero();
    }

    @Test
    void moments_and_tails_are_those_of_the_distribution() {
        double[] x = LongStream.range(0, COUNT)
                .mapToDouble(k -> CounterNormal.at(1, k))
                .toArray();
        assertThat(mean(x, 1)).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
        assertThat(mean(x, 2)).isCloseTo(1, within(5 * Math.sqrt(2.0 / COUNT)));
        assertThat(mean(x, 3)).isCloseTo(0, within(5 * Math.sqrt(15.0 / COUNT)));
        assertThat(mean(x, 4)).isCloseTo(3, within(5 * Math.sqrt(96.0 / COUNT)));
        double beyond = Arrays.stream(x).filter(v -> Math.abs(v) > 3).count();
        assertThat(beyond).isCloseTo(2699.8, within(5 * Math.sqrt(2699.8)));
    }

    @Test
    void neighbours_and_seeds_are_not_correlated() {
        double next = LongStream.range(0, COUNT)
                .mapToDouble(k -> CounterNormal.at(1, k) * CounterNormal.at(1, k + 1))
                .average()
                .orElseThrow();
        double seeds = LongStream.range(0, COUNT)
                .mapToDouble(k -> CounterNormal.at(1, k) * CounterNormal.at(2, k))
                .average()
                .orElseThrow();
        assertThat(next).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
        assertThat(seeds).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
    }

    private static double mean(double[] x, int power) {
        return Arrays.stream(x).map(v -> Math.pow(v, power)).average().orElseThrow();
    }
}
