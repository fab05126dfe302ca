package threshold.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static threshold.core.backend.Solving.assertClose;
import static threshold.core.backend.Solving.solveAll;
import static threshold.core.backend.Solving.waves;

import threshold.core.Matrix;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.StatePropagation;

/** Problems whose solutions are known in closed form, asked of every method of a backend at sizes 1, odd and prime. */
public final class ClosedForms {

    private static final double EPS = Math.ulp(1.0);

    private ClosedForms() {}

    /** Every family of the backend; threads as configured by the caller. */
    public static void check(Backend backend, int threads) {
        for (int n : new int[] {1, 2, 5, 17, 67}) {
            propagation(backend, n, threads);
            leastSquares(backend, n, threads);
            products(backend, n, threads);
            for (HeadSvd.Want want : HeadSvd.Want.values()) {
                headSvd(backend, 2 * n + 3, n, want, threads);
            }
            headSvd(backend, n, n, HeadSvd.Want.THIN, threads);
        }
        hankel(backend, threads);
    }

    /** A rotates the entries by one and halves them: x[t](i) = 2⁻ᵗ x[0](i−t) + what the disturbances add. */
    private static void propagation(Backend backend, int n, int threads) {
        for (StatePropagation.Keep keep : StatePropagation.Keep.values()) {
            for (int batch : new int[] {1, 3, 16}) {
                var size = new StatePropagation.Size(n, 7, batch, 3, keep);
                solveAll(
                        backend.kernels(StatePropagation.CONTRACT),
                        size,
                        threads,
                        seed -> rotation(size, seed),
                        (problem, states) -> {
                            Matrix expected = rotated(problem, size);
                            assertThat(states.rows()).isEqualTo(size.storedSteps());
                            assertClose(states, expected, 10 * (n + 7) * EPS);
                        });
            }
        }
    }

    private static StatePropagation.Problem rotation(StatePropagation.Size size, int seed) {
        int n = size.n();
        Matrix a = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            a.data()[(i + 1) % n * n + i] = 0.5;
        }
        return new StatePropagation.Problem(
                a, waves(n, size.batch(), seed), waves(size.period(), n * size.batch(), seed + 1));
    }

    private static Matrix rotated(StatePropagation.Problem problem, StatePropagation.Size size) {
        int n = size.n();
        int block = n * size.batch();
        Matrix states = Matrix.zeros(size.storedSteps(), block);
        double[] x = problem.x0().data();
        for (int t = 0; t < size.steps(); t++) {
            double[] next = new double[block];
            for (int e = 0; e < block; e++) {
                int from = Math.floorMod(e - size.batch(), block);
                next[e] = 0.5 * x[from] + problem.w().at(t % size.period(), e);
            }
            x = next;
            System.arraycopy(x, 0, states.data(), size.storedSteps() == 1 ? 0 : t * block, block);
        }
        return states;
    }

    /** Columns cos(π(i+½)j/N) are orthogonal: xⱼ = aⱼᵀy / aⱼᵀaⱼ. */
    private static void leastSquares(Backend backend, int p, int threads) {
        int rows = 3 * p + 1;
        var size = new LeastSquares.Size(rows, p);
        solveAll(
                backend.kernels(LeastSquares.CONTRACT), size, threads, seed -> cosines(rows, p, seed), (problem, x) -> {
                    for (int j = 0; j < p; j++) {
                        double dot = 0;
                        for (int i = 0; i < rows; i++) {
                            dot += problem.a().at(i, j) * problem.y().at(i, 0);
                        }
                        assertThat(x.at(j, 0)).isCloseTo(dot / (j == 0 ? rows : rows / 2.0), within(100 * rows * EPS));
                    }
                });
    }

    private static LeastSquares.Problem cosines(int rows, int p, int seed) {
        Matrix a = Matrix.zeros(rows, p);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < p; j++) {
                a.data()[i * p + j] = Math.cos(Math.PI * (i + 0.5) * j / rows);
            }
        }
        return new LeastSquares.Problem(a, waves(rows, 1, seed));
    }

    /** A sine obeys y[t] = 2cos(ω) y[t−1] − y[t−2]; a state that rotates by one obeys y[t]ᵀ = y[t−1]ᵀ P. */
    private static void hankel(Backend backend, int threads) {
        solveAll(
                backend.kernels(HankelLeastSquares.CONTRACT),
                new HankelLeastSquares.Size(50, 2, 1),
                threads,
                seed -> {
                    Matrix sine = Matrix.zeros(50, 1);
                    for (int t = 0; t < 50; t++) {
                        sine.data()[t] = Math.sin(1.1 * t + seed);
                    }
                    return new HankelLeastSquares.Problem(sine);
                },
                (_, f) -> assertClose(f, Matrix.column(2 * Math.cos(1.1), -1), 1000 * EPS));
        solveAll(
                backend.kernels(HankelLeastSquares.CONTRACT),
                new HankelLeastSquares.Size(23, 1, 3),
                threads,
                seed -> {
                    Matrix turning = Matrix.zeros(23, 3);
                    for (int t = 0; t < 23; t++) {
                        turning.data()[3 * t + t % 3] = 1 + seed;
                    }
                    return new HankelLeastSquares.Problem(turning);
                },
                (_, f) -> assertClose(f, new Matrix(3, 3, new double[] {0, 1, 0, 0, 0, 1, 1, 0, 0}), 100 * EPS));
    }

    /** W = H(u) Σ H(v) with two Householder reflections and σ rising along the diagonal, so that order is work. */
    private static void headSvd(Backend backend, int rows, int d, HeadSvd.Want want, int threads) {
        var size = new HeadSvd.Size(rows, d, want, want == HeadSvd.Want.TRUNCATED ? (d + 1) / 2 : d);
        solveAll(backend.kernels(HeadSvd.CONTRACT), size, threads, seed -> reflected(rows, d, seed), (problem, svd) -> {
            double tolerance = 100 * d * EPS * d;
            for (int i = 0; i < size.k(); i++) {
                assertThat(svd.sigma()[i]).isCloseTo(d - i, within(tolerance));
            }
            assertThat(svd.sigma()).hasSize(size.k());
            assertThat(svd.u() == null).isEqualTo(want == HeadSvd.Want.VALUES);
            if (svd.u() != null && svd.v() != null) {
                assertTriplets(problem.head(), svd.sigma(), svd.u(), svd.v(), tolerance);
            }
        });
    }

    private static HeadSvd.Problem reflected(int rows, int d, int seed) {
        Matrix u = waves(rows, 1, seed);
        Matrix v = waves(d, 1, seed + 2);
        Matrix w = Matrix.zeros(rows, d);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < d; j++) {
                for (int s = 0; s < d; s++) {
                    w.data()[i * d + j] += reflection(u, i, s) * (s + 1) * reflection(v, s, j);
                }
            }
        }
        return new HeadSvd.Problem(w);
    }

    /** Entry (i, j) of I − 2xxᵀ/xᵀx. */
    private static double reflection(Matrix x, int i, int j) {
        double square = 0;
        for (double value : x.data()) {
            square += value * value;
        }
        return (i == j ? 1 : 0) - 2 * x.data()[i] * x.data()[j] / square;
    }

    private static void assertTriplets(Matrix w, double[] sigma, Matrix u, Matrix v, double tolerance) {
        for (int c = 0; c < sigma.length; c++) {
            for (int i = 0; i < w.rows(); i++) {
                double wv = 0;
                for (int j = 0; j < w.cols(); j++) {
                    wv += w.at(i, j) * v.at(j, c);
                }
                assertThat(wv).isCloseTo(sigma[c] * u.at(i, c), within(tolerance));
            }
            for (int other = 0; other <= c; other++) {
                double dot = 0;
                for (int j = 0; j < v.rows(); j++) {
                    dot += v.at(j, c) * v.at(j, other);
                }
                assertThat(dot).isCloseTo(c == other ? 1 : 0, within(tolerance));
            }
        }
    }

    /** (aᵢⱼ) = i + j and (bᵢⱼ) = i − j are of rank two with sums of integers, exact in doubles. */
    private static void products(Backend backend, int n, int threads) {
        int m = n + 2;
        int k = 2 * n + 1;
        solveAll(
                backend.kernels(Gemm.CONTRACT),
                new Gemm.Size(m, n, k),
                threads,
                seed -> new Gemm.Problem(integers(m, k, 1, seed), integers(k, n, -1, seed)),
                (problem, c) -> assertClose(c, product(problem.a(), problem.b()), 0));
        solveAll(
                backend.kernels(Gram.CONTRACT),
                new Gram.Size(k, n),
                threads,
                seed -> new Gram.Problem(integers(k, n, 1, seed)),
                (problem, g) -> assertClose(g, product(problem.a().transposed(), problem.a()), 0));
    }

    private static Matrix product(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.cols());
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.cols(); j++) {
                for (int k = 0; k < a.cols(); k++) {
                    c.data()[i * c.cols() + j] += a.at(i, k) * b.at(k, j);
                }
            }
        }
        return c;
    }

    private static Matrix integers(int rows, int cols, int sign, int seed) {
        Matrix matrix = Matrix.zeros(rows, cols);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                matrix.data()[i * cols + j] = i + sign * j + seed;
            }
        }
        return matrix;
    }
}
