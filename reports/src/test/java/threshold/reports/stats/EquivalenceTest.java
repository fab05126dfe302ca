package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EquivalenceTest {

    private static final double[] BASE = {1.00, 1.01, 0.99, 1.02, 1.00, 0.98};

    @Test
    void alikePairsAreAsEquivalentAsSoManyCanBe() {
        assertThat(Equivalence.ofPairs(Location.LOWER_HALF, BASE, BASE, 0.03)).isEqualTo(1.0 / 64);
    }

    @Test
    void whatDiffersByTheMarginIsNot() {
        assertThat(Equivalence.ofPairs(Location.LOWER_HALF, BASE, shifted(Math.log(1.03)), 0.03))
                .isEqualTo(1);
        assertThat(Equivalence.ofPairs(Location.LOWER_HALF, BASE, shifted(-Math.log(1.03)), 0.03))
                .isEqualTo(1);
    }

    @Test
    void whatDiffersByHalfOfItIs() {
        assertThat(Equivalence.ofPairs(Location.LOWER_HALF, BASE, shifted(Math.log(1.015)), 0.03))
                .isLessThanOrEqualTo(0.05);
    }

    @Test
    void apartTheyAreToo() {
        assertThat(Equivalence.ofLabels(Location.LOWER_HALF, BASE, BASE, 0.10)).isCloseTo(1.0 / 924, within(1e-12));
    }

    @Test
    void whatScattersIsNotShownToBe() {
        double[] wild = {0.5, 1.6, 0.9, 1.4, 0.7, 1.2};
        assertThat(Equivalence.ofPairs(Location.LOWER_HALF, BASE, wild, 0.03)).isGreaterThan(0.05);
    }

    private static double[] shifted(double by) {
        return Arrays.stream(BASE).map(x -> x + by).toArray();
    }
}
