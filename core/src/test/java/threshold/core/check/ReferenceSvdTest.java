package threshold.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.workload.Autoregression;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class ReferenceSvdTest {

    @Test
    void it_knows_the_difference_matrix() {
        int n = 40;
        Matrix a = Matrix.zeros(n + 1, n);
        for (int k = 0; k < n; k++) {
            a.data()[k * n + k] = 1;
            a.data()[(k + 1) * n + k] = -1;
        }
        double[] sigma = ReferenceSvd.singularValues(a);
        for (int k = 1; k <= n; k++) {
            assertThat(sigma[n - k]).isCloseTo(2 * Math.sin(k * Math.PI / (2 * (n + 1))), within(1e-14));
        }
    }

    @Test
    void it_keeps_small_values_that_a_gram_matrix_loses() {
        Matrix laeuchli = new Matrix(3, 2, new double[] {1, 1, 1e-8, 0, 0, 1e-8});
        double[] sigma = ReferenceSvd.singularValues(laeuchli);
        assertThat(sigma[0]).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(sigma[1]).isCloseTo(1e-8, within(1e-15));
    }

    @Test
    void powers_of_two_scale_it_bit_for_bit() {
        Matrix a = Matrices.normal(50, 7, 1);
        double[] sigma = ReferenceSvd.singularValues(a);
        for (int shift : new int[] {-900, -3, 5, 900}) {
            assertThat(ReferenceSvd.singularValues(Norms.scaled(a, shift))).isEqualTo(Norms.scaled(sigma, shift));
        }
    }

    @Test
    void the_squares_of_the_values_add_up_to_the_squares_of_the_entries() {
        Matrix a = Matrices.normal(300, 20, 2);
        assertThat(Norms.two(ReferenceSvd.singularValues(a))).isCloseTo(Norms.two(a.data()), within(1e-12));
    }

    @Test
    void zero_and_rank_one_have_infinite_condition() {
        assertThat(ReferenceSvd.condition(Matrix.zeros(4, 3))).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ReferenceSvd.condition(new Matrix(2, 2, new double[] {1, 0, 1, 0})))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ReferenceSvd.condition(Matrices.withSpectrum(30, Spectrum.geometric(5, 1e6), 1)))
                .isCloseTo(1e6, within(1.0));
    }

    @Test
    void the_condition_of_a_regressor_is_that_of_the_matrix_it_stands_for() {
        Matrix series = Autoregression.series(60, 2, 1);
        int lags = 3;
        Rows rows = Rows.hankel(series, lags);
        Matrix z = Matrix.zeros(rows.rows(), rows.cols());
        for (int i = 0; i < rows.rows(); i++) {
            rows.copy(i, z.data(), i * rows.cols());
        }
        assertThat(z.at(0, 0)).isEqualTo(series.at(2, 0));
        assertThat(z.at(0, 5)).isEqualTo(series.at(0, 1));
        assertThat(z.at(56, 0)).isEqualTo(series.at(58, 0));
        assertThat(ReferenceSvd.hankelCondition(series, lags)).isCloseTo(ReferenceSvd.condition(z), within(1e-10));
    }
}
