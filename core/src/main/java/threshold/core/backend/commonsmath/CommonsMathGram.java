package threshold.core.backend.commonsmath;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gram.Problem;
import threshold.core.kernel.Gram.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/** G = AᵀA by {@code transpose().multiply}: a copy of A, then all of G. */
final class CommonsMathGram implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.<Size, Problem, Matrix>of("default", Accuracy.STABLE, (size, _) -> new CommonsMathGram(size))
                        .singleThreaded());
    }

    private final Size size;
    private RealMatrix a;
    private RealMatrix g;

    private CommonsMathGram(Size size) {
        this.size = size;
        this.a = Layout.of(Matrix.zeros(size.m(), size.n()));
        this.g = Layout.of(Matrix.zeros(size.n(), size.n()));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        a = Layout.of(problem.a());
    }

    @Override
    public void run() {
        g = a.transpose().multiply(a);
    }

    @Override
    public Matrix solution() {
        return Layout.copyOf(g, size.n());
    }
}
