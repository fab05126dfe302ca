package threshold.core.backend.commonsmath;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gemm.Problem;
import threshold.core.kernel.Gemm.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/** C = A B by {@code multiply}. */
final class CommonsMathGemm implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.<Size, Problem, Matrix>of("default", Accuracy.STABLE, (size, _) -> new CommonsMathGemm(size))
                        .singleThreaded());
    }

    private final Size size;
    private RealMatrix a;
    private RealMatrix b;
    private RealMatrix c;

    private CommonsMathGemm(Size size) {
        this.size = size;
        this.a = Layout.of(Matrix.zeros(size.m(), size.k()));
        this.b = Layout.of(Matrix.zeros(size.k(), size.n()));
        this.c = Layout.of(Matrix.zeros(size.m(), size.n()));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        a = Layout.of(problem.a());
        b = Layout.of(problem.b());
    }

    @Override
    public void run() {
        c = a.multiply(b);
    }

    @Override
    public Matrix solution() {
        return Layout.copyOf(c, size.n());
    }
}
