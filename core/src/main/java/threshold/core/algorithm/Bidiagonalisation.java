package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * Bidiagonalisation of a square matrix, A = Q B Pᵀ, B upper bidiagonal, Q and P products of reflectors.
 *
 * <p>By panels: within one, A is not changed; the pending change A − VYᵀ − XUᵀ is taken into account in each of the
 * two matrix-vector products of a column, and carried out by two matrix products at the end. 8n³/3 flops, half of
 * them in the matrix-vector products. Source: Golub and Van Loan, section 5.4.8; LAPACK dlabrd, dgebrd.
 */
final class Bidiagonalisation {

    private static final int PANEL = 32;

    private final Blas blas;
    private final int n;
    private final CompactWy wy;

    /** Row i is the left reflector i, zeros first. */
    private final double[] v;

    /** Row i is the right reflector i, zeros first. */
    private final double[] u;

    private final double[] x;
    private final double[] y;
    private final double[] tauQ;
    private final double[] tauP;
    private final double[] gathered;
    private final double[] inner;

    Bidiagonalisation(Blas blas, int n) {
        this.blas = blas;
        this.n = n;
        int panel = Math.min(PANEL, n);
        wy = new CompactWy(blas, panel, n);
        v = new double[n * n];
        u = new double[n * n];
        x = new double[panel * n];
        y = new double[panel * n];
        tauQ = new double[n];
        tauP = new double[n];
        gathered = new double[panel];
        inner = new double[panel];
    }

    /** Overwrites A; writes the n diagonal entries of B into {@code d} and the n−1 above them into {@code e}. */
    void reduce(double[] a, double[] d, double[] e) {
        for (int start = 0; start < n; start += PANEL) {
            int b = Math.min(PANEL, n - start);
            for (int k = 0; k < b; k++) {
                reduceColumn(start, k, a, d);
                if (start + k + 1 < n) {
                    formY(start, k, a);
                    reduceRow(start, k, a, e);
                    formX(start, k, a);
                }
            }
            int next = start + b;
            int rest = n - next;
            if (rest > 0) {
                int panel = start * n + next;
                int corner = next * (n + 1);
                blas.gemm(Op.T, Op.N, rest, rest, b, -1, v, panel, n, y, next, n, a, corner, n);
                blas.gemm(Op.T, Op.N, rest, rest, b, -1, x, next, n, u, panel, n, a, corner, n);
            }
        }
    }

    /** C ← Q C, C of n×n. */
    void applyQ(double[] c) {
        applyBlocks(v, tauQ, c);
    }

    /** C ← P C, C of n×n. */
    void applyP(double[] c) {
        applyBlocks(u, tauP, c);
    }

    private void applyBlocks(double[] reflectors, double[] tau, double[] c) {
        for (int start = (n - 1) / PANEL * PANEL; start >= 0; start -= PANEL) {
            int b = Math.min(PANEL, n - start);
            int rows = n - start;
            int corner = start * (n + 1);
            wy.build(b, rows, reflectors, corner, n, tau, start);
            wy.apply(Op.N, b, rows, n, reflectors, corner, n, c, start * n, n);
        }
    }

    /** Column i as it stands now, and its reflector v_i. */
    private void reduceColumn(int start, int k, double[] a, double[] d) {
        int i = start + k;
        int column = i * n;
        Arrays.fill(v, column, column + i, 0);
        for (int row = i; row < n; row++) {
            v[column + row] = a[row * n + i];
        }
        gather(k, y, i);
        blas.gemvT(k, n - i, -1, v, start * n + i, n, gathered, 0, v, column + i);
        gather(k, u, start * n + i);
        blas.gemvT(k, n - i, -1, x, i, n, gathered, 0, v, column + i);
        tauQ[i] = Reflector.make(blas, n - i, v, column + i);
        d[i] = v[column + i];
        v[column + i] = 1;
    }

    /** y_i = τ(Aᵀ − YVᵀ − UXᵀ)v_i. */
    private void formY(int start, int k, double[] a) {
        int i = start + k;
        int right = n - i - 1;
        int vi = i * n + i;
        int yi = k * n + i + 1;
        Arrays.fill(y, k * n, k * n + n, 0);
        blas.gemvT(n - i, right, 1, a, i * n + i + 1, n, v, vi, y, yi);
        multiply(k, n - i, v, start * n + i, v, vi);
        blas.gemvT(k, right, -1, y, i + 1, n, inner, 0, y, yi);
        multiply(k, n - i, x, i, v, vi);
        blas.gemvT(k, right, -1, u, start * n + i + 1, n, inner, 0, y, yi);
        blas.scal(right, tauQ[i], y, yi);
    }

    /** Row i, right of the diagonal, as it stands now, and its reflector u_i. */
    private void reduceRow(int start, int k, double[] a, double[] e) {
        int i = start + k;
        int right = n - i - 1;
        int ui = i * n + i + 1;
        Arrays.fill(u, i * n, ui, 0);
        System.arraycopy(a, ui, u, ui, right);
        gather(k + 1, v, start * n + i);
        blas.gemvT(k + 1, right, -1, y, i + 1, n, gathered, 0, u, ui);
        gather(k, x, i);
        blas.gemvT(k, right, -1, u, start * n + i + 1, n, gathered, 0, u, ui);
        tauP[i] = Reflector.make(blas, right, u, ui);
        e[i] = u[ui];
        u[ui] = 1;
    }

    /** x_i = τ(A − VYᵀ − XUᵀ)u_i. */
    private void formX(int start, int k, double[] a) {
        int i = start + k;
        int below = n - i - 1;
        int ui = i * n + i + 1;
        int xi = k * n + i + 1;
        Arrays.fill(x, k * n, k * n + n, 0);
        blas.gemv(below, below, 1, a, (i + 1) * (n + 1), n, u, ui, x, xi);
        multiply(k + 1, below, y, i + 1, u, ui);
        blas.gemvT(k + 1, below, -1, v, start * n + i + 1, n, inner, 0, x, xi);
        multiply(k, below, u, start * n + i + 1, u, ui);
        blas.gemvT(k, below, -1, x, i + 1, n, inner, 0, x, xi);
        blas.scal(below, tauP[i], x, xi);
    }

    /** The first k entries of a column of a matrix held by rows of n. */
    private void gather(int k, double[] rows, int at) {
        for (int j = 0; j < k; j++) {
            gathered[j] = rows[at + j * n];
        }
    }

    /** inner ← M z for the first k rows of M. */
    private void multiply(int k, int columns, double[] rows, int at, double[] z, int zo) {
        Arrays.fill(inner, 0, k, 0);
        blas.gemv(k, columns, 1, rows, at, n, z, zo, inner, 0);
    }
}
