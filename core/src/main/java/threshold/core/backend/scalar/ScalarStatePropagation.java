package threshold.core.backend.scalar;

import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Keep;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/**
 * x[t+1] = A x[t] + w[t mod q], one step after the other: a matrix-vector product for one state, by rows for a batch.
 */
final class ScalarStatePropagation implements Plan<Problem, Matrix> {

    private final Size size;
    private final int block;
    private final ScalarBlas blas = new ScalarBlas();
    private final double[] a;
    private final double[] x0;
    private final double[] w;

    /** Every state one after the other, or two that take turns. */
    private final double[] states;

    ScalarStatePropagation(Size size) {
        this.size = size;
        block = size.n() * size.batch();
        a = new double[size.n() * size.n()];
        x0 = new double[block];
        w = new double[size.period() * block];
        states = new double[slots() * block];
    }

    private int slots() {
        return size.keep() == Keep.ALL ? size.steps() : 2;
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.a().data(), 0, a, 0, a.length);
        System.arraycopy(problem.x0().data(), 0, x0, 0, x0.length);
        System.arraycopy(problem.w().data(), 0, w, 0, w.length);
    }

    @Override
    public void run() {
        step(0, x0, 0);
        for (int t = 1; t < size.steps(); t++) {
            step(t, states, (t - 1) % slots() * block);
        }
    }

    /** x[t+1] from x[t] at {@code x[xo]}. */
    private void step(int t, double[] x, int xo) {
        int n = size.n();
        int next = t % slots() * block;
        System.arraycopy(w, t % size.period() * block, states, next, block);
        if (size.batch() == 1) {
            blas.gemv(n, n, 1, a, 0, n, x, xo, states, next);
        } else {
            blas.gemm(Op.N, Op.N, n, size.batch(), n, 1, a, 0, n, x, xo, size.batch(), states, next, size.batch());
        }
    }

    @Override
    public Matrix solution() {
        Matrix kept = Matrix.zeros(size.storedSteps(), block);
        int from = size.keep() == Keep.ALL ? 0 : (size.steps() - 1) % 2 * block;
        System.arraycopy(states, from, kept.data(), 0, kept.data().length);
        return kept;
    }
}
