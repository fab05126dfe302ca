package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class LeadingEigenTest {

    private static final int N = 128;
    private static final int K = 8;
    private static final int B = 24;
    private static final double LEAST_RATIO = 1e-8;

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
        assertThat(eigen.run(start(), LEAST_RATIO, tolerance)).isTrue();
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
        assertThat(load(gram(sigma)).run(start(), LEAST_RATIO, 1e-3)).isFalse();
        assertThat(load(Matrix.zeros(N, N)).run(start(), LEAST_RATIO, 1e-3)).isFalse();
    }

    @Test
    void it_gives_up_where_no_number_of_products_is_enough() {
        LeadingEigen eigen = load(gram(Spectrum.geometric(N, 10)));
        assertThat(eigen.run(start(), LEAST_RATIO, 0)).isFalse();
        assertThat(eigen.products()).isBetween(400, 500);
    }

    /** As single precision leaves it, and worse. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-7, 1e-5, 1e-4})
    void one_product_with_the_exact_matrix_squares_the_error_of_a_rounded_one(double rounding) {
        double[] sigma = Spectrum.languageHead(N);
        Matrix g = gram(sigma);
        Matrix rounded = new Matrix(N, N, g.data().clone());
        Matrix noise = Matrices.normal(N, N, 7);
        double size = rounding * sigma[K] * sigma[K] / Math.sqrt(N);
        for (int i = 0; i < N * N; i++) {
            rounded.data()[i] += size * noise.data()[i];
        }
        LeadingEigen eigen = load(rounded);
        assertThat(eigen.run(start(), LEAST_RATIO, 1e-10)).isTrue();
        assertThat(eigen.correct(
                        (x, y) -> {
                            Matrix image = Dense.times(g, new Matrix(N, B, x));
                            System.arraycopy(image.data(), 0, y, 0, N * B);
                        },
                        1e-3))
                .isTrue();
        for (int i = 0; i < K; i++) {
            double gap = sigma[K - 1] * sigma[K - 1] - sigma[K] * sigma[K];
            double second = 100 * Math.pow(rounding * sigma[K] * sigma[K], 2) / gap;
            assertThat(Math.abs(eigen.lambda()[i] - sigma[i] * sigma[i])).isLessThan(second + 1e-9);
        }
    }

    @Test
    void a_matrix_too_far_off_is_not_certified() {
        Matrix g = gram(Spectrum.geometric(N, 10));
        Matrix w = Matrices.withSpectrum(N, Spectrum.geometric(N, 10), 8);
        Matrix other = Dense.times(w.transposed(), w);
        LeadingEigen eigen = load(g);
        assertThat(eigen.run(start(), LEAST_RATIO, 1e-3)).isTrue();
        assertThat(eigen.correct(
                        (x, y) -> System.arraycopy(
                                Dense.times(other, new Matrix(N, B, x)).data(), 0, y, 0, N * B),
                        1e-3))
                .isFalse();
    }

    private int productsFor(double[] sigma) {
        LeadingEigen eigen = load(gram(sigma));
        assertThat(eigen.run(start(), LEAST_RATIO, 1e-3)).isTrue();
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
        Matrix beside = Dense.minus(Matrix.identity(N), Dense.times(v, v.transposed()));
        TridiagonalEigen eigen = new TridiagonalEigen(blas, N, false);
        Matrix rest = Dense.times(Dense.times(beside, g), beside);
        System.arraycopy(rest.data(), 0, eigen.operand(), 0, N * N);
        eigen.run();
        return eigen.lambda()[0];
    }
}
