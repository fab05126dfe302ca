package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class LeadingEigenTest {

    private static final int N = 128;
    private static final int K = 8;
    private static final int B = 24;

    private final Blas blas = ScalarOperations.create();

    static Stream<Arguments> spectra() {
        double[] repeated = new double[N];
        Arrays.setAll(repeated, i -> i < 30 ? 1 : 0.5);
        return Stream.of(
                        Spectrum.languageHead(N),
                        repeated,
                        flat(),
                        Spectrum.geometric(N, 1),
                        Spectrum.geometric(N, 10),
                        Spectrum.geometric(N, 1e10))
                .flatMap(sigma -> Stream.of(1e-1, 1e-3, 1e-6).map(tolerance -> Arguments.of(sigma, tolerance)));
    }

    @ParameterizedTest
    @MethodSource("spectra")
    void what_is_certified_is_true(double[] sigma, double tolerance) {
        Matrix g = gram(sigma);
        LeadingEigen eigen = load(g);
        assertThat(eigen.run(start(), tolerance)).isTrue();
        double allowed = tolerance + 1e-9;
        for (int i = 0; i < K; i++) {
            assertThat(Math.sqrt(eigen.lambda()[i])).isBetween(sigma[i] * (1 - allowed), sigma[i] * (1 + 1e-9));
        }
        Matrix v = Columns.leading(N, K, eigen.vectors(), 0, B);
        assertThat(Dense.defect(v)).isLessThan(N);
        assertThat(Math.sqrt(largestBeside(g, v))).isLessThan(sigma[K] * (1 + allowed));
    }

    @Test
    void a_steep_spectrum_stops_early_and_a_flat_one_goes_on() {
        assertThat(productsFor(Spectrum.geometric(N, 1e10))).isEqualTo(2);
        assertThat(productsFor(Spectrum.geometric(N, 1e4))).isEqualTo(10);
        assertThat(productsFor(flat())).isGreaterThan(30);
    }

    /** 1 % from the first to the last: what is left to tell apart is little more than the tolerance. */
    private static double[] flat() {
        double[] sigma = new double[N];
        Arrays.setAll(sigma, i -> 1 - 0.01 * i / N);
        return sigma;
    }

    @Test
    void eigenvalues_that_drown_in_rounding_are_left_to_others() {
        double[] sigma = Spectrum.geometric(N, 10);
        Arrays.fill(sigma, K, N, 1e-5);
        assertThat(load(gram(sigma)).run(start(), 1e-3)).isFalse();
        assertThat(load(Matrix.zeros(N, N)).run(start(), 1e-3)).isFalse();
    }

    @Test
    void it_gives_up_where_no_number_of_products_is_enough() {
        LeadingEigen eigen = load(gram(Spectrum.geometric(N, 10)));
        assertThat(eigen.run(start(), 0)).isFalse();
        assertThat(eigen.products()).isBetween(400, 500);
    }

    private int productsFor(double[] sigma) {
        LeadingEigen eigen = load(gram(sigma));
        assertThat(eigen.run(start(), 1e-3)).isTrue();
        return eigen.products();
    }

    private LeadingEigen load(Matrix g) {
        LeadingEigen eigen = new LeadingEigen(blas, N, K, B);
        for (int i = 0; i < N; i++) {
            int row = Layout.ORIGIN + i * eigen.stride();
            Arrays.fill(eigen.operand(), row, row + i, Double.NaN);
            System.arraycopy(g.data(), i * (N + 1), eigen.operand(), row + i, N - i);
        }
        return eigen;
    }

    private static double[] start() {
        return Matrices.normal(N, B, 6).data();
    }

    private static Matrix gram(double[] sigma) {
        Matrix w = Matrices.withSpectrum(N, sigma, 5);
        return Dense.times(w.transposed(), w);
    }

    /** λ₁ of (I − VVᵀ) G (I − VVᵀ). */
    private double largestBeside(Matrix g, Matrix v) {
        Matrix beside = Dense.minus(Dense.identity(N), Dense.times(v, v.transposed()));
        SymmetricEigen eigen = new SymmetricEigen(blas, N, false);
        Matrix rest = Dense.times(Dense.times(beside, g), beside);
        System.arraycopy(rest.data(), 0, eigen.operand(), 0, N * N);
        eigen.run();
        return eigen.lambda()[0];
    }
}
