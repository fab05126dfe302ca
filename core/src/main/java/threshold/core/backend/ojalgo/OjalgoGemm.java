package threshold.core.backend.ojalgo;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gemm.Problem;
import threshold.core.kernel.Gemm.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/** C = A B by {@code fillByMultiplying} on column-major stores. */
final class OjalgoGemm implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(Method.of("default", Accuracy.STABLE, (size, _) -> new OjalgoGemm(size)));
    }

    private final Size size;
    private final R064Store a;
    private final R064Store b;
    private final R064Store c;

    private OjalgoGemm(Size size) {
        this.size = size;
        this.a = ColumnMajor.zeros(size.m(), size.k());
        this.b = ColumnMajor.zeros(size.k(), size.n());
        this.c = ColumnMajor.zeros(size.m(), size.n());
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        ColumnMajor.copy(problem.a(), a);
        ColumnMajor.copy(problem.b(), b);
    }

    @Override
    public void run() {
        c.fillByMultiplying(a, b);
    }

    @Override
    public Matrix solution() {
        return ColumnMajor.copyOf(c, size.m(), size.n());
    }
}
