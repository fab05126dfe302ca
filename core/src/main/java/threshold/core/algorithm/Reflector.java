package threshold.core.algorithm;

import java.util.Arrays;

/**
 * An elementary reflector H = I − τvvᵀ with v₀ = 1 that maps x to βe₀.
 *
 * <p>The sign of β is opposite to x₀, so nothing cancels. A vector whose squares would lose bits to underflow counts as
 * zero; callers scale their matrices to about one, so this is far below their rounding. Source: LAPACK dlarfg.
 */
final class Reflector {

    private static final double NEGLIGIBLE = 0x1p-900;

    private Reflector() {}

    /**
     * Overwrites x, of n entries, by β followed by v₁ … v_{n−1}.
     *
     * @return τ, 0 if H is the identity
     */
    static double make(Blas blas, int n, double[] x, int xo) {
        double alpha = x[xo];
        double tail = blas.dot(n - 1, x, xo + 1, x, xo + 1);
        if (tail == 0 || alpha * alpha + tail < NEGLIGIBLE) {
            Arrays.fill(x, xo + 1, xo + n, 0);
            return 0;
        }
        double beta = -Math.copySign(Math.sqrt(alpha * alpha + tail), alpha);
        blas.scal(n - 1, 1 / (alpha - beta), x, xo + 1);
        x[xo] = beta;
        return (beta - alpha) / beta;
    }
}
