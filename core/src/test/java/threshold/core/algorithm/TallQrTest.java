package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class TallQrTest {

    private final Blas blas = ScalarOperations.create();

    @Property(tries = 60, seed = "20261122")
    void factors_are_backward_stable_at_every_condition(
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(min = 0, max = 90) int more,
            @ForAll @DoubleRange(min = 0, max = 16) double digits) {
        check(Matrices.withSpectrum(n + more, Spectrum.geometric(n, Math.pow(10, digits)), n + 100L * more));
    }

    /** Läuchli's matrix, a row of ones above ε·I: κ = √(1 + n/ε²), and the Gram matrix is singular once ε² &lt; eps. */
    @Property(tries = 60, seed = "20261123")
    void factors_of_Laeuchlis_matrix_are_backward_stable(
            @ForAll @IntRange(min = 2, max = 40) int n, @ForAll @DoubleRange(min = 0, max = 20) double digits) {
        Matrix a = Matrix.zeros(n + 1, n);
        Arrays.fill(a.data(), 0, n, 1);
        for (int i = 0; i < n; i++) {
            a.data()[(i + 1) * n + i] = Math.pow(10, -digits);
        }
        check(a);
    }

    /** Rows and columns graded over up to 2^±400 around any size of number that leaves room for it. */
    @Property(tries = 60, seed = "20261124")
    void factors_of_graded_matrices_are_backward_stable(
            @ForAll @IntRange(min = 1, max = 30) int n,
            @ForAll @IntRange(min = 0, max = 60) int more,
            @ForAll @IntRange(min = -500, max = 500) int exponent,
            @ForAll @IntRange(min = -400, max = 400) int grade) {
        Matrix a = Matrices.normal(n + more, n, n + 100L * more);
        for (int j = 0; j < n; j++) {
            int e = exponent + grade * j / n;
            for (int i = 0; i < n + more; i++) {
                a.data()[i * n + j] = Math.scalb(a.data()[i * n + j], e);
            }
        }
        check(a);
    }

    @Property(tries = 25, seed = "20261125")
    void sketches_lead_to_stable_factors_at_every_condition_and_size_of_number(
            @ForAll @IntRange(min = 64, max = 70) int n,
            @ForAll @IntRange(min = 0, max = 100) int more,
            @ForAll @DoubleRange(min = 0, max = 17) double digits,
            @ForAll @IntRange(min = -900, max = 900) int exponent) {
        Matrix a = Matrices.withSpectrum(48 * n + more, Spectrum.geometric(n, Math.pow(10, digits)), more);
        for (int i = 0; i < a.data().length; i++) {
            a.data()[i] = Math.scalb(a.data()[i], exponent);
        }
        check(a);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hardCases")
    void factors_are_backward_stable_on(String name, Matrix a) {
        assertThat(name).isNotEmpty();
        check(a);
    }

    static Stream<Arguments> hardCases() {
        Matrix easy = Matrices.normal(70, 13, 3);
        double[] deficient = Spectrum.geometric(13, 10);
        Arrays.fill(deficient, 6, 13, 0);
        double[] graded = new double[13];
        Arrays.setAll(graded, j -> Math.pow(10, -20 * j));
        double[] reversed = new double[13];
        Arrays.setAll(reversed, j -> Math.pow(10, 300 - 40.0 * j));
        Matrix repeated = new Matrix(70, 13, easy.data().clone());
        for (int i = 0; i < 70; i++) {
            repeated.data()[i * 13 + 12] = repeated.data()[i * 13 + 3];
            repeated.data()[i * 13 + 7] = 0;
        }
        return Stream.of(
                Arguments.of("zeros", Matrix.zeros(9, 4)),
                Arguments.of("one entry", Matrix.column(-3)),
                Arguments.of("square", Matrices.normal(37, 37, 5)),
                Arguments.of("identity", Matrix.identity(33)),
                Arguments.of("rank-deficient", Matrices.withSpectrum(70, deficient, 4)),
                Arguments.of("a repeated and a zero column", repeated),
                Arguments.of("graded columns", Dense.scaleColumns(easy, graded)),
                Arguments.of("columns from 1e300 to 1e-180", Dense.scaleColumns(easy, reversed)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, cholesky-qr1",
        "4, cholesky-qr1",
        "100, cholesky-qr2",
        "1e6, cholesky-qr2",
        "1e10, shifted-cholesky-qr3",
        "1e12, shifted-cholesky-qr3",
        "1e15, householder"
    })
    void the_path_follows_the_condition(double kappa, String path) {
        Matrix a = Matrices.withSpectrum(300, Spectrum.geometric(40, kappa), 11);
        assertThat(factored(a).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "300, 40, 1, cholesky-qr1",
        "300, 40, 10, cholesky-qr1",
        "300, 40, 1e3, cholesky-qr2",
        "300, 40, 1e10, shifted-cholesky-qr3",
        "300, 40, 1e17, householder",
        "4101, 64, 1, cholesky-qr1",
        "4101, 64, 10, cholesky-qr1",
        "4101, 64, 1e3, sketched-cholesky-qr2",
        "4101, 64, 1e12, sketched-cholesky-qr2",
        "4101, 64, 1e17, householder"
    })
    void r_alone_takes_the_passes_that_its_values_need(int m, int n, double kappa, String path) {
        double[] sigma = Spectrum.geometric(n, kappa);
        Matrix a = Matrices.withSpectrum(m, sigma, 11);
        TallQr qr = new TallQr(blas, m, n);
        qr.factorR((first, rows, target, at, stride) -> Rows.copy(rows, n, a.data(), first * n, n, target, at, stride));
        assertThat(qr.path()).isEqualTo(path);
        SquareSvd svd = new SquareSvd(blas, n, false);
        int e = qr.commonScaleR(svd.operand());
        svd.run();
        for (int i = 0; i < n; i++) {
            assertThat(Math.abs(Math.scalb(svd.sigma()[i], e) - sigma[i])).isLessThan(3 * n * Dense.EPS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, cholesky-qr1",
        "100, sketched-cholesky-qr2",
        "1e6, sketched-cholesky-qr2",
        "1e10, sketched-cholesky-qr2",
        "1e13, sketched-cholesky-qr2",
        "1e17, householder"
    })
    void very_tall_matrices_begin_with_a_sketch_unless_their_rows_seem_well_conditioned(double kappa, String path) {
        Matrix a = Matrices.withSpectrum(64 * 64 + 5, Spectrum.geometric(64, kappa), 11);
        assertThat(factored(a).path()).isEqualTo(path);
        check(a);
    }

    /** The rows that the sample sees are of another matrix than the rest. */
    @ParameterizedTest
    @CsvSource({
        "1, 1e3, cholesky-qr2",
        "1e3, 1, sketched-cholesky-qr1",
        "1, 1e12, cholesky-qr2",
        "0, 1, sketched-cholesky-qr1"
    })
    void a_sample_that_misleads_costs_a_pass_at_most(double seen, double rest, String path) {
        int n = 64;
        Matrix a = Matrices.withSpectrum(64 * n, Spectrum.geometric(n, rest), 11);
        int[] drawn = RowSample.draw(a.rows(), RowSample.ROWS_PER_COLUMN * n);
        Matrix sampled = seen == 1
                ? Matrices.normal(drawn.length, n, 12)
                : Matrices.withSpectrum(drawn.length, Spectrum.geometric(n, Math.max(1, seen)), 12);
        for (int i = 0; i < drawn.length * n; i++) {
            a.data()[drawn[i / n] * n + i % n] = seen == 0 ? 0 : 1e-4 * sampled.data()[i];
        }
        assertThat(factored(a).path()).isEqualTo(path);
        check(a);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("veryTallHardCases")
    void sketches_lead_to_stable_factors_of(String name, Matrix a) {
        assertThat(name).isNotEmpty();
        check(a);
    }

    static Stream<Arguments> veryTallHardCases() {
        int m = 64 * 64;
        Matrix easy = Matrices.normal(m, 64, 3);
        Matrix heavyRows = new Matrix(m, 64, easy.data().clone());
        for (int i = 64 * 64; i < heavyRows.data().length; i++) {
            heavyRows.data()[i] *= 1e-9;
        }
        Matrix dyads = Matrix.zeros(m, 64);
        for (int i = 0; i < 64; i++) {
            dyads.data()[(m - 1 - 61 * i) * 64 + i] = 1 + i;
        }
        double[] graded = new double[64];
        Arrays.setAll(graded, j -> Math.pow(10, -4 * j));
        double[] wide = new double[64];
        Arrays.setAll(wide, j -> Math.pow(10, 300 - 8.0 * j));
        double[] small = new double[64];
        Arrays.fill(small, 1e-290);
        double[] zero = new double[64];
        Arrays.setAll(zero, j -> j == 17 ? 0 : 1);
        double[] half = Spectrum.geometric(64, 10);
        Arrays.fill(half, 32, 64, 0);
        return Stream.of(
                Arguments.of("as many heavy rows as columns", heavyRows),
                Arguments.of("one entry a column", dyads),
                Arguments.of("half the rank", Matrices.withSpectrum(m, half, 5)),
                Arguments.of("graded columns", Dense.scaleColumns(easy, graded)),
                Arguments.of("columns from 1e300 to 1e-204", Dense.scaleColumns(easy, wide)),
                Arguments.of("tiny columns", Dense.scaleColumns(easy, small)),
                Arguments.of("a zero column", Dense.scaleColumns(easy, zero)));
    }

    /** On every way to R: the same R, and C of the Q that is not kept. */
    @ParameterizedTest
    @CsvSource({
        "90, 21, 1, 1, 1", "90, 21, 100, 1, 1", "90, 21, 1e10, 1, 1", "90, 21, 1e15, 1, 1", "90, 21, 1, 1e290, 1",
        "90, 21, 1e10, 1e290, 1", "90, 21, 1, 1, 5", "90, 21, 1e10, 1, 5", "90, 21, 1e15, 1, 5", "4101, 64, 1, 1, 1",
        "4101, 64, 1e3, 1, 1", "4101, 64, 1e12, 1, 2", "4101, 64, 1e12, 1e-200, 1"
    })
    void r_and_products_with_a_q_that_is_not_kept(int m, int n, double kappa, double scale, int columns) {
        Matrix a = Matrices.withSpectrum(m, Spectrum.geometric(n, kappa), 12);
        for (int i = 0; i < a.data().length; i++) {
            a.data()[i] *= scale * (i % 2 == 0 ? 1 : 0x1p30);
        }
        Matrix y = Matrices.normal(m, columns, 13);
        TallQr whole = factored(a);
        Matrix expected = Dense.times(explicitQ(whole, m, n).transposed(), y);
        TallQr qr = new TallQr(blas, m, n);
        Matrix c = Matrix.zeros(n, columns);
        for (int repeat = 0; repeat < 2; repeat++) {
            qr.factorR(
                    (first, rows, target, at, stride) -> Rows.copy(rows, n, a.data(), first * n, n, target, at, stride),
                    columns,
                    y.data().clone(),
                    c.data());
        }
        assertThat(qr.path()).isEqualTo(whole.path());
        assertThat(qr.r()).isEqualTo(whole.r());
        assertThat(Dense.norm(Dense.minus(c, expected))).isLessThan(30 * Dense.EPS * Dense.norm(y));
    }

    /** What a thin SVD needs, on each way to Q. */
    @ParameterizedTest
    @CsvSource({
        "90, 21, 2, 21",
        "90, 21, 1e5, 21",
        "90, 21, 1e10, 3",
        "90, 21, 1e17, 3",
        "4101, 64, 1, 64",
        "4101, 64, 1e12, 5"
    })
    void q_is_turned_as_its_product_with_a_basis(int m, int n, double kappa, int columns) {
        Matrix a = Matrices.withSpectrum(m, Spectrum.geometric(n, kappa), 14);
        Matrix basis = Matrices.withSpectrum(n, Spectrum.geometric(columns, 1), 15);
        Matrix expected = Dense.times(explicitQ(factored(a), m, n), basis);
        TallQr qr = factored(a);
        Matrix turned = Matrix.zeros(m, columns);
        Rows.copy(m, columns, qr.turnQ(basis.data(), columns), Layout.ORIGIN, qr.stride(), turned.data(), 0, columns);
        assertThat(Dense.norm(Dense.minus(turned, expected))).isLessThan(10 * n * Dense.EPS);
        assertThat(Dense.defect(turned)).isLessThan(10.0 * n / columns);
    }

    /** D is not left to a first pass where there is none. */
    @Property(tries = 40, seed = "20261126")
    void well_conditioned_columns_of_unlike_lengths_are_scaled(
            @ForAll @IntRange(min = 2, max = 40) int n, @ForAll @IntRange(min = 30, max = 300) int grade) {
        double[] lengths = new double[n];
        Arrays.setAll(lengths, j -> Math.scalb(1.0, j % 2 * grade));
        Matrix a = Dense.scaleColumns(Matrices.withSpectrum(n + 30, Spectrum.geometric(n, 1.2), n), lengths);
        assertThat(factored(a).path()).isEqualTo("cholesky-qr1");
        check(a);
    }

    private TallQr factored(Matrix a) {
        TallQr qr = new TallQr(blas, a.rows(), a.cols());
        qr.factor((first, rows, target, at, stride) ->
                Rows.copy(rows, a.cols(), a.data(), first * a.cols(), a.cols(), target, at, stride));
        return qr;
    }

    private static Matrix explicitQ(TallQr qr, int m, int n) {
        Matrix q = Matrix.zeros(m, n);
        Rows.copy(m, n, qr.formQ(), Layout.ORIGIN, qr.stride(), q.data(), 0, n);
        return q;
    }

    /** Columns are compared after the exact scaling that the factorisation chose, so that graded ones count alike. */
    private void check(Matrix a) {
        TallQr qr = factored(a);
        Matrix q = explicitQ(qr, a.rows(), a.cols());
        Matrix r = new Matrix(a.cols(), a.cols(), qr.r().clone());
        Matrix scaled = new Matrix(a.rows(), a.cols(), a.data().clone());
        for (int i = 0; i < scaled.data().length; i++) {
            scaled.data()[i] = Math.scalb(scaled.data()[i], -qr.exponent(i % a.cols()));
        }
        assertThat(Dense.defect(q)).as("orthogonality, path %s", qr.path()).isLessThan(10);
        assertThat(Dense.distance(scaled, Dense.times(q, r)))
                .as("residual, path %s", qr.path())
                .isLessThan(10);
        for (int i = 0; i < a.cols(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(r.at(i, j)).isZero();
            }
        }
    }
}
