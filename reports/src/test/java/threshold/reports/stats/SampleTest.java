package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void extremesAndHowFarTheyLieApart() {
        Sample sample = Sample.of(5, 2, 4, 3);
        assertThat(sample.min()).isEqualTo(2);
        assertThat(sample.max()).isEqualTo(5);
        assertThat(sample.spread()).isEqualTo(3 / 3.5);
    }

    /** 2, 4, 6: mean 4, standard deviation 2. */
    @Test
    void variationIsTheUnbiasedDeviationOverTheMean() {
        assertThat(Sample.of(2, 4, 6).variation()).hasValue(0.5);
        assertThat(Sample.of(2, 4).variation()).hasValue(Math.sqrt(2) / 3);
        assertThat(Sample.of(2).variation()).isEmpty();
    }

    @Test
    void medianIsTheMiddleOrTheMeanOfTheMiddleTwo() {
        assertThat(Sample.of(3, 1, 2).median()).isEqualTo(2);
        assertThat(Sample.of(4, 1, 2, 3).median()).isEqualTo(2.5);
    }

    @Test
    void sixForksGiveMinToMaxAndFiveGiveNone() {
        assertThat(Sample.of(6, 5, 4, 3, 2, 1).medianInterval()).contains(new Interval(1, 6));
        assertThat(Sample.of(5, 4, 3, 2, 1).medianInterval()).isEmpty();
    }

    /** Table A3 of Conover: for n = 20 the 95 % interval of the median runs from the 6th to the 15th value. */
    @Test
    void twentyForksGiveTheSixthToTheFifteenth() {
        double[] values = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
        assertThat(Sample.of(values).medianInterval()).contains(new Interval(6, 15));
        assertThat(Sample.of(1, 2, 3, 4, 5, 6, 7, 8, 9).medianInterval()).contains(new Interval(2, 8));
    }

    @Test
    void intervalCoversTheMedianOfASkewedPopulationAtLeast95Percent() {
        SplittableRandom random = new SplittableRandom(11);
        int trials = 4000;
        long covered = IntStream.range(0, trials)
                .filter(_ -> {
                    double[] forks =
                            random.doubles(8).map(u -> 1 - Math.log1p(-u)).toArray();
                    return Sample.of(forks).medianInterval().orElseThrow().contains(1 + Math.log(2));
                })
                .count();
        assertThat(covered / (double) trials).isBetween(0.985, 0.998);
    }

    @Test
    void namesTheForksFarOffTheMedian() {
        Sample sample = Sample.inRounds(new int[] {0, 2, 5}, new double[] {10, 10.5, 14});
        assertThat(sample.strays(0.2)).containsExactly(2);
        assertThat(sample.round(2)).isEqualTo(5);
        assertThat(sample.strays(0.4)).isEmpty();
    }

    @Test
    void driftIsFromTheFirstThirdToTheLast() {
        assertThat(Sample.of(10, 10, 50, 1, 11, 12).drift().orElseThrow()).isCloseTo(0.15, within(1e-12));
        assertThat(Sample.of(1, 2).drift()).isEmpty();
    }

    @Test
    void pairsOnlyWithTheSameRounds() {
        Sample a = Sample.inRounds(new int[] {0, 1}, new double[] {1, 2});
        assertThat(a.pairsWith(Sample.inRounds(new int[] {0, 1}, new double[] {3, 4})))
                .isTrue();
        assertThat(a.pairsWith(Sample.inRounds(new int[] {0, 2}, new double[] {3, 4})))
                .isFalse();
        assertThat(Sample.of(1, 2).pairsWith(Sample.of(1, 2))).isFalse();
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of());
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.inRounds(new int[] {1, 1}, new double[] {1, 2}));
    }

    @Property
    void medianLiesInItsInterval(
            @ForAll @Size(min = 6, max = 30) List<@DoubleRange(min = 0.01, max = 1e12) Double> values) {
        Sample sample = of(values);
        assertThat(sample.medianInterval().orElseThrow().contains(sample.median()))
                .isTrue();
    }

    @Property
    void scalingTheForksScalesTheMedian(
            @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 1, max = 1e6) Double> values) {
        assertThat(of(values).map(v -> 4 * v).median()).isEqualTo(4 * of(values).median());
    }

    private static Sample of(List<Double> values) {
        return Sample.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
