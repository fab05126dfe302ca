package threshold.core.algorithm;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HankelLeastSquares.Problem;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;

/** The shared methods for autoregression. */
public final class HankelMethods {

    /** The JVM refuses arrays a few entries short of 2^31. */
    private static final int MOST_ENTRIES = Integer.MAX_VALUE - 8;

    private HankelMethods() {}

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
     * @param prefix stands before the name of {@code qr}; {@code displacement} keeps its own
     * @param blas makes the operations for a number of threads
     */
    public static List<Method<Size, Problem, Matrix>> named(String prefix, IntFunction<Blas> blas) {
        return List.of(
                Method.of(
                                "displacement",
                                new Accuracy.KappaLimited(NormalEquations.MAX_KAPPA),
                                (Size size, int threads) -> new DisplacementHankel(size, blas.apply(threads)))
                        .counting(DisplacementHankel::work),
                Method.of(
                                prefix + "qr",
                                Accuracy.STABLE,
                                (Size size, int threads) -> new QrHankel(size, blas.apply(threads)))
                        .counting(Size::householder)
                        .limitedTo(HankelMethods::regressorFits));
    }

    /** For methods that build the regressor: declines one that no array can hold. */
    public static Optional<String> regressorFits(Size size, int threads) {
        long entries = (long) size.equations() * size.unknowns();
        return entries <= MOST_ENTRIES
                ? Optional.empty()
                : Optional.of("builds the regressor, " + size.equations() + "x" + size.unknowns() + ", " + entries
                        + " entries; an array holds at most " + MOST_ENTRIES);
    }
}
