package threshold.core.algorithm;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HeadLoss.Problem;
import threshold.core.kernel.HeadLoss.Size;
import threshold.core.kernel.HeadLoss.Solution;
import threshold.core.kernel.Method;

/** The shared methods for the loss of a softmax head. */
public final class HeadLossMethods {

    private HeadLossMethods() {}

    /**
     * Tiles of logits over the operations of a {@link Blas}.
     *
     * @param prefix stands before the method's name
     * @param blas makes the operations for a number of threads
     */
    public static Method<Size, Problem, Solution> online(
            String prefix, IntFunction<Blas> blas, Supplier<Exponentials> exponentials) {
        return Method.of(
                prefix + "online",
                Accuracy.STABLE,
                (size, threads) -> new OnlineHeadLoss(size, blas.apply(threads), exponentials.get()));
    }

    /**
     * Tiles of logits by a library's own products, with the fastest exponentials there are beside them. Those are taken
     * on one thread, whatever the library's.
     *
     * @param prefix stands before the method's name
     * @param algebra makes the operations for a number of threads
     */
    public static <M> Method<Size, Problem, Solution> blocks(String prefix, IntFunction<Algebra<M>> algebra) {
        return Method.of(
                prefix + "blocks",
                Accuracy.STABLE,
                (size, threads) -> AlgebraPlan.over(
                        algebra.apply(threads), own -> new BlockHeadLoss<>(own, size, ExponentialsSource.fastest())));
    }
}
