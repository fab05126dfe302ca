package threshold.core.backend.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static threshold.core.backend.openblas.Problems.diagonal;
import static threshold.core.backend.openblas.Problems.distance;
import static threshold.core.backend.openblas.Problems.product;
import static threshold.core.backend.openblas.Problems.random;
import static threshold.core.backend.openblas.Problems.solve;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.Matrix;
import threshold.core.backend.ClosedForms;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.StatePropagation.Keep;

/** Products and propagation against what they must be, in units of n·eps. */
class KernelsTest {

    private static final double EPS = Math.ulp(1.0);

    private final OpenBlasBackend backend = Problems.backend();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 9, 31, 33, 64, 97, 200})
    void gemmIsTheSumOfProducts(int n) {
        Matrix a = random(n, n + 2);
        Matrix b = random(n + 2, 2 * n + 1);
        Matrix c = solve(
                backend.kernels(Gemm.CONTRACT).getFirst(), new Gemm.Size(n, 2 * n + 1, n + 2), new Gemm.Problem(a, b));
        assertThat(distance(c, product(a, b))).isLessThan(4 * (n + 2) * EPS * (n + 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 31, 32, 33, 65, 97})
    void gramIsWholeAndExactlySymmetric(int n) {
        Matrix a = random(3 * n + 1, n);
        Matrix g = solve(backend.kernels(Gram.CONTRACT).getFirst(), new Gram.Size(3 * n + 1, n), new Gram.Problem(a));
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
        Arrays.fill(half, 0.5);
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
        var kernels = backend.kernels(StatePropagation.CONTRACT).stream()
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
        Matrix a = new Matrix(2, 2, new double[] {Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)});
        var size = new StatePropagation.Size(2, steps, 1, 1, Keep.ALL);
        var problem = new StatePropagation.Problem(a, Matrix.column(1, 0), Matrix.zeros(1, 2));
        Matrix x = solve(backend.kernels(StatePropagation.CONTRACT).getFirst(), size, problem);
        assertThat(x.at(2, 1)).isCloseTo(1, within(steps * 2 * EPS));
        assertThat(x.at(steps - 1, 0)).isCloseTo(1, within(steps * 4 * EPS));
    }
}
