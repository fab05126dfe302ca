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

/** C = A B by {@code multiply}, as the static type of A and B selects it. */
final class CommonsMathGemm<M extends RealMatrix> implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                method("default", Layout.FACTORY),
                method("rows", Layout.ROWS),
                method("block", Layout.BLOCKS)
                        .limitedTo((size, _) -> Layout.blocksUnlessDefault(
                                Math.min((long) size.m() * size.k(), (long) size.k() * size.n()))));
    }

    private static <M extends RealMatrix> Method<Size, Problem, Matrix> method(String name, Layout<M> layout) {
        return Method.<Size, Problem, Matrix>of(name, Accuracy.STABLE, (size, _) -> new CommonsMathGemm<>(size, layout))
                .singleThreaded();
    }

    private final Size size;
    private final Layout<M> layout;
    private M a;
    private M b;
    private M c;

    private CommonsMathGemm(Size size, Layout<M> layout) {
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
        c = layout.product().apply(a, b);
    }

    @Override
    public Matrix solution() {
        return Layout.copyOf(c, size.n());
    }
}
