package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ForkSpreadTest {

    /** However many forks each cell has, and whatever its time. */
    @Property(tries = 30)
    void itIsTheDeviationThatForksWereDrawnWith(
            @ForAll @IntRange(min = 2, max = 6) int forks,
            @ForAll @DoubleRange(min = 0.01, max = 0.4) double sigma,
            @ForAll @IntRange(min = 0, max = 1000) int seed) {
        assertThat(ForkSpread.of(cells(8000, forks, sigma, seed)).orElseThrow()).isCloseTo(sigma, within(0.1 * sigma));
    }

    @Test
    void oneCellInTenThatFallsIntoModesHardlyMovesIt() {
        List<Sample> samples = cells(900, 2, 0.05, 3);
        for (int i = 0; i < 100; i++) {
            samples.add(Sample.of(100, 300));
        }
        assertThat(ForkSpread.of(samples).orElseThrow()).isBetween(0.05, 0.065);
    }

    @Test
    void singleForksTellNothing() {
        assertThat(ForkSpread.of(List.of(Sample.of(1), Sample.of(7)))).isEmpty();
    }

    private static List<Sample> cells(int cells, int forks, double sigma, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            double time = Math.exp(10 * random.nextDouble());
            double[] values = new double[forks];
            for (int fork = 0; fork < forks; fork++) {
                values[fork] = time * Math.exp(sigma * random.nextGaussian());
            }
            samples.add(Sample.of(values));
        }
        return samples;
    }
}
