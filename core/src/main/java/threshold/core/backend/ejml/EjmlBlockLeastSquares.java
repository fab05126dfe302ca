package threshold.core.backend.ejml;

import org.ejml.data.DMatrixRBlock;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.block.MatrixOps_DDRB;
import org.ejml.dense.block.linsol.qr.QrHouseholderSolver_DDRB;
import org.ejml.dense.block.linsol.qr.QrHouseholderSolver_MT_DDRB;
import org.ejml.interfaces.linsol.LinearSolverDense;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.LeastSquares.Problem;
import threshold.core.kernel.LeastSquares.Size;
import threshold.core.kernel.Plan;

/**
 * Householder QR with compact WY updates on EJML's block layout, which {@code load} fills and the solver overwrites:
 * each run needs its own load.
 */
final class EjmlBlockLeastSquares implements Plan<Problem, Matrix> {

    private final Size size;
    private final LinearSolverDense<DMatrixRBlock> solver;
    private final DMatrixRBlock a;
    private final DMatrixRBlock y;
    private final DMatrixRBlock x;
    private boolean loaded;

    EjmlBlockLeastSquares(Size size, int threads) {
        this.size = size;
        this.solver = threads > 1 ? new QrHouseholderSolver_MT_DDRB() : new QrHouseholderSolver_DDRB();
        this.a = new DMatrixRBlock(size.rows(), size.p());
        this.y = new DMatrixRBlock(size.rows(), 1);
        this.x = new DMatrixRBlock(size.p(), 1);
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        RowMajor.toBlocks(problem.a(), a);
        RowMajor.toBlocks(problem.y(), y);
        loaded = true;
    }

    @Override
    public void run() {
        if (!loaded) {
            throw new IllegalStateException("EJML's block QR overwrites its operands: load before each run");
        }
        loaded = false;
        String what = "EJML block QR on least squares of " + size.rows() + "x" + size.p();
        if (!solver.setA(a)) {
            throw new ArithmeticException(what + ": setA returned false, the matrix has deficient rank");
        }
        solver.solve(y, x);
        Conditioning.requireFinite(x.data, what);
    }

    @Override
    public Matrix solution() {
        return RowMajor.copyOf(MatrixOps_DDRB.convert(x, new DMatrixRMaj(size.p(), 1)));
    }

    @Override
    public boolean consumesOperands() {
        return true;
    }
}
