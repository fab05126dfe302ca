package threshold.core.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * Eigenvalues of a symmetric tridiagonal matrix by implicit QL with Wilkinson's shift; the rotations are handed on
 * when vectors are wanted.
 *
 * <p>Under two sweeps a value, O(n²) in all, plus 6n³ flops of rotations for vectors. What is under eps·‖T‖ beside
 * the diagonal counts as zero: values are good to eps·‖T‖, not relative to themselves, as the reduction to T left
 * them. Source: Bowdler, Martin, Reinsch, Wilkinson, Numer. Math. 11 (1968), tql2; Golub and Van Loan, section 8.3.4.
 */
final class TridiagonalQl {

    private static final double EPS = 0x1p-53;

    /** Under it, squares may have lost bits, and a rotation would not be one. */
    private static final double SAFE_SQUARE = 0x1p-900;

    /** Sweeps allowed, per value. */
    private static final int PATIENCE = 30;

    private final int n;
    private final @Nullable Rotations rows;

    /** @param rows takes the rotations of Zᵀ's rows, or null for values only */
    TridiagonalQl(int n, @Nullable Rotations rows) {
        this.n = n;
        this.rows = rows;
    }

    /**
     * Overwrites the diagonal by the eigenvalues, in no order, and the n−1 entries beside it by zeros.
     *
     * @param e n entries, the last unused
     * @throws ArithmeticException if {@value #PATIENCE} sweeps a value were not enough
     */
    void solve(double[] d, double[] e) {
        e[n - 1] = 0;
        double norm = Math.max(PowerOfTwo.largest(n, d, 0), PowerOfTwo.largest(n, e, 0));
        double negligible = EPS * norm;
        for (int low = 0; low < n; low++) {
            int sweeps = 0;
            for (int high = blockEnd(low, d, e, negligible); high > low; high = blockEnd(low, d, e, negligible)) {
                if (sweeps++ == PATIENCE) {
                    throw new ArithmeticException("eigenvalue " + low + " of a tridiagonal matrix of order " + n
                            + " did not converge in " + PATIENCE + " sweeps");
                }
                sweep(low, high, d, e);
            }
        }
        if (rows != null) {
            rows.flush();
        }
    }

    /** The end of the unreduced block that starts at {@code low}. */
    private int blockEnd(int low, double[] d, double[] e, double negligible) {
        int high = low;
        while (high < n - 1
                && Math.abs(e[high]) > EPS * (Math.abs(d[high]) + Math.abs(d[high + 1]))
                && Math.abs(e[high]) > negligible) {
            high++;
        }
        return high;
    }

    /** One implicit QL step on the block low … high. */
    private void sweep(int low, int high, double[] d, double[] e) {
        double half = (d[low + 1] - d[low]) / (2 * e[low]);
        double root = Math.hypot(half, 1);
        double g = d[high] - d[low] + e[low] / (half + Math.copySign(root, half));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = high - 1; i >= low; i--) {
            double f = s * e[i];
            double b = c * e[i];
            double r = length(f, g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[high] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            double t = (d[i] - g) * s + 2 * c * b;
            p = s * t;
            d[i + 1] = g + p;
            g = c * t - b;
            if (rows != null) {
                rows.add(i + 1, i, c, s);
            }
        }
        d[low] -= p;
        e[low] = g;
        e[high] = 0;
    }

    private static double length(double f, double g) {
        double square = f * f + g * g;
        return square > SAFE_SQUARE ? Math.sqrt(square) : Math.hypot(f, g);
    }
}
