package threshold.core.backend.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static threshold.core.backend.openblas.Problems.diagonal;
import static threshold.core.backend.openblas.Problems.distance;
import static threshold.core.backend.openblas.Problems.head;
import static threshold.core.backend.openblas.Problems.product;
import static threshold.core.backend.openblas.Problems.random;
import static threshold.core.backend.openblas.Problems.spectrum;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.Matrix;
import threshold.core.backend.ClosedForms;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.StatePropagation.Keep;

/** Every method against what its answer must be, in units of n·eps. */
class KernelsTest {

    private static final double EPS = Math.ulp(1.0);

    private final OpenBlasBackend backend = Problems.backend();

    private static <Z extends Sizes, P, S> S solve(Kernel<Z, P, S> kernel, Z size, P problem) {
        try (Plan<P, S> plan = kernel.plan(size, 1)) {
            plan.load(problem);
            plan.run();
            return plan.solution();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 9, 31, 33, 64, 97, 200})
    void gemmIsTheSumOfProducts(int n) {
        Matrix a = random(n, n + 2);
        Matrix b = random(n + 2, 2 * n + 1);
        Matrix c = solve(
                backend.gemm().getFirst(), new Gemm.Size(n, 2 * n + 1, n + 2), new Gemm.Problem(a, b));
        assertThat(distance(c, product(a, b))).isLessThan(4 * (n + 2) * EPS * (n + 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 31, 32, 33, 65, 97})
    void gramIsWholeAndExactlySymmetric(int n) {
        Matrix a = random(3 * n + 1, n);
        Matrix g = solve(backend.gram().getFirst(), new Gram.Size(3 * n + 1, n), new Gram.Problem(a));
        assertThat(distance(g, product(a.transposed(), a))).isLessThan(4 * (3 * n + 1) * EPS * (3 * n + 1));
        assertThat(g).isEqualTo(g.transposed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void closedFormsOfAllBackendsHold(int threads) {
        backend.configure(threads);
        try {
            ClosedForms.check(backend, threads);
        } finally {
            backend.configure(1);
        }
    }

    /** Several row blocks, the last one short; scales where squares leave the range. */
    @Test
    void tallHeadsOfAnyScaleAreDecomposed() {
        for (double scale : new double[] {1e-290, 1, 1e290}) {
            double[] sigma = spectrum(160, 1e10);
            Matrix w = head(2000, sigma);
            for (int i = 0; i < w.data().length; i++) {
                w.data()[i] *= scale;
            }
            for (String method : List.of("gesdd", "tsqr")) {
                var kernel = backend.headSvd().stream()
                        .filter(each -> each.method().equals(method))
                        .findFirst()
                        .orElseThrow();
                HeadSvd.Svd svd = solve(kernel, HeadSvd.Size.of(2000, 160, Want.THIN), new HeadSvd.Problem(w));
                for (int i = 0; i < sigma.length; i++) {
                    assertThat(Math.abs(svd.sigma()[i] / scale - sigma[i])).as(method).isLessThan(30 * 160 * EPS);
                }
            }
        }
    }

    /** x[t+1] = ½x[t] + w with alternating w: exact in binary, so the last bit must agree. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 31, 64, 97})
    void propagationOfDyadicNumbersIsExact(int n) {
        for (int batch : new int[] {1, 2, 5}) {
            for (int steps : new int[] {1, 2, 3, 20}) {
                for (Keep keep : Keep.values()) {
                    assertDyadicPropagation(new StatePropagation.Size(n, steps, batch, 3, keep));
                }
            }
        }
    }

    private void assertDyadicPropagation(StatePropagation.Size size) {
        double[] half = new double[size.n()];
        java.util.Arrays.fill(half, 0.5);
        int entries = size.n() * size.batch();
        Matrix w = Matrix.zeros(size.period(), entries);
        Matrix x0 = Matrix.zeros(size.n(), size.batch());
        for (int i = 0; i < w.data().length; i++) {
            w.data()[i] = i % 11;
        }
        for (int i = 0; i < entries; i++) {
            x0.data()[i] = i % 7;
        }
        double[] x = x0.data().clone();
        Matrix expected = Matrix.zeros(size.storedSteps(), entries);
        for (int t = 0; t < size.steps(); t++) {
            for (int i = 0; i < entries; i++) {
                x[i] = x[i] / 2 + w.at(t % size.period(), i);
            }
            System.arraycopy(x, 0, expected.data(), size.keep() == Keep.ALL ? t * entries : 0, entries);
        }
        var problem = new StatePropagation.Problem(diagonal(half), x0, w);
        var kernels = backend.statePropagation().stream()
                .filter(kernel -> kernel.declines(size, 1).isEmpty())
                .toList();
        assertThat(kernels).hasSize(1);
        assertThat(solve(kernels.getFirst(), size, problem)).as(size.toString()).isEqualTo(expected);
    }

    /** A rotation of each pair of coordinates returns after a full turn; A is not symmetric, so its order shows. */
    @Test
    void propagationRoundACircleReturns() {
        int steps = 12;
        double angle = 2 * Math.PI / steps;
        Matrix a = new Matrix(
                2, 2, new double[] {Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)});
        var size = new StatePropagation.Size(2, steps, 1, 1, Keep.ALL);
        var problem = new StatePropagation.Problem(a, Matrix.column(1, 0), Matrix.zeros(1, 2));
        Matrix x = solve(backend.statePropagation().getFirst(), size, problem);
        assertThat(x.at(2, 1)).isCloseTo(1, org.assertj.core.data.Offset.offset(steps * 2 * EPS));
        assertThat(x.at(steps - 1, 0)).isCloseTo(1, org.assertj.core.data.Offset.offset(steps * 4 * EPS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7, 8, 9, 31, 33, 97})
    void leastSquaresFindsTheCoefficientsThatMadeItsData(int p) {
        for (int rows : new int[] {p, p + 1, 10 * p + 3}) {
            Matrix a = head(rows, spectrum(p, 10));
            Matrix x = random(p, 1);
            var problem = new LeastSquares.Problem(a, product(a, x));
            for (var kernel : backend.leastSquares()) {
                Matrix found = solve(kernel, new LeastSquares.Size(rows, p), problem);
                assertThat(distance(found, x)).as(kernel.method() + " " + rows + "x" + p).isLessThan(300 * p * EPS * 10);
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
                Matrix found = solve(leastSquares(method), new LeastSquares.Size(40, 7), new LeastSquares.Problem(a, y));
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
                .hasMessage("dgels of 9x3: info=2, the triangular factor has a zero on its diagonal, so A is not of full rank");
    }

    private Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix> leastSquares(String method) {
        return backend.leastSquares().stream()
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
        for (var kernel : backend.hankelLeastSquares()) {
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 31, 33, 97})
    void singularValuesAreThoseItWasBuiltFrom(int d) {
        double[] sigma = spectrum(d, 1000);
        for (int rows : new int[] {d, d + 1, 5 * d + 2}) {
            Matrix w = head(rows, sigma);
            for (var kernel : backend.headSvd()) {
                double allowed = 30 * d * EPS * (kernel.method().equals("gram") ? 1000 : 1);
                for (int k : new int[] {1, (d + 1) / 2}) {
                    assertSvd(kernel, new HeadSvd.Size(rows, d, Want.TRUNCATED, k), w, sigma, allowed);
                }
                assertSvd(kernel, HeadSvd.Size.of(rows, d, Want.VALUES), w, sigma, allowed);
                assertSvd(kernel, HeadSvd.Size.of(rows, d, Want.THIN), w, sigma, allowed);
            }
        }
    }

    private static void assertSvd(
            Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd> kernel,
            HeadSvd.Size size,
            Matrix w,
            double[] sigma,
            double allowed) {
        HeadSvd.Svd svd = solve(kernel, size, new HeadSvd.Problem(w));
        String what = kernel.method() + " " + size;
        assertThat(svd.sigma()).hasSize(size.k());
        for (int i = 0; i < size.k(); i++) {
            assertThat(Math.abs(svd.sigma()[i] - sigma[i])).as(what).isLessThan(allowed);
        }
        if (svd.u() == null || svd.v() == null) {
            assertThat(size.want()).isEqualTo(Want.VALUES);
            return;
        }
        double orthogonal = 30 * size.d() * EPS;
        Matrix identity = diagonal(spectrum(size.k(), 1));
        assertThat(distance(product(svd.u().transposed(), svd.u()), identity)).as(what).isLessThan(orthogonal);
        assertThat(distance(product(svd.v().transposed(), svd.v()), identity)).as(what).isLessThan(orthogonal);
        Matrix wv = product(w, svd.v());
        assertThat(distance(wv, product(svd.u(), diagonal(svd.sigma())))).as(what).isLessThan(allowed);
    }

    /** Dividing by σ alone would leave U orthogonal to κ²·eps = 2e-4 here. */
    @Test
    void gramKeepsLeftVectorsOrthogonalNearItsLimit() {
        double[] sigma = spectrum(20, 1e6);
        var gram = backend.headSvd().getLast();
        assertSvd(gram, HeadSvd.Size.of(300, 20, Want.THIN), head(300, sigma), sigma, 30 * 20 * EPS * 1e6);
        double[] tooWide = spectrum(20, 1e9);
        for (Want want : List.of(Want.VALUES, Want.THIN)) {
            assertThatThrownBy(() -> solve(
                            gram, HeadSvd.Size.of(300, 20, want), new HeadSvd.Problem(head(300, tooWide))))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("300x20");
        }
    }
}
