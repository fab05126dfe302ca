package threshold.core.backend.ejml;

import java.util.Optional;
import org.ejml.EjmlParameters;
import org.ejml.data.DMatrixRBlock;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.block.MatrixOps_DDRB;
import org.ejml.dense.block.MatrixOps_MT_DDRB;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gram.Problem;
import threshold.core.kernel.Gram.Size;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Work;

/**
 * G = AᵀA on EJML's block layout, which {@code load} fills, by {@code MatrixOps.multTransA}: a general product, so both
 * triangles are computed. One block column is a row-major matrix, where {@code default} has half the flops: it is
 * declined.
 */
final class EjmlBlockGram implements Plan<Problem, Matrix> {

    static Method<Size, Problem, Matrix> method() {
        return Method.<Size, Problem, Matrix>of("block", Accuracy.STABLE, EjmlBlockGram::new)
                .limitedTo((size, _) -> size.n() > EjmlParameters.BLOCK_WIDTH
                        ? Optional.empty()
                        : Optional.of("is for more than one block of " + EjmlParameters.BLOCK_WIDTH
                                + " columns: in one, default halves the work"))
                .counting(EjmlBlockGram::work);
    }

    private final Size size;
    private final boolean concurrent;
    private final DMatrixRBlock a;
    private final DMatrixRBlock g;

    private EjmlBlockGram(Size size, int threads) {
        this.size = size;
        this.concurrent = threads > 1;
        this.a = new DMatrixRBlock(size.m(), size.n());
        this.g = new DMatrixRBlock(size.n(), size.n());
    }

    /** 2mn² flops. */
    private static Work work(Size size) {
        return new Work(2.0 * size.m() * size.n() * size.n(), size.work().bytes());
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        RowMajor.toBlocks(problem.a(), a);
    }

    @Override
    public void run() {
        if (concurrent) {
            MatrixOps_MT_DDRB.multTransA(a, a, g);
        } else {
            MatrixOps_DDRB.multTransA(a, a, g);
        }
    }

    @Override
    public Matrix solution() {
        return RowMajor.copyOf(MatrixOps_DDRB.convert(g, new DMatrixRMaj(size.n(), size.n())));
    }
}
