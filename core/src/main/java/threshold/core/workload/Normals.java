package threshold.core.workload;

import java.util.SplittableRandom;

/**
 * A stream of random numbers from a seed, the same bits everywhere.
 *
 * <p>Uniforms are the top 53 bits of SplitMix64; normal k is √(−2 ln(1−U₂ₖ)) cos(2πU₂ₖ₊₁) (Box and Muller 1958), two
 * uniforms each. {@link StrictMath} keeps the last bit from depending on the machine.
 */
public final class Normals {

    private static final double ULP_OF_HALF = 0x1.0p-53;

    private final SplittableRandom bits;

    public Normals(long seed) {
        bits = new SplittableRandom(seed);
    }

    /** Uniform on [0, 1). */
    public double uniform() {
        return (bits.nextLong() >>> 11) * ULP_OF_HALF;
    }

    /** +1 or −1. */
    public double sign() {
        return bits.nextLong() < 0 ? -1 : 1;
    }

    /** Standard normal. */
    public double next() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** n standard normals. */
    public double[] next(int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = next();
        }
        return x;
    }

    /** A uniformly distributed direction in n dimensions: a vector of length 1. */
    public double[] direction(int n) {
        double[] x = next(n);
        double square = 0;
        for (double v : x) {
            square += v * v;
        }
        if (square == 0) {
            return direction(n);
        }
        double scale = 1 / Math.sqrt(square);
        for (int i = 0; i < n; i++) {
            x[i] *= scale;
        }
        return x;
    }
}
