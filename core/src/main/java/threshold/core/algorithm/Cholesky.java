package threshold.core.algorithm;

/**
 * Cholesky factorisation G = RᵀR, R upper triangular, in place of G's upper triangle.
 *
 * <p>Right-looking by blocks of rows: a block row is factored by long row operations, then the trailing matrix is
 * updated by one {@code syrk}. n³/3 flops; the result is backward stable whenever no pivot fails (Higham, Accuracy
 * and Stability of Numerical Algorithms, 2nd ed., theorem 10.3; LAPACK dpotrf).
 */
final class Cholesky {

    /** What {@link #factor} returns when every pivot was positive. */
    static final int COMPLETE = -1;

    private static final int BLOCK = 32;

    private final Blas blas;

    Cholesky(Blas blas) {
        this.blas = blas;
    }

    /**
     * Factors the n×n matrix at {@code g[go]}, of which only the upper triangle is read, and clears what is below it.
     *
     * @return {@link #COMPLETE}, or the index of the first pivot that is not positive (the matrix is then half done)
     */
    int factor(int n, double[] g, int go, int ldg) {
        for (int j = 0; j < n; j += BLOCK) {
            int b = Math.min(BLOCK, n - j);
            int failed = factorRows(j, b, n, g, go, ldg);
            if (failed != COMPLETE) {
                return failed;
            }
            int rest = n - j - b;
            if (rest > 0) {
                blas.syrk(b, rest, -1, g, go + j * ldg + j + b, ldg, g, go + (j + b) * (ldg + 1), ldg);
            }
        }
        Triangular.clearLower(n, g, go, ldg);
        return COMPLETE;
    }

    private int factorRows(int j, int b, int n, double[] g, int go, int ldg) {
        for (int k = j; k < j + b; k++) {
            int diagonal = go + k * (ldg + 1);
            if (!(g[diagonal] > 0)) {
                return k;
            }
            double pivot = Math.sqrt(g[diagonal]);
            g[diagonal] = pivot;
            blas.scal(n - k - 1, 1 / pivot, g, diagonal + 1);
            for (int i = k + 1; i < j + b; i++) {
                int ki = go + k * ldg + i;
                blas.axpy(n - i, -g[ki], g, ki, g, go + i * (ldg + 1));
            }
        }
        return COMPLETE;
    }
}
