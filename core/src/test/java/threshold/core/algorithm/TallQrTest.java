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
                Arguments.of("identity", Dense.identity(33)),
                Arguments.of("rank-deficient", Matrices.withSpectrum(70, deficient, 4)),
                Arguments.of("a repeated and a zero column", repeated),
                Arguments.of("graded columns", Dense.scaleColumns(easy, graded)),
                Arguments.of("columns from 1e300 to 1e-180", Dense.scaleColumns(easy, reversed)));
    }

    @ParameterizedTest
    @CsvSource({
        "10, cholesky-qr2",
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
    @CsvSource({"10, 1", "1e10, 1", "1e15, 1", "10, 5", "1e10, 5", "1e15, 5"})
    void projections_are_those_on_the_explicit_q(double kappa, int columns) {
        Matrix a = Matrices.withSpectrum(90, Spectrum.geometric(21, kappa), 12);
        Matrix y = Matrices.normal(90, columns, 13);
        TallQr qr = factored(a);
        Matrix c = Matrix.zeros(21, columns);
        qr.applyTransposed(columns, y.data().clone(), c.data());
        Matrix q = new Matrix(90, 21, qr.formQ().clone());
        Matrix expected = Dense.times(q.transposed(), y);
        assertThat(Dense.norm(Dense.minus(c, expected))).isLessThan(30 * Dense.EPS * Dense.norm(y));
    }

    private TallQr factored(Matrix a) {
        TallQr qr = new TallQr(blas, a.rows(), a.cols());
        qr.factor(target -> System.arraycopy(a.data(), 0, target, 0, target.length));
        return qr;
    }

    /** Columns are compared after the exact scaling that the factorisation chose, so that graded ones count alike. */
    private void check(Matrix a) {
        TallQr qr = factored(a);
        Matrix q = new Matrix(a.rows(), a.cols(), qr.formQ().clone());
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
