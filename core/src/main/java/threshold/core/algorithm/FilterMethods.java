package threshold.core.algorithm;

import java.util.function.IntFunction;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Method;
import threshold.core.kernel.SteadyFilter.Problem;
import threshold.core.kernel.SteadyFilter.Size;

/** The shared method for steady filters, over any library's products. */
public final class FilterMethods {

    private FilterMethods() {}

    /**
     * One step after the other.
     *
     * @param prefix stands before the method's name
     * @param algebra makes the operations for a number of threads
     */
    public static <M> Method<Size, Problem, Matrix> recursion(String prefix, IntFunction<Algebra<M>> algebra) {
        return Method.of(
                prefix + "recursion",
                Accuracy.STABLE,
                (size, threads) -> AlgebraPlan.over(algebra.apply(threads), own -> new FilterRecursion<>(own, size)));
    }

    /** The same over the operations of a {@link Blas}. */
    public static Method<Size, Problem, Matrix> overArrays(IntFunction<Blas> blas) {
        return recursion("", threads -> new ArrayAlgebra(blas.apply(threads)));
    }
}
