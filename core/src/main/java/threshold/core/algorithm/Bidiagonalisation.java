package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * Bidiagonalisation of a square matrix, A = Q B Pᵀ, B upper bidiagonal, Q and P products of reflectors.
 *
 * <p>By panels: within one, A is not changed; the pending change A − VYᵀ − XUᵀ is taken into account in each of the
 * two matrix-vector products of a column, and carried out by one matrix product at the end, for which V and X, and Y
 * and U, are two matrices with their rows in turn. 8n³/3 flops, half of them in the matrix-vector products. Source:
 * Golub and Van Loan, section 5.4.8; LAPACK dlabrd, dgebrd.
 */
final class Bidiagonalisation {

    /** Columns whose change is pending: with 32, as with 1, a matrix of 64 takes twice as long, with 16 a quarter more. */
    private static final int PANEL = 8;

    /** Reflectors that are applied together. */
    private static final int BLOCK = 32;

    private final Blas blas;
    private final int n;
    private final CompactWy wy;

    /** Row i is the left reflector i, zeros first. */
    private final double[] v;

    /** Row i is the right reflector i, zeros first. */
    private final double[] u;

    /** v and x of the panel's columns in turn. */
    private final double[] vx;

    /** y and u of the panel's columns in turn. */
    private final double[] yu;

    private final double[] tauQ;
    private final double[] tauP;
    private final double[] gathered;
    private final double[] inner;

    Bidiagonalisation(Blas blas, int n) {
        this.blas = blas;
        this.n = n;
        wy = new CompactWy(blas, Math.min(BLOCK, n), n);
        v = new double[n * n];
        u = new double[n * n];
        vx = new double[2 * PANEL * n];
        yu = new double[2 * PANEL * n];
        tauQ = new double[n];
        tauP = new double[n];
        gathered = new double[2 * PANEL];
        inner = new double[2 * PANEL];
    }

    /** Overwrites A; writes the n diagonal entries of B into {@code d} and the n−1 above them into {@code e}. */
    void reduce(double[] a, double[] d, double[] e) {
        for (int start = 0; start < n; start += PANEL) {
            int next = Math.min(start + PANEL, n);
            for (int i = start; i < next; i++) {
                int pending = 2 * (i - start);
                reduceColumn(i, pending, a, d);
                if (i + 1 < n) {
                    formY(i, pending, a);
                    reduceRow(i, pending + 1, a, e);
                    formX(i, pending + 1, a);
                }
            }
            int rest = n - next;
            if (rest > 0) {
                int corner = next * (n + 1);
                blas.gemm(Op.T, Op.N, rest, rest, 2 * PANEL, -1, vx, next, n, yu, next, n, a, corner, n);
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
        for (int start = (n - 1) / BLOCK * BLOCK; start >= 0; start -= BLOCK) {
            int b = Math.min(BLOCK, n - start);
            int rows = n - start;
            int corner = start * (n + 1);
            wy.build(b, rows, reflectors, corner, n, tau, start);
            wy.apply(Op.N, b, rows, n, reflectors, corner, n, c, start * n, n);
        }
    }

    /** Column i as it stands now, and its reflector v_i. */
    private void reduceColumn(int i, int pending, double[] a, double[] d) {
        int vi = pending * n + i;
        for (int row = i; row < n; row++) {
            vx[vi + row - i] = a[row * n + i];
        }
        gather(pending, yu, i);
        blas.gemvT(pending, n - i, -1, vx, i, n, gathered, 0, vx, vi);
        tauQ[i] = Reflector.make(blas, n - i, vx, vi);
        d[i] = vx[vi];
        vx[vi] = 1;
        System.arraycopy(vx, vi, v, i * (n + 1), n - i);
    }

    /** y_i = τ(Aᵀ − YVᵀ − UXᵀ)v_i. */
    private void formY(int i, int pending, double[] a) {
        int right = n - i - 1;
        int vi = pending * n + i;
        int yi = vi + 1;
        Arrays.fill(yu, yi, yi + right, 0);
        blas.gemvT(n - i, right, 1, a, i * n + i + 1, n, vx, vi, yu, yi);
        multiply(pending, n - i, vx, i, vx, vi);
        blas.gemvT(pending, right, -1, yu, i + 1, n, inner, 0, yu, yi);
        blas.scal(right, tauQ[i], yu, yi);
    }

    /** Row i, right of the diagonal, as it stands now, and its reflector u_i. */
    private void reduceRow(int i, int pending, double[] a, double[] e) {
        int right = n - i - 1;
        int ui = pending * n + i + 1;
        System.arraycopy(a, i * n + i + 1, yu, ui, right);
        gather(pending, vx, i);
        blas.gemvT(pending, right, -1, yu, i + 1, n, gathered, 0, yu, ui);
        tauP[i] = Reflector.make(blas, right, yu, ui);
        e[i] = yu[ui];
        yu[ui] = 1;
        System.arraycopy(yu, ui, u, i * n + i + 1, right);
    }

    /** x_i = τ(A − VYᵀ − XUᵀ)u_i. */
    private void formX(int i, int pending, double[] a) {
        int below = n - i - 1;
        int ui = pending * n + i + 1;
        Arrays.fill(vx, ui, ui + below, 0);
        blas.gemv(below, below, 1, a, (i + 1) * (n + 1), n, yu, ui, vx, ui);
        multiply(pending, below, yu, i + 1, yu, ui);
        blas.gemvT(pending, below, -1, vx, i + 1, n, inner, 0, vx, ui);
        blas.scal(below, tauP[i], vx, ui);
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
