package threshold.core.backend.ejml;

import org.ejml.LinearSolverSafe;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import threshold.core.Matrix;
import threshold.core.algorithm.Algebra;
import threshold.core.algorithm.Blas.Op;

/** EJML's row-major matrices: {@code CommonOps}, on more than one thread its {@code _MT_} twin. Written in place. */
final class EjmlAlgebra implements Algebra<DMatrixRMaj> {

    private final boolean concurrent;

    EjmlAlgebra(int threads) {
        concurrent = threads > 1;
    }

    @Override
    public DMatrixRMaj zeros(int rows, int cols) {
        return new DMatrixRMaj(rows, cols);
    }

    @Override
    public DMatrixRMaj load(Matrix values, DMatrixRMaj into) {
        RowMajor.copy(values, into);
        return into;
    }

    @Override
    public Matrix copyOf(DMatrixRMaj a) {
        return RowMajor.copyOf(a);
    }

    @Override
    public DMatrixRMaj multiply(Op opA, DMatrixRMaj a, Op opB, DMatrixRMaj b, DMatrixRMaj into) {
        if (concurrent) {
            multiplyTogether(opA, a, opB, b, into);
        } else if (opA == Op.N) {
            if (opB == Op.N) {
                CommonOps_DDRM.mult(a, b, into);
            } else {
                CommonOps_DDRM.multTransB(a, b, into);
            }
        } else if (opB == Op.N) {
            CommonOps_DDRM.multTransA(a, b, into);
        } else {
            CommonOps_DDRM.multTransAB(a, b, into);
        }
        return into;
    }

    private static void multiplyTogether(Op opA, DMatrixRMaj a, Op opB, DMatrixRMaj b, DMatrixRMaj into) {
        if (opA == Op.N) {
            if (opB == Op.N) {
                CommonOps_MT_DDRM.mult(a, b, into);
            } else {
                CommonOps_MT_DDRM.multTransB(a, b, into);
            }
        } else if (opB == Op.N) {
            CommonOps_MT_DDRM.multTransA(a, b, into);
        } else {
            CommonOps_MT_DDRM.multTransAB(a, b, into);
        }
    }

    @Override
    public DMatrixRMaj combine(double alpha, DMatrixRMaj a, double beta, DMatrixRMaj b, DMatrixRMaj into) {
        CommonOps_DDRM.add(alpha, a, beta, b, into);
        return into;
    }

    @Override
    public DMatrixRMaj transpose(DMatrixRMaj a, DMatrixRMaj into) {
        return CommonOps_DDRM.transpose(a, into);
    }

    /** The factory's: {@code LUDecompositionAlt}. */
    @Override
    public LinearSolve<DMatrixRMaj> linearSolve(int n, int columns) {
        LinearSolverDense<DMatrixRMaj> lu = new LinearSolverSafe<>(LinearSolverFactory_DDRM.linear(n));
        return (a, b, into) -> {
            if (!lu.setA(a) || lu.quality() == 0) {
                throw new ArithmeticException("EJML LU: a system of order " + n + " is singular");
            }
            lu.solve(b, into);
            return into;
        };
    }

    @Override
    public boolean byColumns() {
        return false;
    }

    @Override
    public double[] entries(DMatrixRMaj a, double[] spare) {
        return a.data;
    }

    @Override
    public DMatrixRMaj ofEntries(double[] entries, DMatrixRMaj into) {
        return into;
    }

    @Override
    public boolean isFinite(DMatrixRMaj a) {
        return !MatrixFeatures_DDRM.hasUncountable(a);
    }
}
