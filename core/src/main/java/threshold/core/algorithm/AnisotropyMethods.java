package threshold.core.algorithm;

import java.util.function.IntFunction;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Anisotropy.Problem;
import threshold.core.kernel.Anisotropy.Size;
import threshold.core.kernel.Method;

/** The shared methods for the mean cosine of hidden states. */
public final class AnisotropyMethods {

    private AnisotropyMethods() {}

    /**
     * The sum of directions over the operations of a {@link Blas}.
     *
     * @param prefix stands before the method's name
     * @param blas makes the operations for a number of threads
     */
    public static Method<Size, Problem, Double> sum(String prefix, IntFunction<Blas> blas) {
        return Method.of(prefix + "sum", Accuracy.STABLE, (size, threads) -> new MeanCosine(size, blas.apply(threads)));
    }

    /**
     * The sum of directions by a library's own product with the inverse lengths.
     *
     * @param prefix stands before the method's name
     * @param algebra makes the operations for a number of threads
     */
    public static <M> Method<Size, Problem, Double> product(String prefix, IntFunction<Algebra<M>> algebra) {
        return Method.of(
                prefix + "product",
                Accuracy.STABLE,
                (size, threads) -> AlgebraPlan.over(algebra.apply(threads), own -> new ProductMeanCosine<>(own, size)));
    }
}
