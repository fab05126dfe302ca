package threshold.core.algorithm;

import java.util.function.IntFunction;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Method;
import threshold.core.kernel.NoisyPropagation;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/** The shared methods for state propagation. */
public final class PropagationMethods {

    private PropagationMethods() {}

    /**
     * With noise, one step after the other.
     *
     * @param prefix stands before the method's name
     * @param algebra makes the operations for a number of threads
     */
    public static <M> Method<NoisyPropagation.Size, NoisyPropagation.Problem, Matrix> noisy(
            String prefix, IntFunction<Algebra<M>> algebra) {
        return Method.of(
                prefix + "recursion",
                Accuracy.STABLE,
                (size, threads) -> AlgebraPlan.over(algebra.apply(threads), own -> new NoisyRecursion<>(own, size)));
    }

    /** The same over the operations of a {@link Blas}. */
    public static Method<NoisyPropagation.Size, NoisyPropagation.Problem, Matrix> noisyOverArrays(
            IntFunction<Blas> blas) {
        return noisy("", threads -> new ArrayAlgebra(blas.apply(threads)));
    }

    /**
     * A long trajectory of one state in chunks of time. Declines batches, and so few steps that it would not pay.
     *
     * @param prefix stands before the method's name
     * @param blas makes the operations for a number of threads
     */
    public static Method<Size, Problem, Matrix> chunks(String prefix, IntFunction<Blas> blas) {
        return Method.of(
                        prefix + "chunks",
                        Accuracy.STABLE,
                        (Size size, int threads) -> new ChunkedPropagation(size, blas.apply(threads)))
                .counting(TimeChunks::work)
                .limitedTo((size, _) -> TimeChunks.declines(size));
    }
}
