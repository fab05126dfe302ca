package threshold.core.backend.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static threshold.core.backend.openblas.Problems.distance;
import static threshold.core.backend.openblas.Problems.head;
import static threshold.core.backend.openblas.Problems.product;
import static threshold.core.backend.openblas.Problems.random;
import static threshold.core.backend.openblas.Problems.solve;
import static threshold.core.backend.openblas.Problems.spectrum;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.Matrix;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;

/** Least squares, dense and of series: right within a multiple of n·eps, or refused with its sizes. */
class RegressionTest {

    private static final double EPS = Math.ulp(1.0);

    private final OpenBlasBackend backend = Problems.backend();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7, 8, 9, 31, 33, 97})
    void leastSquaresFindsTheCoefficientsThatMadeItsData(int p) {
        for (int rows : new int[] {p, p + 1, 10 * p + 3}) {
            Matrix a = head(rows, spectrum(p, 10));
            Matrix x = random(p, 1);
            var problem = new LeastSquares.Problem(a, product(a, x));
            for (var kernel : backend.kernels(LeastSquares.CONTRACT)) {
                Matrix found = solve(kernel, new LeastSquares.Size(rows, p), problem);
                assertThat(distance(found, x))
                        .as(kernel.method() + " " + rows + "x" + p)
                        .isLessThan(300 * p * EPS * 10);
            }
        }
    }

    @Test
    void normalEquationsRefuseWhatTheyCannotSolve() {
        Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix> normal = leastSquares("normal");
        var size = new LeastSquares.Size(60, 20);
        Matrix y = random(60, 1);
        for (double kappa : new double[] {1e8, 1e10, 1e14}) {
            assertThatThrownBy(() -> solve(normal, size, new LeastSquares.Problem(head(60, spectrum(20, kappa)), y)))
                    .as("kappa " + kappa)
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("20");
        }
        for (double scale : new double[] {1e-160, 1e160}) {
            double[] sigma = spectrum(20, 10);
            for (int i = 0; i < sigma.length; i++) {
                sigma[i] *= scale;
            }
            assertThatThrownBy(() -> solve(normal, size, new LeastSquares.Problem(head(60, sigma), y)))
                    .as("scale " + scale)
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("60x20");
        }
    }

    @Test
    void qrTakesAnyScale() {
        for (double scale : new double[] {1e-290, 1e290}) {
            Matrix a = head(40, spectrum(7, 10));
            Matrix x = random(7, 1);
            Matrix y = product(a, x);
            for (int i = 0; i < a.data().length; i++) {
                a.data()[i] *= scale;
            }
            for (int i = 0; i < y.rows(); i++) {
                y.data()[i] *= scale;
            }
            for (String method : List.of("gels", "getsls")) {
                Matrix found =
                        solve(leastSquares(method), new LeastSquares.Size(40, 7), new LeastSquares.Problem(a, y));
                assertThat(distance(found, x)).as(method + " at " + scale).isLessThan(300 * 7 * EPS * 10);
            }
        }
    }

    @Test
    void zeroColumnIsNamedAsRankDeficient() {
        Matrix a = random(9, 3);
        for (int i = 0; i < 9; i++) {
            a.data()[i * 3 + 1] = 0;
        }
        var problem = new LeastSquares.Problem(a, random(9, 1));
        assertThatThrownBy(() -> solve(leastSquares("gels"), new LeastSquares.Size(9, 3), problem))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "dgels of 9x3: info=2, the triangular factor has a zero on its diagonal, so A is not of full rank");
    }

    private Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix> leastSquares(String method) {
        return backend.kernels(LeastSquares.CONTRACT).stream()
                .filter(kernel -> kernel.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    /** A sum of damped oscillations obeys its recurrence exactly, so the residual vanishes and F predicts. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void autoregressionPredictsASeriesThatHasOne(int channels) {
        int lags = 4;
        int samples = 60;
        Matrix f = random(lags * channels, channels);
        for (int i = 0; i < f.data().length; i++) {
            f.data()[i] *= 0.9 / (lags * channels);
        }
        Matrix series = random(samples, channels);
        for (int t = lags; t < samples; t++) {
            predict(f, series, t, lags, channels);
        }
        var size = new HankelLeastSquares.Size(samples, lags, channels);
        for (var kernel : backend.kernels(HankelLeastSquares.CONTRACT)) {
            Matrix found = solve(kernel, size, new HankelLeastSquares.Problem(series));
            Matrix predicted = new Matrix(samples, channels, series.data().clone());
            for (int t = lags; t < 2 * lags; t++) {
                predict(found, predicted, t, lags, channels);
            }
            assertThat(distance(predicted, series)).as(kernel.method()).isLessThan(1000 * lags * channels * EPS);
        }
    }

    private static void predict(Matrix f, Matrix series, int t, int lags, int channels) {
        for (int to = 0; to < channels; to++) {
            double sum = 0;
            for (int lag = 1; lag <= lags; lag++) {
                for (int from = 0; from < channels; from++) {
                    sum += f.at((lag - 1) * channels + from, to) * series.at(t - lag, from);
                }
            }
            series.data()[t * channels + to] = sum;
        }
    }
}
