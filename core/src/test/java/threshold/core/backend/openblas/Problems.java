package threshold.core.backend.openblas;

import java.util.SplittableRandom;
import threshold.core.Matrix;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;

/** Seeded inputs whose answers are known in closed form, and a backend that is there. */
final class Problems {

    private static final SplittableRandom SEEDS = new SplittableRandom(20260101);

    private Problems() {}

    static OpenBlasBackend backend() {
        OpenBlasBackend backend = new OpenBlasBackend();
        backend.unavailableBecause().ifPresent(why -> {
            throw new AssertionError(why);
        });
        backend.configure(1);
        return backend;
    }

    static Matrix random(int rows, int cols) {
        SplittableRandom random = SEEDS.split();
        Matrix matrix = Matrix.zeros(rows, cols);
        for (int i = 0; i < matrix.data().length; i++) {
            matrix.data()[i] = random.nextDouble(-1, 1);
        }
        return matrix;
    }

    /** I − 2uuᵀ/uᵀu, restricted to its first columns: orthonormal columns, exactly symmetric before the cut. */
    static Matrix reflector(int rows, int cols) {
        double[] u = random(rows, 1).data();
        double square = 0;
        for (double value : u) {
            square += value * value;
        }
        Matrix q = Matrix.zeros(rows, cols);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                q.data()[i * cols + j] = (i == j ? 1 : 0) - 2 * u[i] * u[j] / square;
            }
        }
        return q;
    }

    static Matrix product(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.cols());
        for (int i = 0; i < a.rows(); i++) {
            for (int k = 0; k < a.cols(); k++) {
                for (int j = 0; j < b.cols(); j++) {
                    c.data()[i * b.cols() + j] += a.at(i, k) * b.at(k, j);
                }
            }
        }
        return c;
    }

    static Matrix diagonal(double... values) {
        Matrix d = Matrix.zeros(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            d.data()[i * values.length + i] = values[i];
        }
        return d;
    }

    /** Values from 1 down to 1/κ, evenly in their logarithm. */
    static double[] spectrum(int n, double kappa) {
        double[] sigma = new double[n];
        for (int i = 0; i < n; i++) {
            sigma[i] = n == 1 ? 1 : Math.pow(kappa, -(double) i / (n - 1));
        }
        return sigma;
    }

    /** A head with this spectrum: reflector · diag(σ) · reflector. */
    static Matrix head(int rows, double... sigma) {
        return product(product(reflector(rows, sigma.length), diagonal(sigma)), reflector(sigma.length, sigma.length));
    }

    /** The largest |a − b|. */
    static double distance(Matrix a, Matrix b) {
        assertSameShape(a, b);
        double most = 0;
        for (int i = 0; i < a.data().length; i++) {
            most = Math.max(most, Math.abs(a.data()[i] - b.data()[i]));
        }
        return most;
    }

    private static void assertSameShape(Matrix a, Matrix b) {
        if (a.rows() != b.rows() || a.cols() != b.cols()) {
            throw new AssertionError(a + " is not of the shape of " + b);
        }
    }

    /** One solve on one thread. */
    static <Z extends Sizes, P, S> S solve(Kernel<Z, P, S> kernel, Z size, P problem) {
        try (Plan<P, S> plan = kernel.plan(size, 1)) {
            plan.load(problem);
            plan.run();
            return plan.solution();
        }
    }
}
