package threshold.core.backend.ejml;

import org.ejml.data.DMatrixRBlock;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.block.MatrixOps_DDRB;
import org.ejml.dense.block.MatrixOps_MT_DDRB;
import threshold.core.Matrix;
import threshold.core.kernel.Gemm.Problem;
import threshold.core.kernel.Gemm.Size;
import threshold.core.kernel.Plan;

/** C = A B on EJML's block layout, which {@code load} fills. */
final class EjmlBlockGemm implements Plan<Problem, Matrix> {

    private final Size size;
    private final boolean concurrent;
    private final DMatrixRBlock a;
    private final DMatrixRBlock b;
    private final DMatrixRBlock c;

    EjmlBlockGemm(Size size, int threads) {
        this.size = size;
        this.concurrent = threads > 1;
        this.a = new DMatrixRBlock(size.m(), size.k());
        this.b = new DMatrixRBlock(size.k(), size.n());
        this.c = new DMatrixRBlock(size.m(), size.n());
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        RowMajor.toBlocks(problem.a(), a);
        RowMajor.toBlocks(problem.b(), b);
    }

    @Override
    public void run() {
        if (concurrent) {
            MatrixOps_MT_DDRB.mult(a, b, c);
        } else {
            MatrixOps_DDRB.mult(a, b, c);
        }
    }

    @Override
    public Matrix solution() {
        return RowMajor.copyOf(MatrixOps_DDRB.convert(c, new DMatrixRMaj(size.m(), size.n())));
    }
}
