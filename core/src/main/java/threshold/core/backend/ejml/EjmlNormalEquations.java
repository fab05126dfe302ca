package threshold.core.backend.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionBlock_MT_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionCommon_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;
import org.ejml.EjmlParameters;
import threshold.core.check.Conditioning;

/**
 * (AᵀA) X = AᵀB by {@code multInner}, {@code multTransA} and Cholesky. Takes κ(A) up to
 * {@link Conditioning#SQUARED_LIMIT}.
 */
final class EjmlNormalEquations implements EjmlSolver {

    private final int p;
    private final boolean concurrent;
    private final DMatrixRMaj gram;
    private final DMatrixRMaj projected;
    private final CholeskyDecompositionCommon_DDRM cholesky;
    private final LinearSolverChol_DDRM solver;
    private final Conditioning conditioning;

    EjmlNormalEquations(int p, int columns, int threads) {
        this.p = p;
        this.concurrent = threads > 1;
        this.gram = new DMatrixRMaj(p, p);
        this.projected = new DMatrixRMaj(p, columns);
        this.cholesky = concurrent
                ? new CholeskyDecompositionBlock_MT_DDRM(EjmlParameters.BLOCK_WIDTH_CHOL)
                : new CholeskyDecompositionInner_DDRM(true);
        this.solver = new LinearSolverChol_DDRM(cholesky);
        this.conditioning = new Conditioning(p);
    }

    @Override
    public void solve(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj x) {
        if (concurrent) {
            CommonOps_MT_DDRM.multInner(a, gram);
            CommonOps_MT_DDRM.multTransA(a, b, projected);
        } else {
            CommonOps_DDRM.multInner(a, gram);
            CommonOps_DDRM.multTransA(a, b, projected);
        }
        String what = "EJML normal equations of " + a.numRows + "x" + a.numCols;
        if (!solver.setA(gram)) {
            throw Conditioning.indefinite(what);
        }
        Conditioning.requireWithin(
                conditioning.ofTriangle(cholesky.getT().data, 0, p, 1), Conditioning.SQUARED_LIMIT, what);
        solver.solve(projected, x);
        Conditioning.requireFinite(x.data, what);
    }

    @Override
    public String path() {
        return cholesky.getClass().getSimpleName();
    }
}
