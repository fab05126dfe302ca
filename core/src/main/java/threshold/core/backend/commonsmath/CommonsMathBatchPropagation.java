package threshold.core.backend.commonsmath;

import static threshold.core.kernel.StatePropagation.Keep;

import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/** X[t+1] = A X[t] + W[t mod q] of B states at once by {@code multiply} and {@code add}, each a new matrix. */
final class CommonsMathBatchPropagation implements Plan<Problem, Matrix> {

    private final Size size;
    private final RealMatrix[] w;
    private final RealMatrix[] states;
    private RealMatrix a;
    private RealMatrix x0;

    CommonsMathBatchPropagation(Size size) {
        this.size = size;
        this.w = new RealMatrix[size.period()];
        this.states = new RealMatrix[size.storedSteps()];
        this.a = Layout.of(Matrix.zeros(size.n(), size.n()));
        this.x0 = Layout.of(Matrix.zeros(size.n(), size.batch()));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        a = Layout.of(problem.a());
        x0 = Layout.of(problem.x0());
        for (int s = 0; s < w.length; s++) {
            w[s] = Layout.of(problem.w().data(), s * size.n() * size.batch(), size.n(), size.batch());
        }
    }

    @Override
    public void run() {
        boolean all = size.keep() == Keep.ALL;
        RealMatrix x = x0;
        for (int t = 0; t < size.steps(); t++) {
            x = a.multiply(x).add(w[t % w.length]);
            states[all ? t : 0] = x;
        }
    }

    @Override
    public Matrix solution() {
        int block = size.n() * size.batch();
        Matrix rows = Matrix.zeros(states.length, block);
        for (int t = 0; t < states.length; t++) {
            System.arraycopy(Layout.copyOf(states[t], size.batch()).data(), 0, rows.data(), t * block, block);
        }
        return rows;
    }
}
