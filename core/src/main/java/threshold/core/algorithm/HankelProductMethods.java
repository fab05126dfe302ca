package threshold.core.algorithm;

import java.util.function.IntFunction;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HankelProduct.Problem;
import threshold.core.kernel.HankelProduct.Size;
import threshold.core.kernel.Method;

/** The shared methods for products with Hankel matrices. */
public final class HankelProductMethods {

    private HankelProductMethods() {}

    /** On the parameters, by a product of matrices whose rows overlap in storage. */
    public static Method<Size, Problem, Matrix> direct(IntFunction<Blas> blas) {
        return Method.of(
                "direct", Accuracy.STABLE, (size, threads) -> new DirectHankelProduct(size, blas.apply(threads)));
    }

    /** By the shared transforms. */
    public static Method<Size, Problem, Matrix> fourier() {
        return fourier(HankelProductMethods::textbook);
    }

    /** The shared transform of so many points, a power of two. */
    public static Fft textbook(int points) {
        return new Fourier(points);
    }

    /** @param transforms makes the transform of so many points, a power of two */
    public static Method<Size, Problem, Matrix> fourier(IntFunction<Fft> transforms) {
        return Method.of(
                        "fft",
                        Accuracy.STABLE,
                        (Size size, int _) -> new FourierHankelProduct(size, transforms.apply(size.points())))
                .counting(Size::transforms)
                .singleThreaded();
    }

    /** With H written out in a library's layout, within the timed part. */
    public static <M> Method<Size, Problem, Matrix> dense(String prefix, IntFunction<Algebra<M>> algebra) {
        return Method.of(
                prefix + "dense",
                Accuracy.STABLE,
                (size, threads) ->
                        AlgebraPlan.over(algebra.apply(threads), own -> new DenseHankelProduct<>(own, size)));
    }
}
