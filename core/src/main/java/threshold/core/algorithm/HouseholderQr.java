package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * Householder QR of an m×n matrix, m ≥ n, by panels: A = Q R.
 *
 * <p>A panel of columns is copied out by columns, reduced there, and the rest of the matrix is updated by matrix
 * products. Unconditionally stable: the columnwise backward error is a small multiple of m·n·eps and Q is orthonormal
 * to working precision whatever the rank. 2mn² − ⅔n³ flops for R, as many again for Q. Source: Golub and Van Loan,
 * section 5.2.3; LAPACK dgeqrf, dorgqr. Entries should be scaled to about one (see {@link Reflector}).
 */
final class HouseholderQr {

    private static final int PANEL = 32;

    private final Blas blas;
    private final int m;
    private final int n;
    private final int origin;
    private final int stride;
    private final CompactWy wy;
    private final double[] v;
    private final double[] tau;
    private final double[] w;

    /**
     * @param origin where the matrix begins in its array
     * @param stride doubles from a row of the matrix to the next
     */
    HouseholderQr(Blas blas, int m, int n, int origin, int stride) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        this.origin = origin;
        this.stride = stride;
        int panel = Math.min(PANEL, n);
        wy = new CompactWy(blas, panel, n);
        v = new double[panel * m];
        tau = new double[n];
        w = new double[panel];
    }

    /** Overwrites A by R on and above the diagonal and the reflectors below it. */
    void factor(double[] a) {
        for (int k = 0; k < n; k += PANEL) {
            int b = Math.min(PANEL, n - k);
            int rows = m - k;
            takePanel(k, b, rows, a);
            reducePanel(k, b, rows);
            putPanel(k, b, rows, a);
            int rest = n - k - b;
            if (rest > 0) {
                takeReflectors(k, b, rows, a);
                wy.build(b, rows, v, 0, rows, tau, k);
                wy.apply(Op.T, b, rows, rest, v, 0, rows, a, origin + k * stride + k + b, stride);
            }
        }
    }

    /** Copies R, n×n with zeros below the diagonal, out of a factored matrix. */
    void copyR(double[] factored, double[] r) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(factored, origin + i * stride, r, i * n, n);
        }
        Triangular.clearLower(n, r, 0, n);
    }

    /** C ← QᵀC, C of m×columns (columns ≤ n), from a factored matrix. */
    void applyTransposed(double[] factored, int columns, double[] c) {
        for (int k = 0; k < n; k += PANEL) {
            int b = Math.min(PANEL, n - k);
            int rows = m - k;
            takeReflectors(k, b, rows, factored);
            wy.build(b, rows, v, 0, rows, tau, k);
            wy.apply(Op.T, b, rows, columns, v, 0, rows, c, k * columns, columns);
        }
    }

    /** Overwrites a factored matrix by the m×n orthonormal Q. */
    void formQ(double[] factored) {
        for (int k = (n - 1) / PANEL * PANEL; k >= 0; k -= PANEL) {
            int b = Math.min(PANEL, n - k);
            int rows = m - k;
            takeReflectors(k, b, rows, factored);
            wy.build(b, rows, v, 0, rows, tau, k);
            for (int i = 0; i < m; i++) {
                int at = origin + i * stride + k;
                Arrays.fill(factored, at, at + b, 0);
            }
            for (int i = k; i < k + b; i++) {
                factored[origin + i * stride + i] = 1;
            }
            wy.apply(Op.N, b, rows, n - k, v, 0, rows, factored, origin + k * stride + k, stride);
        }
    }

    private void takePanel(int k, int b, int rows, double[] a) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < b; j++) {
                v[j * rows + i] = a[origin + (k + i) * stride + k + j];
            }
        }
    }

    private void reducePanel(int k, int b, int rows) {
        for (int j = 0; j < b; j++) {
            int x = j * rows + j;
            tau[k + j] = Reflector.make(blas, rows - j, v, x);
            int right = b - j - 1;
            if (right > 0 && tau[k + j] != 0) {
                double beta = v[x];
                v[x] = 1;
                Arrays.fill(w, 0, right, 0);
                blas.gemv(right, rows - j, 1, v, x + rows, rows, v, x, w, 0);
                blas.ger(right, rows - j, -tau[k + j], w, 0, v, x, v, x + rows, rows);
                v[x] = beta;
            }
        }
    }

    private void putPanel(int k, int b, int rows, double[] a) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < b; j++) {
                a[origin + (k + i) * stride + k + j] = v[j * rows + i];
            }
        }
    }

    /** The reflectors of a panel, by rows, with their ones and zeros. */
    private void takeReflectors(int k, int b, int rows, double[] a) {
        takePanel(k, b, rows, a);
        for (int j = 0; j < b; j++) {
            Arrays.fill(v, j * rows, j * rows + j, 0);
            v[j * rows + j] = 1;
        }
    }
}
