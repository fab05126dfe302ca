package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocationTest {

    @Test
    void theLowerHalfLeavesTheSlowForksOut() {
        assertThat(Location.LOWER_HALF.applyAsDouble(new double[] {100, 2, 1, 3}))
                .isEqualTo(1.5);
        assertThat(Location.LOWER_HALF.applyAsDouble(new double[] {5, 100, 2, 1, 3}))
                .isEqualTo(2);
        assertThat(Location.LOWER_HALF.applyAsDouble(new double[] {7})).isEqualTo(7);
    }

    @Test
    void theMeanLeavesNothingOut() {
        assertThat(Location.MEAN.applyAsDouble(new double[] {100, 2, 1, 3})).isEqualTo(26.5);
    }

    @Test
    void isPositiveWhereTheSecondIsFurtherUp() {
        assertThat(Location.MEAN.difference(new double[] {1, 2}, new double[] {3, 4}))
                .isEqualTo(2);
    }
}
