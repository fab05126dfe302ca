package threshold.core.algorithm;

import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.kernel.SymmetricEigen.Eigen;
import threshold.core.kernel.SymmetricEigen.Problem;
import threshold.core.kernel.SymmetricEigen.Size;
import threshold.core.kernel.SymmetricEigen.Want;

/** A = Z diag(λ) Zᵀ by {@link TridiagonalEigen}, which works on a copy of A. */
final class SymmetricEigenPlan extends ArrayPlan<Problem, Eigen> {

    private final Size size;
    private final TridiagonalEigen eigen;
    private final double[] a;

    SymmetricEigenPlan(Size size, Blas blas) {
        this.size = size;
        eigen = new TridiagonalEigen(blas, size.n(), size.want() == Want.VECTORS);
        a = new double[Math.multiplyExact(size.n(), size.n())];
    }

    @Override
    protected void take(Problem problem) {
        System.arraycopy(problem.requireSize(size).a().data(), 0, a, 0, a.length);
    }

    @Override
    protected void solve() {
        System.arraycopy(a, 0, eigen.operand(), 0, a.length);
        eigen.run();
    }

    @Override
    protected Eigen copyOut() {
        return new Eigen(eigen.lambda().clone(), vectors());
    }

    private @Nullable Matrix vectors() {
        return size.want() == Want.VECTORS
                ? new Matrix(size.n(), size.n(), eigen.z().clone())
                : null;
    }
}
