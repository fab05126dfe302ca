package threshold.core.backend.commonsmath;

import static threshold.core.kernel.StatePropagation.Keep;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/** X[t+1] = A X[t] + W[t mod q] of B states at once by {@code multiply} and {@code add}, each a new matrix. */
final class CommonsMathBatchPropagation<M extends RealMatrix> implements Plan<Problem, Matrix> {

    private final Size size;
    private final Layout<M> layout;
    private final List<M> w;
    private final List<M> states;
    private M a;
    private M x0;

    CommonsMathBatchPropagation(Size size, Layout<M> layout) {
        this.size = size;
        this.layout = layout;
        this.w = new ArrayList<>(size.period());
        this.states = new ArrayList<>(size.storedSteps());
        this.a = layout.of(Matrix.zeros(size.n(), size.n()));
        this.x0 = layout.of(Matrix.zeros(size.n(), size.batch()));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        a = layout.of(problem.a());
        x0 = layout.of(problem.x0());
        w.clear();
        for (int s = 0; s < size.period(); s++) {
            w.add(layout.of(problem.w().data(), s * size.n() * size.batch(), size.n(), size.batch()));
        }
    }

    @Override
    public void run() {
        boolean all = size.keep() == Keep.ALL;
        states.clear();
        M x = x0;
        for (int t = 0; t < size.steps(); t++) {
            x = layout.sum().apply(layout.product().apply(a, x), w.get(t % w.size()));
            if (all) {
                states.add(x);
            }
        }
        if (!all) {
            states.add(x);
        }
    }

    @Override
    public Matrix solution() {
        int block = size.n() * size.batch();
        Matrix rows = Matrix.zeros(states.size(), block);
        for (int t = 0; t < rows.rows(); t++) {
            System.arraycopy(Layout.copyOf(states.get(t), size.batch()).data(), 0, rows.data(), t * block, block);
        }
        return rows;
    }
}
