package threshold.core.algorithm;

/** A discrete Fourier transform of a fixed number of points, in place: x̂ₖ = Σ_t x_t exp(−2πi kt/N). */
@FunctionalInterface
public interface Fft {

    /**
     * @param re real parts, N of them
     * @param im imaginary parts
     */
    void forward(double[] re, double[] im);

    /** N times the inverse: the transform of the conjugate, conjugated, is that with both parts exchanged. */
    default void backward(double[] re, double[] im) {
        forward(im, re);
    }

    /** Which one it is, where a backend has several; empty where it has one. */
    default String path() {
        return "";
    }
}
