package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTestTest {

    /** Darwin's maize, crossed less self-fertilised, in eighths of an inch. */
    private static final double[] DARWIN = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};

    /** Efron's and Tibshirani's mice, table 2.1. */
    private static final double[] TREATED = {94, 197, 16, 38, 99, 141, 23};

    private static final double[] CONTROL = {52, 104, 146, 10, 51, 30, 40, 27, 46};

    @Test
    void fisherCounted863OfDarwins32768Exchanges() {
        PermutationTest test = PermutationTest.ofPairs(Location.MEAN, new double[15], DARWIN);
        assertThat(test.slower()).isEqualTo(863.0 / 32768);
        assertThat(test.smallest()).isEqualTo(1.0 / 32768);
    }

    @Test
    void everyLabelingOfTheMice() {
        PermutationTest test = PermutationTest.ofLabels(Location.MEAN, CONTROL, TREATED);
        assertThat(test.slower()).isEqualTo(1613.0 / 11440);
    }

    /** Each labeling of eight values, its lower halves sorted anew. */
    @Test
    void everyLabelingByTheLowerHalfOfSidesThatDiffer() {
        double[] base = {3.1, 2.7, 5.0};
        double[] next = {3.6, 3.2, 4.4, 2.9, 7.7};
        double[] all = {3.1, 2.7, 5.0, 3.6, 3.2, 4.4, 2.9, 7.7};
        double observed = Location.LOWER_HALF.difference(base, next);
        int labelings = 0;
        int slower = 0;
        int faster = 0;
        for (int bits = 0; bits < 1 << 8; bits++) {
            if (Integer.bitCount(bits) == 3) {
                int labeling = bits;
                double difference = Location.LOWER_HALF.difference(
                        IntStream.range(0, 8)
                                .filter(i -> (labeling >> i & 1) == 1)
                                .mapToDouble(i -> all[i])
                                .toArray(),
                        IntStream.range(0, 8)
                                .filter(i -> (labeling >> i & 1) == 0)
                                .mapToDouble(i -> all[i])
                                .toArray());
                labelings++;
                slower += difference >= observed - 1e-12 ? 1 : 0;
                faster += difference <= observed + 1e-12 ? 1 : 0;
            }
        }
        PermutationTest test = PermutationTest.ofLabels(Location.LOWER_HALF, base, next);
        assertThat(test.smallest()).isEqualTo(1.0 / labelings);
        assertThat(test.slower()).isEqualTo((double) slower / labelings);
        assertThat(test.faster()).isEqualTo((double) faster / labelings);
    }

    @Test
    void theLowerHalfByHand() {
        PermutationTest test = PermutationTest.ofPairs(
                Location.LOWER_HALF, new double[] {1.0, 1.2, 0.9, 1.5}, new double[] {1.1, 1.3, 1.4, 1.6});
        assertThat(test.slower()).isEqualTo(2 / 16.0);
        assertThat(test.faster()).isEqualTo(1);
    }

    @Test
    void drawsAgreeWithAllExchanges() {
        double[] base = normals(1, 17, 0);
        double[] next = normals(2, 17, 0.5);
        PermutationTest drawn = PermutationTest.ofPairs(Location.MEAN, base, next);
        assertThat(drawn.smallest()).isEqualTo(1e-4);
        // Four standard errors of a share of 0.09 in 9999 draws.
        assertThat(drawn.slower()).isCloseTo(allExchanges(base, next), within(0.012));
    }

    private static double allExchanges(double[] base, double[] next) {
        int n = base.length;
        double[] d = new double[n];
        Arrays.setAll(d, i -> next[i] - base[i]);
        double observed = Arrays.stream(d).sum();
        int count = 0;
        for (int swaps = 0; swaps < 1 << n; swaps++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (swaps >> i & 1) == 0 ? d[i] : -d[i];
            }
            count += sum >= observed - 1e-12 ? 1 : 0;
        }
        return (double) count / (1 << n);
    }

    @Test
    void manyLabelsAreDrawn() {
        PermutationTest test = PermutationTest.ofLabels(Location.MEAN, normals(3, 20, 0), normals(4, 20, 2));
        assertThat(test.slower()).isEqualTo(1e-4);
        assertThat(test.faster()).isEqualTo(1);
    }

    @Test
    void morePairsThanBitsOfALong() {
        PermutationTest test = PermutationTest.ofPairs(Location.MEAN, normals(5, 100, 0), normals(6, 100, 0));
        assertThat(test.slower()).isBetween(0.01, 0.99);
    }

    @Test
    void alikeSidesAreNeverRare() {
        double[] same = {3, 1, 2};
        PermutationTest test = PermutationTest.ofPairs(Location.LOWER_HALF, same, same);
        assertThat(test.slower()).isEqualTo(1);
        assertThat(test.faster()).isEqualTo(1);
    }

    @Test
    void fivePercentOfAlikePairsAreRare() {
        int rare = 0;
        for (int trial = 0; trial < 1000; trial++) {
            rare += PermutationTest.ofPairs(Location.LOWER_HALF, normals(2 * trial, 8, 0), normals(2 * trial + 1, 8, 0))
                                    .slower()
                            <= 0.05
                    ? 1
                    : 0;
        }
        assertThat(rare).isBetween(30, 70);
    }

    @Test
    void countsLabelings() {
        assertThat(PermutationTest.choose(16, 7)).isEqualTo(11440);
        assertThat(PermutationTest.choose(5, 0)).isEqualTo(1);
        assertThat(PermutationTest.choose(2000, 1000)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesWhatIsNoPair() {
        assertThatThrownBy(() -> PermutationTest.ofPairs(Location.MEAN, new double[2], new double[3]))
                .hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> PermutationTest.ofPairs(Location.MEAN, new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PermutationTest.ofLabels(Location.MEAN, new double[0], new double[3]))
                .hasMessageContaining("0 and 3");
    }

    static double[] normals(long seed, int n, double mean) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        Arrays.setAll(values, _ -> mean + random.nextGaussian());
        return values;
    }
}
