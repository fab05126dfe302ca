package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ResampledMedianTest {

    /** To the last bit; of few values many are alike. */
    @Property(tries = 200)
    void itIsTheMedianOfWhatWasDrawn(
            @ForAll @IntRange(min = 1, max = 12) int n, @ForAll @IntRange(min = 0, max = 1000) int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(n, 1, 2)
                .map(value -> Math.round(8 * value) / 7.0)
                .toArray();
        ResampledMedian median = new ResampledMedian(Sample.of(values));
        for (int draw = 0; draw < 20; draw++) {
            int[] forks = random.ints(n, 0, n).toArray();
            double[] drawn =
                    Arrays.stream(forks).mapToDouble(fork -> values[fork]).toArray();
            assertThat(median.of(forks)).isEqualTo(Sample.of(drawn).median());
        }
    }
}
