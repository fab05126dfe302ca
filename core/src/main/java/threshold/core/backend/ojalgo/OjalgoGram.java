package threshold.core.backend.ojalgo;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gram.Problem;
import threshold.core.kernel.Gram.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/** G = AᵀA by {@code fillByMultiplying} of the transposed view with A: all of G, both triangles. */
final class OjalgoGram implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(Method.of("default", Accuracy.STABLE, (size, _) -> new OjalgoGram(size)));
    }

    private final Size size;
    private final R064Store a;
    private final R064Store g;

    private OjalgoGram(Size size) {
        this.size = size;
        this.a = ColumnMajor.zeros(size.m(), size.n());
        this.g = ColumnMajor.zeros(size.n(), size.n());
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        ColumnMajor.copy(problem.a(), a);
    }

    @Override
    public void run() {
        g.fillByMultiplying(a.transpose(), a);
    }

    @Override
    public Matrix solution() {
        return ColumnMajor.copyOf(g, size.n(), size.n());
    }
}
