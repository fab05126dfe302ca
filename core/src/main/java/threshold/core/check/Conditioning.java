package threshold.core.check;

import java.util.Locale;

/**
 * What methods that square the condition refuse: a cheap estimate of κ₂ from the triangular factor they have anyway,
 * and the refusal itself.
 *
 * <p>The estimate never exceeds κ₂ (rounding aside), so a refusal is always justified; it is seldom below it by more
 * than a small factor. It costs 2n² flops. Source: Cline, Moler, Stewart, Wilkinson, An estimate for the condition
 * number of a matrix, SIAM J. Numer. Anal. 16 (1979); Higham, Accuracy and Stability of Numerical Algorithms, section
 * 15.5.
 *
 * <p>An instance owns its workspace and serves one caller at a time.
 */
public final class Conditioning {

    /**
     * The κ₂ up to which normal equations and other methods that work on AᵀA are used: κ²·eps is then below 0.03, so
     * that the smallest pivot of AᵀA is more than rounding.
     */
    public static final double SQUARED_LIMIT = 1e7;

    private final int n;
    private final double[] z;
    private final double[] y;

    /** @param n order of the factors that will be looked at, at least 1 */
    public Conditioning(int n) {
        this.n = n;
        this.z = new double[n];
        this.y = new double[n];
    }

    /**
     * Returns normally if a condition estimate is within a method's limit.
     *
     * @param kappaEstimate estimate of κ₂
     * @param limit the largest κ₂ that the method takes
     * @param what who refuses what, for the message: {@code normal equations of 1000x20}
     * @throws ArithmeticException naming the estimate and the limit, if the estimate is larger or NaN
     */
    public static void requireWithin(double kappaEstimate, double limit, String what) {
        if (!(kappaEstimate <= limit)) {
            throw new ArithmeticException(String.format(
                    Locale.ROOT, "%s: condition kappa is about %.1e, over the limit %.1e", what, kappaEstimate, limit));
        }
    }

    /**
     * Returns normally if every value is finite.
     *
     * @param what which result of which sizes, for the message: {@code least squares of 1000x20}
     * @throws ArithmeticException naming the first value that is not, and its position
     */
    public static void requireFinite(double[] values, String what) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new ArithmeticException(what + ": the result has " + values[i] + " at position " + i);
            }
        }
    }

    /**
     * The refusal of a Gram matrix in which Cholesky met a pivot that is not positive.
     *
     * @param what who refuses what, for the message: {@code normal equations of 1000x20}
     */
    public static ArithmeticException indefinite(String what) {
        return new ArithmeticException(String.format(
                Locale.ROOT,
                "%s: the Gram matrix is not positive definite in double precision, because condition kappa is over the"
                        + " limit %.1e or squares of the entries over- or underflow",
                what,
                SQUARED_LIMIT));
    }

    /**
     * Returns normally if σ₁ is zero or so large that what an implicit QR iteration with the absolute deflation
     * threshold 2⁻⁹⁶⁶ (LINPACK's dsvdc as in JAMA) neglects is at most eps·σ₁.
     *
     * @param what which decomposition of which sizes, for the message
     * @throws ArithmeticException naming σ₁ and the limit
     */
    public static void requireOverDeflation(double sigma1, String what) {
        double limit = 0x1p-966 / Math.ulp(1.0);
        if (sigma1 > 0 && sigma1 < limit) {
            throw new ArithmeticException(String.format(
                    Locale.ROOT, "%s: the largest singular value %.1e is under the limit %.1e", what, sigma1, limit));
        }
    }

    /**
     * Estimate of κ₂(L) from below, L lower triangular with entry (i, j) at
     * {@code l[offset + i*rowStride + j*colStride]}. An upper triangular R is looked at as L = Rᵀ by swapping its
     * strides. What stands above L's diagonal is not read.
     *
     * <p>Solves L z = d with signs d = ±1 that make z grow, then Lᵀ y = z: ‖y‖/‖z‖ ≤ 1/σₙ. The largest row of L is at
     * most σ₁.
     *
     * @return at least 1; infinity or NaN if L is singular or not finite
     */
    public double ofTriangle(double[] l, int offset, int rowStride, int colStride) {
        double largestRow = 0;
        for (int i = 0; i < n; i++) {
            int row = offset + i * rowStride;
            double sum = 0;
            double norm = 0;
            for (int j = 0; j < i; j++) {
                double lij = l[row + j * colStride];
                sum += lij * z[j];
                norm = Math.hypot(norm, lij);
            }
            double diagonal = l[row + i * colStride];
            largestRow = Math.max(largestRow, Math.hypot(norm, diagonal));
            z[i] = -(sum + Math.copySign(1, sum)) / diagonal;
        }
        double growth = norm(solveTransposed(l, offset, rowStride, colStride)) / norm(z);
        return Math.max(1, largestRow * growth);
    }

    /** y = L⁻ᵀ z. */
    private double[] solveTransposed(double[] l, int offset, int rowStride, int colStride) {
        System.arraycopy(z, 0, y, 0, n);
        for (int i = n - 1; i >= 0; i--) {
            int row = offset + i * rowStride;
            y[i] /= l[row + i * colStride];
            for (int j = 0; j < i; j++) {
                y[j] -= l[row + j * colStride] * y[i];
            }
        }
        return y;
    }

    private static double norm(double[] x) {
        double norm = 0;
        for (double value : x) {
            norm = Math.hypot(norm, value);
        }
        return norm;
    }
}
