package threshold.core.algorithm;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Method;
import threshold.core.kernel.Riccati.Problem;
import threshold.core.kernel.Riccati.Size;

/** The shared methods for Riccati equations, over any library's products and solutions. */
public final class RiccatiMethods {

    private RiccatiMethods() {}

    /**
     * Every shared method, under a prefixed name.
     *
     * @param prefix stands before each method's name
     * @param algebra makes the operations for a number of threads
     */
    public static <M> List<Method<Size, Problem, Matrix>> named(String prefix, IntFunction<Algebra<M>> algebra) {
        return List.of(
                Method.of(
                        prefix + "recursion",
                        Accuracy.STABLE,
                        (size, threads) ->
                                AlgebraPlan.over(algebra.apply(threads), own -> new RiccatiRecursion<>(own, size))),
                Method.of(
                                prefix + "doubling",
                                Accuracy.STABLE,
                                (Size size, int threads) -> AlgebraPlan.over(
                                        algebra.apply(threads), own -> new RiccatiDoubling<>(own, size)))
                        .counting(Size::doubling)
                        .limitedTo((size, _) -> Integer.bitCount(size.steps()) == 1
                                ? Optional.empty()
                                : Optional.of("takes a power of two steps, not T=" + size.steps())));
    }

    /** The same over the operations of a {@link Blas}. */
    public static List<Method<Size, Problem, Matrix>> overArrays(IntFunction<Blas> blas) {
        return named("", threads -> new ArrayAlgebra(blas.apply(threads)));
    }
}
