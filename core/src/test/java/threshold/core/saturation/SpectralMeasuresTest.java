package threshold.core.saturation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import threshold.core.workload.Spectrum;

class SpectralMeasuresTest {

    private static final double[] FOUR = {4, 3, 2, 1};

    @Test
    void the_published_entropies_are_met() {
        assertThat(SpectralMeasures.singularEntropy(FOUR, 1)).isCloseTo(.1064401352862, within(1e-13));
        assertThat(SpectralMeasures.singularEntropy(FOUR, 2)).isCloseTo(.3078175860025, within(1e-13));
    }

    @Test
    void a_flat_spectrum_has_none_and_a_single_direction_all() {
        double[] flat = new double[50];
        Arrays.fill(flat, 3);
        double[] single = new double[50];
        single[0] = 1e-200;
        assertThat(SpectralMeasures.singularEntropy(flat, 2)).isCloseTo(0, within(1e-14));
        assertThat(SpectralMeasures.effectiveRank(flat)).isCloseTo(50, within(1e-12));
        assertThat(SpectralMeasures.singularEntropy(single, 1)).isCloseTo(Math.log(50), within(1e-14));
        assertThat(SpectralMeasures.effectiveRank(single)).isCloseTo(1, within(1e-14));
        assertThat(SpectralMeasures.condition(single)).isInfinite();
        assertThatThrownBy(() -> SpectralMeasures.effectiveRank(new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void errors_and_ranks_of_four_values() {
        assertThat(SpectralMeasures.headErrors(FOUR))
                .containsExactly(
                        new double[] {1, Math.sqrt(14 / 30.), Math.sqrt(5 / 30.), Math.sqrt(1 / 30.), 0},
                        within(1e-15));
        assertThat(SpectralMeasures.stableRank(FOUR)).isCloseTo(30 / 16., within(1e-15));
        assertThat(SpectralMeasures.condition(FOUR)).isEqualTo(4);
        assertThat(SpectralMeasures.rankAtEnergy(FOUR, .5)).isEqualTo(1);
        assertThat(SpectralMeasures.rankAtEnergy(FOUR, .9)).isEqualTo(3);
        assertThat(SpectralMeasures.rankAtEnergy(FOUR, 1)).isEqualTo(4);
        assertThat(SpectralMeasures.numericalRank(new double[] {1, 1e-3, 1e-14, 0}, 1000))
                .isEqualTo(2);
    }

    @Property(tries = 100, seed = "20261212")
    void powers_concentrate_and_scale_does_not_matter(
            @ForAll @IntRange(min = 2, max = 200) int d,
            @ForAll @DoubleRange(min = 0, max = 12) double digits,
            @ForAll @IntRange(min = -300, max = 300) int exponent) {
        double[] sigma = Spectrum.geometric(d, Math.pow(10, digits));
        double[] scaled = Arrays.stream(sigma).map(s -> Math.scalb(s, exponent)).toArray();
        double first = SpectralMeasures.singularEntropy(sigma, 1);
        double second = SpectralMeasures.singularEntropy(sigma, 2);
        assertThat(second).isGreaterThanOrEqualTo(first - 1e-13).isLessThanOrEqualTo(Math.log(d) + 1e-13);
        assertThat(SpectralMeasures.singularEntropy(scaled, 2)).isCloseTo(second, within(1e-13));
    }
}
