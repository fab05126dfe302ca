package threshold.core.backend.commonsmath;

import static threshold.core.kernel.StatePropagation.Keep;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/** x[t+1] = A x[t] + w[t mod q] of one state by {@code operate}, the sum by a loop that also stores the state. */
final class CommonsMathPropagation implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return Stream.of(Layout.values())
                .<Kernel<Size, Problem, Matrix>>map(layout -> Method.<Size, Problem, Matrix>of(
                                layout.method(),
                                Accuracy.STABLE,
                                (size, _) -> size.batch() == 1
                                        ? new CommonsMathPropagation(size, layout)
                                        : new CommonsMathBatchPropagation(size, layout))
                        .singleThreaded())
                .toList();
    }

    private final Size size;
    private final Layout layout;
    private RealMatrix a;
    private final double[] x0;
    private final double[] w;
    private final double[] states;

    private CommonsMathPropagation(Size size, Layout layout) {
        int n = size.n();
        this.size = size;
        this.layout = layout;
        this.a = layout.of(Matrix.zeros(n, n));
        this.x0 = new double[n];
        this.w = new double[size.period() * n];
        this.states = new double[size.storedSteps() * n];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        a = layout.of(problem.a());
        System.arraycopy(problem.x0().data(), 0, x0, 0, x0.length);
        System.arraycopy(problem.w().data(), 0, w, 0, w.length);
    }

    @Override
    public void run() {
        int n = size.n();
        boolean all = size.keep() == Keep.ALL;
        double[] x = x0;
        for (int t = 0; t < size.steps(); t++) {
            x = a.operate(x);
            add(w, t % size.period() * n, x, states, all ? t * n : 0);
        }
    }

    /** y ← y + w, and a copy of it into the states. */
    private static void add(double[] w, int wo, double[] y, double[] states, int so) {
        for (int i = 0; i < y.length; i++) {
            double sum = y[i] + w[wo + i];
            y[i] = sum;
            states[so + i] = sum;
        }
    }

    @Override
    public Matrix solution() {
        return new Matrix(size.storedSteps(), size.n(), states.clone());
    }
}
