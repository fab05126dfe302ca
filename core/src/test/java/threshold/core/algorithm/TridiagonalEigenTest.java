package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class TridiagonalEigenTest {

    private final Blas blas = ScalarOperations.create();

    @Property(tries = 60, seed = "20261122")
    void known_spectra_come_back(
            @ForAll @IntRange(min = 1, max = 70) int n, @ForAll @DoubleRange(min = 0, max = 40) double digits) {
        double[] lambda = Spectrum.geometric(n, Math.pow(10, digits));
        Matrix q = Matrices.withSpectrum(n, Spectrum.geometric(n, 1), n);
        check(Dense.times(Dense.scaleColumns(q, lambda), q.transposed()), lambda);
    }

    /** Second differences: λ_k = 2 − 2cos(kπ/(n+1)). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 31, 32, 33, 101})
    void second_differences_have_cosines(int n) {
        Matrix g = Matrix.scalar(n, 2);
        for (int i = 0; i + 1 < n; i++) {
            g.data()[i * n + i + 1] = -1;
            g.data()[(i + 1) * n + i] = -1;
        }
        double[] lambda = new double[n];
        Arrays.setAll(lambda, i -> 2 - 2 * Math.cos((n - i) * Math.PI / (n + 1)));
        check(g, lambda);
    }

    @Test
    void indefinite_matrices_keep_their_signs() {
        double[] lambda = {3, 1, 0, -1, -5};
        Matrix q = Matrices.withSpectrum(5, Spectrum.geometric(5, 1), 9);
        check(Dense.times(Dense.scaleColumns(q, lambda), q.transposed()), lambda);
    }

    @Test
    void zero_has_the_eigenvalue_zero() {
        check(Matrix.zeros(7, 7), new double[7]);
    }

    private void check(Matrix g, double[] lambda) {
        int n = g.cols();
        TridiagonalEigen eigen = run(g, true);
        Matrix z = new Matrix(n, n, eigen.z());
        double norm = Dense.norm(g);
        assertThat(Dense.defect(z)).isLessThan(10);
        assertThat(Dense.distance(g, Dense.times(Dense.scaleColumns(z, eigen.lambda()), z.transposed())))
                .isLessThan(10);
        for (int i = 0; i < n; i++) {
            assertThat(Math.abs(eigen.lambda()[i] - lambda[i])).isLessThanOrEqualTo(10 * n * Dense.EPS * norm);
        }
        assertThat(run(g, false).lambda()).isEqualTo(eigen.lambda());
    }

    /** What stands below the diagonal is not read. */
    private TridiagonalEigen run(Matrix g, boolean wantVectors) {
        int n = g.cols();
        TridiagonalEigen eigen = new TridiagonalEigen(blas, n, wantVectors);
        for (int i = 0; i < n; i++) {
            Arrays.fill(eigen.operand(), i * n, i * n + i, Double.NaN);
            System.arraycopy(g.data(), i * (n + 1), eigen.operand(), i * (n + 1), n - i);
        }
        eigen.run();
        return eigen;
    }
}
