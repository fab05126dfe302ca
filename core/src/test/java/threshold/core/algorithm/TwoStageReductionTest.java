package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

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

class TwoStageReductionTest {

    private final Blas blas = ScalarOperations.create();

    /** About the band's width and its multiples, where a last panel is of few rows or of none. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 47, 48, 49, 50, 51, 95, 96, 97, 98, 99, 145, 200})
    void eigenvalues_stay(int n) {
        double[] lambda = Spectrum.geometric(n, 1e3);
        for (int i = 0; i < n; i += 3) {
            lambda[i] = -lambda[i];
        }
        check(withEigenvalues(lambda, n), lambda);
    }

    @Property(tries = 40, seed = "20261126")
    void graded_spectra_come_back(
            @ForAll @IntRange(min = 50, max = 160) int n, @ForAll @DoubleRange(min = 0, max = 40) double digits) {
        double[] lambda = Spectrum.geometric(n, Math.pow(10, digits));
        check(withEigenvalues(lambda, n), lambda);
    }

    /** Nothing is left to clear: every reflector is the identity. */
    @ParameterizedTest
    @ValueSource(ints = {60, 150})
    void three_diagonals_stay_as_they_are(int n) {
        Matrix a = Matrix.scalar(n, 2);
        double[] d = new double[n];
        double[] e = new double[n];
        for (int i = 0; i + 1 < n; i++) {
            a.data()[i * n + i + 1] = -1;
            a.data()[(i + 1) * n + i] = -1;
        }
        new TwoStageReduction(blas, n).reduce(a.data(), d, e);
        assertThat(d).containsOnly(2);
        assertThat(Arrays.copyOf(e, n - 1)).containsOnly(-1);
    }

    /** Second differences of points in another order: λ_k = 2 − 2cos(kπ/(n+1)), and no zero structure that helps. */
    @Test
    void values_of_large_matrices_take_both_stages() {
        int n = TridiagonalEigen.TWO_STAGES + 1;
        TridiagonalEigen eigen = new TridiagonalEigen(blas, n, false);
        for (int i = 0; i < n; i++) {
            int at = place(i, n);
            eigen.operand()[at * (n + 1)] = 2;
            if (i + 1 < n) {
                int beside = place(i + 1, n);
                eigen.operand()[Math.min(at, beside) * n + Math.max(at, beside)] = -1;
            }
        }
        eigen.run();
        for (int i = 0; i < n; i++) {
            double lambda = 2 - 2 * Math.cos((n - i) * Math.PI / (n + 1));
            assertThat(eigen.lambda()[i]).isCloseTo(lambda, offset(4 * n * Dense.EPS));
        }
    }

    /** 7919 is prime and larger than n, so that this is a permutation. */
    private static int place(int i, int n) {
        return (int) (7919L * i % n);
    }

    private static Matrix withEigenvalues(double[] lambda, int seed) {
        int n = lambda.length;
        Matrix q = Matrices.withSpectrum(n, Spectrum.geometric(n, 1), seed);
        Matrix a = Dense.times(Dense.scaleColumns(q, lambda), q.transposed());
        Triangular.mirror(n, a.data(), 0, n);
        return a;
    }

    private void check(Matrix a, double[] lambda) {
        int n = a.cols();
        double norm = Dense.norm(a);
        double[] d = new double[n];
        double[] e = new double[n];
        new TwoStageReduction(blas, n).reduce(a.data().clone(), d, e);
        new TridiagonalQl(n, null).solve(d, e);
        double[] expected = lambda.clone();
        Arrays.sort(d);
        Arrays.sort(expected);
        for (int i = 0; i < n; i++) {
            assertThat(Math.abs(d[i] - expected[i])).isLessThanOrEqualTo(10 * n * Dense.EPS * norm);
        }
    }
}
