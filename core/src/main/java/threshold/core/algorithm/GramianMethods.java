package threshold.core.algorithm;

import java.util.List;
import java.util.function.IntFunction;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gramian.Problem;
import threshold.core.kernel.Gramian.Size;
import threshold.core.kernel.Gramian.Solution;
import threshold.core.kernel.Method;

/** The shared methods for Gramians, over any library's products. */
public final class GramianMethods {

    private GramianMethods() {}

    /**
     * Every shared method, under a prefixed name.
     *
     * @param prefix stands before each method's name
     * @param algebra makes the operations for a number of threads
     */
    public static <M> List<Method<Size, Problem, Solution>> named(String prefix, IntFunction<Algebra<M>> algebra) {
        return List.of(
                Method.of(
                        prefix + "recursion",
                        Accuracy.STABLE,
                        (size, threads) ->
                                AlgebraPlan.over(algebra.apply(threads), own -> new GramianRecursion<>(own, size))),
                Method.of(
                                prefix + "doubling",
                                Accuracy.STABLE,
                                (Size size, int threads) -> AlgebraPlan.over(
                                        algebra.apply(threads), own -> new GramianDoubling<>(own, size)))
                        .counting(Size::doubling));
    }

    /** The same over the operations of a {@link Blas}. */
    public static List<Method<Size, Problem, Solution>> overArrays(IntFunction<Blas> blas) {
        return named("", threads -> new ArrayAlgebra(blas.apply(threads)));
    }
}
