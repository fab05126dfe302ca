package threshold.core.backend.commonsmath;

import java.util.List;
import java.util.stream.Stream;
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
        return Stream.of(Layout.values())
                .<Kernel<Size, Problem, Matrix>>map(layout -> Method.<Size, Problem, Matrix>of(
                                layout.method(), Accuracy.STABLE, (size, _) -> new CommonsMathGemm(size, layout))
                        .singleThreaded())
                .toList();
    }

    private final Size size;
    private final Layout layout;
    private RealMatrix a;
    private RealMatrix b;
    private RealMatrix c;

    private CommonsMathGemm(Size size, Layout layout) {
        this.size = size;
        this.layout = layout;
        this.a = layout.of(Matrix.zeros(size.m(), size.k()));
        this.b = layout.of(Matrix.zeros(size.k(), size.n()));
        this.c = layout.of(Matrix.zeros(size.m(), size.n()));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        a = layout.of(problem.a());
        b = layout.of(problem.b());
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
