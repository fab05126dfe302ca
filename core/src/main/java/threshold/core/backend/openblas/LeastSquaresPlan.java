package threshold.core.backend.openblas;

import threshold.core.Matrix;
import threshold.core.kernel.LeastSquares;

/** Dense least squares by a {@link Regression}; 8(Np + N) bytes of operands. */
final class LeastSquaresPlan extends OffHeapPlan<LeastSquares.Problem, Matrix> {

    private final LeastSquares.Size size;
    private final ColumnMajor a;
    private final ColumnMajor y;
    private final Regression regression;

    LeastSquaresPlan(NativeBlas blas, OffHeap memory, LeastSquares.Size size, Regression.Maker maker) {
        super(memory);
        this.size = size;
        this.a = memory.matrix(size.rows(), size.p());
        this.y = memory.matrix(size.rows(), 1);
        this.regression = maker.over(blas, memory, a, y);
    }

    @Override
    protected void take(LeastSquares.Problem problem) {
        problem.requireSize(size);
        a.load(problem.a());
        y.load(problem.y());
    }

    @Override
    protected void solve() {
        regression.solve();
    }

    @Override
    protected Matrix copyOut() {
        return regression.solution();
    }

    @Override
    public boolean consumesOperands() {
        return regression.overwritesOperands();
    }
}
