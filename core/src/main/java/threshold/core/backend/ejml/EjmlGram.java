package threshold.core.backend.ejml;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gram.Problem;
import threshold.core.kernel.Gram.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/** G = AᵀA by {@code CommonOps.multInner}, which computes one triangle and mirrors it. */
final class EjmlGram implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(Method.of("default", Accuracy.STABLE, EjmlGram::new), EjmlBlockGram.method());
    }

    private final Size size;
    private final boolean concurrent;
    private final DMatrixRMaj a;
    private final DMatrixRMaj g;

    private EjmlGram(Size size, int threads) {
        this.size = size;
        this.concurrent = threads > 1;
        this.a = new DMatrixRMaj(size.m(), size.n());
        this.g = new DMatrixRMaj(size.n(), size.n());
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        RowMajor.copy(problem.a(), a);
    }

    @Override
    public void run() {
        if (concurrent) {
            CommonOps_MT_DDRM.multInner(a, g);
        } else {
            CommonOps_DDRM.multInner(a, g);
        }
    }

    @Override
    public Matrix solution() {
        return RowMajor.copyOf(g);
    }
}
