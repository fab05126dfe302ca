package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class RowSampleTest {

    @Property(tries = 100, seed = "20261127")
    void a_row_is_drawn_from_each_stretch(
            @ForAll @IntRange(min = 1, max = 5000) int m, @ForAll @IntRange(min = 1, max = 600) int count) {
        int[] drawn = RowSample.draw(m, count);
        assertThat(drawn).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat((long) drawn[i] * count)
                    .isBetween((long) m * i - count, (long) m * (i + 1) - 1)
                    .isLessThan((long) m * count);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 5, 10})
    void what_is_well_conditioned_is_suggested(double kappa) {
        assertThat(suggests(16, Matrices.withSpectrum(64 * 64, Spectrum.geometric(64, kappa), 5)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {60, 1e3, 1e10, 1e17})
    void what_is_not_is_not(double kappa) {
        assertThat(suggests(16, Matrices.withSpectrum(64 * 64, Spectrum.geometric(64, kappa), 5)))
                .isFalse();
    }

    @Test
    void zeros_and_squares_out_of_range_suggest_nothing() {
        assertThat(suggests(16, Matrix.zeros(64 * 64, 64))).isFalse();
        Matrix huge = Matrices.normal(64 * 64, 64, 3);
        for (int i = 0; i < huge.data().length; i++) {
            huge.data()[i] *= 1e200;
        }
        assertThat(suggests(16, huge)).isFalse();
    }

    private static boolean suggests(double most, Matrix a) {
        int n = a.cols();
        return new RowSample(ScalarOperations.create(), a.rows(), n)
                .suggests(
                        most,
                        (first, rows, target, at, stride) ->
                                Rows.copy(rows, n, a.data(), first * n, n, target, at, stride));
    }
}
