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
import org.junit.jupiter.params.provider.MethodSource;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class SquareSvdTest {

    private final Blas blas = ScalarOperations.create();

    @Property(tries = 60, seed = "20261122")
    void known_spectra_come_back(
            @ForAll @IntRange(min = 1, max = 70) int n, @ForAll @DoubleRange(min = 0, max = 20) double digits) {
        double[] sigma = Spectrum.geometric(n, Math.pow(10, digits));
        SquareSvd svd = check(Matrices.withSpectrum(n, sigma, n));
        for (int i = 0; i < n; i++) {
            assertThat(Math.abs(svd.sigma()[i] - sigma[i])).isLessThan(10 * n * Dense.EPS);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hardCases")
    void factors_are_backward_stable_on(String name, Matrix a) {
        assertThat(name).isNotEmpty();
        check(a);
    }

    static Stream<Arguments> hardCases() {
        double[] step = new double[40];
        Arrays.fill(step, 0, 20, 1);
        Arrays.fill(step, 20, 40, 1e-15);
        double[] down = new double[33];
        Arrays.setAll(down, j -> Math.pow(10, -9 * j));
        double[] up = new double[33];
        Arrays.setAll(up, j -> Math.pow(10, -9 * (32 - j)));
        Matrix normal = Matrices.normal(33, 33, 1);
        Matrix jordan = Matrix.scalar(34, 0);
        for (int i = 0; i + 1 < 34; i++) {
            jordan.data()[i * 34 + i + 1] = 1;
        }
        return Stream.of(
                Arguments.of("zeros", Matrix.zeros(5, 5)),
                Arguments.of("identity", Matrix.identity(64)),
                Arguments.of("a nilpotent Jordan block", jordan),
                Arguments.of("two clusters", Matrices.withSpectrum(40, step, 2)),
                Arguments.of("columns graded down", Dense.scaleColumns(normal, down)),
                Arguments.of("columns graded up", Dense.scaleColumns(normal, up)),
                Arguments.of(
                        "rows graded down", Dense.scaleColumns(normal, down).transposed()),
                Arguments.of("rows graded up", Dense.scaleColumns(normal, up).transposed()),
                Arguments.of("rank one", Dense.times(Matrices.normal(33, 1, 4), Matrices.normal(1, 33, 5))),
                Arguments.of("large", Dense.times(Matrix.scalar(33, 0x1p900), normal)),
                Arguments.of("small", Dense.times(Matrix.scalar(33, 0x1p-900), normal)));
    }

    /** Orthonormal factors that multiply back, values descending and, to rounding, the same without vectors. */
    private SquareSvd check(Matrix a) {
        int n = a.cols();
        SquareSvd svd = run(a, true);
        Matrix u = new Matrix(n, n, svd.u());
        Matrix v = new Matrix(n, n, svd.v());
        double[] sigma = svd.sigma();
        assertThat(Dense.defect(u)).isLessThan(10);
        assertThat(Dense.defect(v)).isLessThan(10);
        assertThat(Dense.distance(a, Dense.times(Dense.scaleColumns(u, sigma), v.transposed())))
                .isLessThan(10);
        for (int i = 0; i < n; i++) {
            assertThat(sigma[i]).isNotNegative().isLessThanOrEqualTo(sigma[Math.max(0, i - 1)]);
        }
        double[] values = run(a, false).sigma();
        for (int i = 0; i < n; i++) {
            assertThat(Math.abs(values[i] - sigma[i])).isLessThanOrEqualTo(4 * n * Dense.EPS * sigma[0]);
            assertThat(values[i]).isNotNegative().isLessThanOrEqualTo(values[Math.max(0, i - 1)]);
        }
        return svd;
    }

    private SquareSvd run(Matrix a, boolean wantVectors) {
        SquareSvd svd = new SquareSvd(blas, a.cols(), wantVectors);
        System.arraycopy(a.data(), 0, svd.operand(), 0, a.data().length);
        svd.run();
        return svd;
    }
}
