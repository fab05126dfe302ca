package threshold.core.backend.ejml;

import org.ejml.LinearSolverSafe;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_MT_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import threshold.core.check.Conditioning;

/** argmin over X of ‖A X − B‖_F for dense row-major operands, A of rows×p, which it leaves as they are. */
interface EjmlSolver {

    /** @throws ArithmeticException in EJML's words, with the sizes */
    void solve(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj x);

    /** The class of EJML that does the work. */
    String path();

    /** What EJML's factory picks: Householder QR by columns, blocks from 1500 columns on. */
    static EjmlSolver factoryQr(int rows, int p, int threads) {
        return new Qr(
                threads > 1
                        ? LinearSolverFactory_MT_DDRM.leastSquares(rows, p)
                        : LinearSolverFactory_DDRM.leastSquares(rows, p));
    }

    /** A solver of EJML's own. */
    final class Qr implements EjmlSolver {

        private final String name;
        private final LinearSolverDense<DMatrixRMaj> solver;

        private Qr(LinearSolverDense<DMatrixRMaj> solver) {
            this.name = solver.getClass().getSimpleName();
            this.solver = solver.modifiesA() || solver.modifiesB() ? new LinearSolverSafe<>(solver) : solver;
        }

        @Override
        public void solve(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj x) {
            String what = "EJML " + name + " on least squares of " + a.numRows + "x" + a.numCols;
            if (!solver.setA(a)) {
                throw new ArithmeticException(what + ": setA returned false, the matrix has deficient rank");
            }
            solver.solve(b, x);
            Conditioning.requireFinite(x.data, what);
        }

        @Override
        public String path() {
            return name;
        }
    }
}
