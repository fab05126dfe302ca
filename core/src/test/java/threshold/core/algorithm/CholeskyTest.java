package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class CholeskyTest {

    private final Blas blas = ScalarOperations.create();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 64, 67, 101})
    void the_factor_multiplies_back_whatever_stands_below_the_diagonal(int n) {
        Matrix a = Matrices.withSpectrum(n + 3, Spectrum.geometric(n, 1e3), 7);
        Matrix g = Dense.times(a.transposed(), a);
        Matrix r = new Matrix(n, n, g.data().clone());
        for (int i = 0; i < n; i++) {
            Arrays.fill(r.data(), i * n, i * n + i, Double.NaN);
        }
        assertThat(new Cholesky(blas).factor(n, r.data(), 0, n)).isEqualTo(Cholesky.COMPLETE);
        assertThat(Dense.distance(g, Dense.times(r.transposed(), r))).isLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 50, 66})
    void the_first_pivot_that_is_not_positive_is_named(int pivot) {
        Matrix g = Matrix.identity(67);
        g.data()[pivot * 68] = -1e-3;
        assertThat(new Cholesky(blas).factor(67, g.data(), 0, 67)).isEqualTo(pivot);
    }

    @Test
    void a_pivot_that_is_not_a_number_fails() {
        assertThat(new Cholesky(blas).factor(1, new double[] {Double.NaN}, 0, 1))
                .isZero();
    }
}
