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

/** G = AᵀA by {@code transpose} and {@code multiply}: a copy of A, then all of G. */
final class CommonsMathGram<M extends RealMatrix> implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                method("default", Layout.FACTORY),
                method("block", Layout.BLOCKS)
                        .limitedTo((size, _) -> Layout.blocksUnlessDefault((long) size.m() * size.n())));
    }

    private static <M extends RealMatrix> Method<Size, Problem, Matrix> method(String name, Layout<M> layout) {
        return Method.<Size, Problem, Matrix>of(name, Accuracy.STABLE, (size, _) -> new CommonsMathGram<>(size, layout))
                .singleThreaded();
    }

    private final Size size;
    private final Layout<M> layout;
    private M a;
    private M g;

    private CommonsMathGram(Size size, Layout<M> layout) {
        this.size = size;
        this.layout = layout;
        this.a = layout.of(Matrix.zeros(size.m(), size.n()));
        this.g = layout.of(Matrix.zeros(size.n(), size.n()));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        a = layout.of(problem.a());
    }

    @Override
    public void run() {
        g = layout.product().apply(layout.transpose().apply(a), a);
    }

    @Override
    public Matrix solution() {
        return Layout.copyOf(g, size.n());
    }
}
