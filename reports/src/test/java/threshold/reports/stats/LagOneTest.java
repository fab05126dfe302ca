package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LagOneTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.5, 0.8})
    void findsTheCorrelationOfALongSeries(double correlation) {
        assertThat(LagOne.correlation(Noise.of(1, 50_000, correlation))).isCloseTo(correlation, within(0.03));
    }

    @Test
    void levelsThatChangeAreNoCorrelation() {
        double[] stepped = Noise.with(Noise.of(2, 2000, 0), 1, 20, 500, 1200);
        assertThat(LagOne.correlation(stepped)).isLessThan(0.08);
    }

    @Test
    void whatAlternatesIsIndependent() {
        double[] alternating = new double[100];
        java.util.Arrays.setAll(alternating, i -> i % 2);
        assertThat(LagOne.correlation(alternating)).isZero();
    }

    @Test
    void aRampIsCorrelatedAtMost() {
        double[] ramp = new double[100];
        java.util.Arrays.setAll(ramp, i -> i);
        assertThat(LagOne.correlation(ramp)).isEqualTo(0.95);
    }

    @Test
    void fewOrEqualValuesTellNothing() {
        assertThat(LagOne.correlation(new double[] {1, 2, 3, 4, 5, 6, 7})).isZero();
        assertThat(LagOne.correlation(new double[50])).isZero();
    }

    @Test
    void aCorrelationOfAHalfMakesThreeOfOne() {
        assertThat(LagOne.worth(0)).isEqualTo(1);
        assertThat(LagOne.worth(0.5)).isCloseTo(1.0 / 3, within(1e-15));
    }
}
