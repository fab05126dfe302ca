package threshold.core.backend.commonsmath;

import java.util.List;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.SymmetricEigen.Eigen;
import threshold.core.kernel.SymmetricEigen.Problem;
import threshold.core.kernel.SymmetricEigen.Size;
import threshold.core.kernel.SymmetricEigen.Want;

/**
 * {@code EigenDecomposition}: Householder tridiagonalisation and implicit QL, descending values. It has no values-only
 * form, so that values cost what vectors do.
 */
final class CommonsMathSymmetricEigen implements Plan<Problem, Eigen> {

    static List<Kernel<Size, Problem, Eigen>> methods() {
        return List.of(Method.of("default", Accuracy.STABLE, (Size size, int _) -> new CommonsMathSymmetricEigen(size))
                .counting(size -> new Size(size.n(), Want.VECTORS).work())
                .singleThreaded());
    }

    private final Size size;
    private RealMatrix a;
    private @Nullable EigenDecomposition decomposition;

    private CommonsMathSymmetricEigen(Size size) {
        this.size = size;
        this.a = Layout.FACTORY.of(Matrix.zeros(size.n(), size.n()));
    }

    @Override
    public void load(Problem problem) {
        a = Layout.FACTORY.of(problem.requireSize(size).a());
    }

    @Override
    public void run() {
        String what = "Commons Math eigenvalues of " + size.n() + "x" + size.n();
        decomposition = Refusals.named(what, () -> new EigenDecomposition(a));
        Conditioning.requireFinite(decomposition.getRealEigenvalues(), what);
        if (size.want() == Want.VECTORS) {
            // Squares that underflow leave NaN in the vectors only.
            Conditioning.requireFinite(
                    Layout.copyOf(decomposition.getV(), size.n()).data(), what);
        }
    }

    @Override
    public Eigen solution() {
        if (decomposition == null) {
            throw new IllegalStateException("run before asking for the solution");
        }
        double[] lambda = decomposition.getRealEigenvalues();
        return size.want() == Want.VALUES
                ? new Eigen(lambda, null)
                : new Eigen(lambda, Layout.copyOf(decomposition.getV(), size.n()));
    }
}
