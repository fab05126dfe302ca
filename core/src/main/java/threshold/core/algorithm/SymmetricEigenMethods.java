package threshold.core.algorithm;

import java.util.function.IntFunction;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Method;
import threshold.core.kernel.SymmetricEigen.Eigen;
import threshold.core.kernel.SymmetricEigen.Problem;
import threshold.core.kernel.SymmetricEigen.Size;

/** The shared method for symmetric eigenproblems. */
public final class SymmetricEigenMethods {

    private SymmetricEigenMethods() {}

    /**
     * {@code tridiagonal}: reduction by reflectors, then implicit QL.
     *
     * @param prefix stands before the method's name
     * @param blas makes the operations for a number of threads
     */
    public static Method<Size, Problem, Eigen> tridiagonal(String prefix, IntFunction<Blas> blas) {
        return Method.of(
                prefix + "tridiagonal",
                Accuracy.STABLE,
                (size, threads) -> new SymmetricEigenPlan(size, blas.apply(threads)));
    }
}
