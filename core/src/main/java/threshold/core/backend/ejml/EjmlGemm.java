package threshold.core.backend.ejml;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gemm.Problem;
import threshold.core.kernel.Gemm.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/** C = A B by {@code CommonOps.mult} on row-major matrices. */
final class EjmlGemm implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.of("default", Accuracy.STABLE, EjmlGemm::new),
                Method.of("block", Accuracy.STABLE, EjmlBlockGemm::new));
    }

    private final Size size;
    private final boolean concurrent;
    private final DMatrixRMaj a;
    private final DMatrixRMaj b;
    private final DMatrixRMaj c;

    private EjmlGemm(Size size, int threads) {
        this.size = size;
        this.concurrent = threads > 1;
        this.a = new DMatrixRMaj(size.m(), size.k());
        this.b = new DMatrixRMaj(size.k(), size.n());
        this.c = new DMatrixRMaj(size.m(), size.n());
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        RowMajor.copy(problem.a(), a);
        RowMajor.copy(problem.b(), b);
    }

    @Override
    public void run() {
        if (concurrent) {
            CommonOps_MT_DDRM.mult(a, b, c);
        } else {
            CommonOps_DDRM.mult(a, b, c);
        }
    }

    @Override
    public Matrix solution() {
        return RowMajor.copyOf(c);
    }
}
