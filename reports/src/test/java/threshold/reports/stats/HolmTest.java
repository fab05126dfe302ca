package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {

    /** As R's p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm"). */
    @Test
    void stepsDown() {
        assertThat(Holm.adjusted(0.01, 0.02, 0.03, 0.04, 0.05))
                .containsExactly(new double[] {0.05, 0.08, 0.09, 0.09, 0.09}, within(1e-15));
    }

    @Test
    void keepsTheOrderGiven() {
        assertThat(Holm.adjusted(0.03, 0.005, 0.04, 0.01))
                .containsExactly(new double[] {0.06, 0.02, 0.06, 0.03}, within(1e-15));
    }

    @Test
    void isNeverOverOneAndNothingOfNothing() {
        assertThat(Holm.adjusted(0.9, 0.8)).containsExactly(1, 1);
        assertThat(Holm.adjusted()).isEmpty();
    }

    @Test
    void tenPairsCanRejectAmong51CellsAndNotAmong52() {
        assertThat(Holm.canReject(51, 1.0 / 1024, 0.05)).isTrue();
        assertThat(Holm.canReject(52, 1.0 / 1024, 0.05)).isFalse();
    }
}
