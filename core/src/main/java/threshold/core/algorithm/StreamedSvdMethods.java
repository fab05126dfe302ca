package threshold.core.algorithm;

import java.util.List;
import java.util.function.IntFunction;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Method;
import threshold.core.kernel.StreamedSvd.Problem;
import threshold.core.kernel.StreamedSvd.Size;

/** The shared methods for singular values of heads that are read in blocks. */
public final class StreamedSvdMethods {

    private StreamedSvdMethods() {}

    /**
     * Every shared method, under a prefixed name.
     *
     * @param prefix stands before each method's name
     * @param blas makes the operations for a number of threads
     */
    public static List<Method<Size, Problem, double[]>> named(String prefix, IntFunction<Blas> blas) {
        return List.of(
                Method.of(
                        prefix + "tsqr",
                        Accuracy.STABLE,
                        (Size size, int threads) -> new StreamedQrSvd(size, blas.apply(threads))),
                Method.of(
                                prefix + "gram",
                                new Accuracy.KappaLimited(GramHeadSvd.MAX_KAPPA),
                                (Size size, int threads) -> new StreamedGramSvd(size, blas.apply(threads)))
                        .counting(Size::gram));
    }
}
