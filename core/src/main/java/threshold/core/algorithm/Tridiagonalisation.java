package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * Tridiagonalisation of a symmetric matrix, A = Q T Qᵀ, Q a product of reflectors.
 *
 * <p>By panels: within one, A is not changed; the pending change A − VWᵀ − WVᵀ is taken into account in the
 * matrix-vector product of a column, and carried out by two matrix products at the end. Both triangles of A are kept,
 * so that a column is also a row. Half of the flops are in the matrix-vector products. Source: Golub and Van Loan,
 * section 8.3.1; LAPACK dlatrd, dsytrd.
 */
final class Tridiagonalisation implements TridiagonalReduction {

    private static final int PANEL = 32;

    private final Blas blas;
    private final int n;
    private final CompactWy wy;

    /** Row i is reflector i: zeros up to and with i. */
    private final double[] v;

    private final double[] w;
    private final double[] tau;
    private final double[] gathered;
    private final double[] inner;
    private final double[] column;

    Tridiagonalisation(Blas blas, int n) {
        this.blas = blas;
        this.n = n;
        int panel = Math.min(PANEL, n);
        wy = new CompactWy(blas, panel, n);
        v = new double[n * n];
        w = new double[panel * n];
        tau = new double[n];
        gathered = new double[panel];
        inner = new double[panel];
        column = new double[n];
    }

    @Override
    public void reduce(double[] a, double[] d, double[] e) {
        for (int start = 0; start < n; start += PANEL) {
            int b = Math.min(PANEL, n - start);
            for (int k = 0; k < b; k++) {
                reduceColumn(start, k, a, d, e);
            }
            int next = start + b;
            int rest = n - next;
            if (rest > 0) {
                int panel = start * n + next;
                int corner = next * (n + 1);
                blas.gemm(Op.T, Op.N, rest, rest, b, -1, v, panel, n, w, next, n, a, corner, n);
                blas.gemm(Op.T, Op.N, rest, rest, b, -1, w, next, n, v, panel, n, a, corner, n);
            }
        }
    }

    /** C ← Q C, C of n×n. */
    void applyQ(double[] c) {
        for (int start = (n - 1) / PANEL * PANEL; start >= 0; start -= PANEL) {
            int b = Math.min(PANEL, n - start);
            int rows = n - start;
            int corner = start * (n + 1);
            wy.build(b, rows, v, corner, n, tau, start);
            wy.apply(Op.N, b, rows, n, v, corner, n, c, start * n, n);
        }
    }

    private void reduceColumn(int start, int k, double[] a, double[] d, double[] e) {
        int i = start + k;
        int below = n - i - 1;
        System.arraycopy(a, i * (n + 1), column, i, n - i);
        gather(k, w, i);
        blas.gemvT(k, n - i, -1, v, start * n + i, n, gathered, 0, column, i);
        gather(k, v, start * n + i);
        blas.gemvT(k, n - i, -1, w, i, n, gathered, 0, column, i);
        d[i] = column[i];
        Arrays.fill(v, i * n, i * n + n, 0);
        tau[i] = 0;
        if (below == 0) {
            return;
        }
        int vi = i * n + i + 1;
        System.arraycopy(column, i + 1, v, vi, below);
        tau[i] = Reflector.make(blas, below, v, vi);
        e[i] = v[vi];
        v[vi] = 1;
        formW(start, k, a);
    }

    /** w = τ(A − VWᵀ − WVᵀ)v, less ½τ(wᵀv)v. */
    private void formW(int start, int k, double[] a) {
        int i = start + k;
        int below = n - i - 1;
        int vi = i * n + i + 1;
        int wi = k * n + i + 1;
        Arrays.fill(w, k * n, k * n + n, 0);
        blas.gemv(below, below, 1, a, (i + 1) * (n + 1), n, v, vi, w, wi);
        multiply(k, below, w, i + 1, v, vi);
        blas.gemvT(k, below, -1, v, start * n + i + 1, n, inner, 0, w, wi);
        multiply(k, below, v, start * n + i + 1, v, vi);
        blas.gemvT(k, below, -1, w, i + 1, n, inner, 0, w, wi);
        blas.scal(below, tau[i], w, wi);
        double half = -0.5 * tau[i] * blas.dot(below, w, wi, v, vi);
        blas.axpy(below, half, v, vi, w, wi);
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
