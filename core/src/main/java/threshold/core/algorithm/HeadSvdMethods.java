package threshold.core.algorithm;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;

/** The shared methods for head SVD. */
public final class HeadSvdMethods {

    private HeadSvdMethods() {}

    /**
     * Every shared method, under its own name.
     *
     * @param blas makes the operations for a number of threads
     */
    public static List<Kernel<Size, Problem, Svd>> all(IntFunction<Blas> blas) {
        return List.copyOf(named("", blas));
    }

    /**
     * Every shared method, under a prefixed name.
     *
     * @param prefix stands before each method's name
     * @param blas makes the operations for a number of threads
     */
    public static List<Method<Size, Problem, Svd>> named(String prefix, IntFunction<Blas> blas) {
        return List.of(
                Method.of(
                                prefix + "qr",
                                Accuracy.STABLE,
                                (Size size, int threads) -> new QrHeadSvd(size, blas.apply(threads)))
                        .counting(Size::tallQr),
                Method.of(
                                prefix + "gram",
                                new Accuracy.KappaLimited(GramHeadSvd.MAX_KAPPA),
                                (Size size, int threads) -> new GramHeadSvd(size, blas.apply(threads)))
                        .counting(Size::gram),
                Method.of(
                                prefix + "randomised",
                                new Accuracy.Approximate(RandomisedHeadSvd.TOLERANCE),
                                (Size size, int threads) -> new RandomisedHeadSvd(size, blas.apply(threads)))
                        .counting(RandomisedHeadSvd::work)
                        .limitedTo((size, _) -> size.want() == Want.TRUNCATED
                                ? Optional.empty()
                                : Optional.of("finds leading triplets only, not " + size.want())));
    }
}
