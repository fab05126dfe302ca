package threshold.core.backend.ojalgo;

import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.Matrix;
import threshold.core.algorithm.Algebra;
import threshold.core.algorithm.Blas.Op;

/** ojAlgo's column-major stores: {@code fillByMultiplying} of stores and their transposed views. Written in place. */
final class OjalgoAlgebra implements Algebra<R064Store> {

    @Override
    public R064Store zeros(int rows, int cols) {
        return ColumnMajor.zeros(rows, cols);
    }

    @Override
    public R064Store load(Matrix values, R064Store into) {
        ColumnMajor.copy(values, into);
        return into;
    }

    @Override
    public Matrix copyOf(R064Store a) {
        return ColumnMajor.copyOf(a, a.getRowDim(), a.getColDim());
    }

    @Override
    public R064Store multiply(Op opA, R064Store a, Op opB, R064Store b, R064Store into) {
        into.fillByMultiplying(view(opA, a), view(opB, b));
        return into;
    }

    private static MatrixStore<Double> view(Op op, R064Store a) {
        return op == Op.N ? a : a.transpose();
    }

    /** A loop over the arrays: a store's own sum makes no products with two factors. */
    @Override
    public R064Store combine(double alpha, R064Store a, double beta, R064Store b, R064Store into) {
        for (int i = 0; i < into.data.length; i++) {
            into.data[i] = alpha * a.data[i] + beta * b.data[i];
        }
        return into;
    }

    @Override
    public R064Store transpose(R064Store a, R064Store into) {
        a.transpose().supplyTo(into);
        return into;
    }

    /** The factory's LU. */
    @Override
    public LinearSolve<R064Store> linearSolve(int n, int columns) {
        LU<Double> lu = LU.R064.make(n, n);
        return (a, b, into) -> {
            lu.decompose(a);
            if (!lu.isSolvable()) {
                throw new ArithmeticException("ojAlgo LU: a system of order " + n + " is not solvable");
            }
            lu.getSolution(b).supplyTo(into);
            return into;
        };
    }

    @Override
    public boolean byColumns() {
        return true;
    }

    @Override
    public double[] entries(R064Store a, double[] spare) {
        return a.data;
    }

    @Override
    public R064Store ofEntries(double[] entries, R064Store into) {
        return into;
    }

    @Override
    public boolean isFinite(R064Store a) {
        for (double value : a.data) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
