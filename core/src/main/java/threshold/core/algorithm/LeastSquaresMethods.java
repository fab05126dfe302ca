package threshold.core.algorithm;

import java.util.List;
import java.util.function.IntFunction;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares.Problem;
import threshold.core.kernel.LeastSquares.Size;
import threshold.core.kernel.Method;

/** The shared methods for dense least squares. */
public final class LeastSquaresMethods {

    private LeastSquaresMethods() {}

    /**
     * Every shared method, under its own name.
     *
     * @param blas makes the operations for a number of threads
     */
    public static List<Kernel<Size, Problem, Matrix>> all(IntFunction<Blas> blas) {
        return List.copyOf(named("", blas));
    }

    /**
     * Every shared method, under a prefixed name.
     *
     * @param prefix stands before each method's name
     * @param blas makes the operations for a number of threads
     */
    public static List<Method<Size, Problem, Matrix>> named(String prefix, IntFunction<Blas> blas) {
        return List.of(
                Method.of(
                        prefix + "qr",
                        Accuracy.STABLE,
                        (size, threads) -> new QrLeastSquares(size, blas.apply(threads))),
                Method.of(
                                prefix + "normal",
                                new Accuracy.KappaLimited(NormalEquations.MAX_KAPPA),
                                (Size size, int threads) -> new NormalLeastSquares(size, blas.apply(threads)))
                        .counting(Size::normalEquations));
    }
}
