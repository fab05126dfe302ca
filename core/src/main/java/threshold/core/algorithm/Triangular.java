package threshold.core.algorithm;

import java.util.Arrays;

/**
 * Solves with an upper triangular R, n² flops a column, by whole rows of R (n×n, without gaps between its rows). Each
 * computed x solves (R + ΔR)x = b exactly with |ΔR| ≤ n·eps·|R| (Higham, theorem 8.5).
 */
final class Triangular {

    private Triangular() {}

    /**
     * B ← R⁻¹B, B of n×columns without gaps between its rows.
     *
     * @throws ArithmeticException naming the column if R is exactly singular
     */
    static void solve(Blas blas, int n, double[] r, int columns, double[] b) {
        for (int i = n - 1; i >= 0; i--) {
            int right = i * (n + 1) + 1;
            int below = (i + 1) * columns;
            if (columns == 1) {
                b[i] -= blas.dot(n - i - 1, r, right, b, below);
            } else {
                blas.gemvT(n - i - 1, columns, -1, b, below, columns, r, right, b, i * columns);
            }
            divide(columns, b, i * columns, pivot(r[right - 1], i, n));
        }
    }

    /**
     * B ← R⁻ᵀB, B of n×columns without gaps between its rows.
     *
     * @throws ArithmeticException naming the column if R is exactly singular
     */
    static void solveTransposed(Blas blas, int n, double[] r, int columns, double[] b) {
        for (int i = 0; i < n; i++) {
            int right = i * (n + 1) + 1;
            int below = (i + 1) * columns;
            divide(columns, b, i * columns, pivot(r[right - 1], i, n));
            if (columns == 1) {
                blas.axpy(n - i - 1, -b[i], r, right, b, below);
            } else {
                blas.ger(n - i - 1, columns, -1, r, right, b, i * columns, b, below, columns);
            }
        }
    }

    /** The largest over the smallest diagonal entry in size, at most κ₂(R); NaN or infinite where κ is. */
    static double pivotRatio(int n, double[] r) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < n; i++) {
            double pivot = Math.abs(r[i * (n + 1)]);
            least = Math.min(least, pivot);
            most = Math.max(most, pivot);
        }
        return most / least;
    }

    /** Zeros below the diagonal. */
    static void clearLower(int n, double[] r, int ro, int ldr) {
        for (int i = 1; i < n; i++) {
            Arrays.fill(r, ro + i * ldr, ro + i * ldr + i, 0);
        }
    }

    /** The strictly lower triangle of a symmetric matrix from its upper one. */
    static void mirror(int n, double[] g, int go, int ldg) {
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                g[go + i * ldg + j] = g[go + j * ldg + i];
            }
        }
    }

    private static void divide(int n, double[] x, int xo, double divisor) {
        for (int i = xo; i < xo + n; i++) {
            x[i] /= divisor;
        }
    }

    private static double pivot(double r, int i, int n) {
        if (r == 0) {
            throw new ArithmeticException("rank-deficient: column " + i + " of " + n + " depends on those before it");
        }
        return r;
    }
}
