package threshold.core.backend.commonsmath;

import org.apache.commons.math3.linear.DefaultRealMatrixPreservingVisitor;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;
import threshold.core.algorithm.Algebra;
import threshold.core.algorithm.Blas.Op;

/**
 * Matrices of Commons Math in one {@link Layout}: {@code multiply}, {@code transpose}, {@code add} and
 * {@code scalarMultiply}, each a new matrix.
 */
final class CommonsMathAlgebra<M extends RealMatrix> implements Algebra<M> {

    private final Layout<M> layout;

    CommonsMathAlgebra(Layout<M> layout) {
        this.layout = layout;
    }

    @Override
    public M zeros(int rows, int cols) {
        return layout.of(Matrix.zeros(rows, cols));
    }

    @Override
    public M load(Matrix values, M into) {
        return layout.of(values);
    }

    @Override
    public Matrix copyOf(M a) {
        return Layout.copyOf(a, a.getColumnDimension());
    }

    @Override
    public M multiply(Op opA, M a, Op opB, M b, M into) {
        return layout.product().apply(taken(opA, a), taken(opB, b));
    }

    private M taken(Op op, M a) {
        return op == Op.N ? a : layout.transpose().apply(a);
    }

    @Override
    public M combine(double alpha, M a, double beta, M b, M into) {
        if (beta == 0) {
            return layout.scaled().apply(a, alpha);
        }
        return layout.sum().apply(times(alpha, a), times(beta, b));
    }

    private M times(double alpha, M a) {
        return alpha == 1 ? a : layout.scaled().apply(a, alpha);
    }

    @Override
    public M copy(M a, M into) {
        return a;
    }

    @Override
    public M transpose(M a, M into) {
        return layout.transpose().apply(a);
    }

    /** {@code LUDecomposition}, without its absolute threshold on pivots. */
    @Override
    public LinearSolve<M> linearSolve(int n, int columns) {
        String what = "Commons Math LU of order " + n;
        return (a, b, _) -> layout.of(Layout.copyOf(
                Refusals.named(what, () -> new LUDecomposition(a, 0).getSolver().solve(b)), b.getColumnDimension()));
    }

    @Override
    public boolean byColumns() {
        return false;
    }

    @Override
    public double[] entries(M a, double[] spare) {
        int cols = a.getColumnDimension();
        for (int i = 0; i < a.getRowDimension(); i++) {
            System.arraycopy(a.getRow(i), 0, spare, i * cols, cols);
        }
        return spare;
    }

    @Override
    public M ofEntries(double[] entries, M into) {
        return layout.of(entries, 0, into.getRowDimension(), into.getColumnDimension());
    }

    @Override
    public boolean isFinite(M a) {
        double[] sum = {0};
        a.walkInOptimizedOrder(new DefaultRealMatrixPreservingVisitor() {
            @Override
            public void visit(int row, int column, double value) {
                sum[0] += 0 * value;
            }
        });
        return sum[0] == 0;
    }
}
