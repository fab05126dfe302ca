package threshold.core.backend.openblas;

import threshold.core.Matrix;
import threshold.core.kernel.SymmetricEigen.Eigen;
import threshold.core.kernel.SymmetricEigen.Problem;
import threshold.core.kernel.SymmetricEigen.Size;
import threshold.core.kernel.SymmetricEigen.Want;

/** Symmetric eigenvalues, and vectors if they are wanted, by dsyevd, which gives them ascending. */
final class SyevdPlan extends OffHeapPlan<Problem, Eigen> {

    private final Size size;
    private final ColumnMajor a;
    private final Syevd eigen;

    SyevdPlan(NativeBlas blas, OffHeap memory, Size size) {
        super(memory);
        this.size = size;
        this.a = memory.matrix(size.n(), size.n());
        this.eigen = new Syevd(blas, memory, a, size.want() == Want.VECTORS);
    }

    @Override
    protected void take(Problem problem) {
        a.load(problem.requireSize(size).a());
    }

    @Override
    protected void solve() {
        eigen.solve();
    }

    @Override
    protected Eigen copyOut() {
        int n = size.n();
        double[] lambda = new double[n];
        for (int i = 0; i < n; i++) {
            lambda[i] = eigen.lambda().get(n - 1 - i, 0);
        }
        if (size.want() == Want.VALUES) {
            return new Eigen(lambda, null);
        }
        Matrix z = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                z.data()[i * n + j] = a.get(i, n - 1 - j);
            }
        }
        return new Eigen(lambda, z);
    }

    @Override
    public boolean consumesOperands() {
        return true;
    }
}
