package threshold.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class HeadSvdResidualTest {

    private static final double EPS = Math.ulp(1.0);

    @Test
    void a_decomposition_is_judged_by_values_vectors_order_and_sign() {
        HeadSvd.Size thin = HeadSvd.Size.of(4, 2, Want.THIN);
        HeadSvd.Problem problem = new HeadSvd.Problem(new Matrix(4, 2, new double[] {3, 0, 0, 2, 0, 0, 0, 0}));
        double[] truth = {3, 2};
        Matrix u = new Matrix(4, 2, new double[] {1, 0, 0, 1, 0, 0, 0, 0});
        Matrix v = new Matrix(2, 2, new double[] {1, 0, 0, 1});
        assertThat(svd(problem, thin, truth, truth, u, v)).isZero();
        assertThat(svd(problem, thin, truth, new double[] {3, 2.003}, u, v)).isCloseTo(0.001 / (2 * EPS), within(1e6));
        assertThat(svd(problem, thin, truth, new double[] {2, 3}, u, v)).isInfinite();
        assertThat(svd(problem, thin, truth, new double[] {3, -2}, u, v)).isInfinite();
        assertThat(svd(problem, thin, truth, new double[] {3, Double.NaN}, u, v))
                .isInfinite();
        Matrix flipped = new Matrix(2, 2, new double[] {-1, 0, 0, 1});
        assertThat(svd(problem, thin, truth, truth, u, flipped)).isGreaterThan(1e15);
        Matrix skew = new Matrix(2, 2, new double[] {1, 1e-6, 0, 1});
        assertThat(svd(problem, thin, truth, truth, u, skew)).isGreaterThan(1e8);
    }

    /** Columns of 1/√V and of alternating signs: their squared lengths are off by 1.5 eps at most, whatever V. */
    @Test
    void a_long_orthonormal_basis_is_not_charged_with_the_rounding_of_the_check() {
        int rows = 50_304;
        Matrix u = Matrix.zeros(rows, 2);
        for (int i = 0; i < rows; i++) {
            u.data()[2 * i] = 1 / Math.sqrt(rows);
            u.data()[2 * i + 1] = (i % 2 == 0 ? 1 : -1) / Math.sqrt(rows);
        }
        Matrix v = new Matrix(2, 2, new double[] {1, 0, 0, 1});
        HeadSvd.Size thin = HeadSvd.Size.of(rows, 2, Want.THIN);
        assertThat(svd(new HeadSvd.Problem(u), thin, ones(2), ones(2), u, v)).isLessThan(2);
    }

    @Test
    void probes_see_one_wrong_vector_of_a_large_head() {
        HeadSvd.Size thin = HeadSvd.Size.of(12_000, 128, Want.THIN);
        Matrix u = Matrices.withSpectrum(12_000, ones(128), 1);
        HeadSvd.Problem problem = new HeadSvd.Problem(u);
        Matrix v = Matrix.zeros(128, 128);
        for (int j = 0; j < 128; j++) {
            v.data()[j * 129] = 1;
        }
        assertThat(svd(problem, thin, ones(128), ones(128), u, v)).isLessThan(5);
        Matrix wrong = new Matrix(u.rows(), u.cols(), u.data().clone());
        wrong.data()[700_000] += 1e-9;
        assertThat(svd(problem, thin, ones(128), ones(128), wrong, v)).isGreaterThan(1e3);
    }

    @Test
    void an_approximate_decomposition_is_judged_by_relative_errors() {
        HeadSvd.Size one = new HeadSvd.Size(3, 2, Want.TRUNCATED, 1);
        HeadSvd.Problem problem = new HeadSvd.Problem(new Matrix(3, 2, new double[] {3, 0, 0, 2, 0, 0}));
        double[] truth = {3, 2};
        Matrix u = new Matrix(3, 1, new double[] {1, 0, 0});
        HeadSvd.Svd exact = new HeadSvd.Svd(new double[] {3}, u, Matrix.column(1, 0));
        assertThat(HeadSvdResidual.approximate(problem, one, truth, exact)).isLessThan(1e-12);
        HeadSvd.Svd low = new HeadSvd.Svd(new double[] {2.97}, u, Matrix.column(1, 0));
        assertThat(HeadSvdResidual.approximate(problem, one, truth, low)).isCloseTo(0.01, within(1e-6));
        HeadSvd.Svd other =
                new HeadSvd.Svd(new double[] {2}, new Matrix(3, 1, new double[] {0, 1, 0}), Matrix.column(0, 1));
        assertThat(HeadSvdResidual.approximate(problem, one, truth, other)).isCloseTo(0.5, within(1e-6));
    }

    private static double svd(
            HeadSvd.Problem problem, HeadSvd.Size size, double[] truth, double[] sigma, Matrix u, Matrix v) {
        return HeadSvdResidual.of(problem, size, truth, new HeadSvd.Svd(sigma, u, v));
    }

    private static double[] ones(int n) {
        return Spectrum.geometric(n, 1);
    }
}
