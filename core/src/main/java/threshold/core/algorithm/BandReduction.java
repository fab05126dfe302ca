package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * Reduction of a symmetric matrix to a band of {@value #BAND} entries on each side of its diagonal, A = Q B Qᵀ.
 *
 * <p>A panel of rows is made triangular right of the band by reflectors from the right, and what is left of A is changed
 * by all of them at once: A − VᵀW − WᵀV. Every pass over A is a matrix product, where a reduction to three diagonals has to
 * pass once for each column. 2n³ flops (both triangles are kept up to date). Source: Dongarra, Sorensen, Hammarling, J.
 * Comput. Appl. Math. 27 (1989); LAPACK dsytrd_sy2sb.
 */
final class BandReduction {

    /**
     * Two tiles of simd's products. At n = 2048 24, 32 and 48 took 0.79 to 1.10 s in two JVMs each, too near to choose by;
     * with 64 the chase takes longer, 1.00 and 1.01 s (Sapphire Rapids).
     */
    static final int BAND = 48;

    private final Blas blas;
    private final int n;
    private final CompactWy wy;

    /** V over W, by rows. */
    private final double[] vw;

    /** W over V. */
    private final double[] wv;

    private final double[] y;
    private final double[] inner;
    private final double[] turned;
    private final double[] tau;
    private final double[] w;

    BandReduction(Blas blas, int n) {
        this.blas = blas;
        this.n = n;
        wy = new CompactWy(blas, BAND, BAND);
        vw = new double[2 * BAND * n];
        wv = new double[2 * BAND * n];
        y = new double[BAND * n];
        inner = new double[BAND * BAND];
        turned = new double[BAND * BAND];
        tau = new double[BAND];
        w = new double[BAND];
    }

    /** Overwrites A, both triangles given, by B on and above the diagonal within the band; the rest is left over. */
    void reduce(double[] a) {
        for (int row = 0; row + BAND < n - 1; row += BAND) {
            int start = row + BAND;
            int count = Math.min(BAND, n - start - 1);
            reduceRows(row, start, count, a);
            formW(start, count, a);
            int rest = n - start;
            Rows.copy(count, rest, vw, start, n, wv, count * n + start, n);
            Rows.copy(count, rest, wv, start, n, vw, count * n + start, n);
            blas.gemm(Op.T, Op.N, rest, rest, 2 * count, -1, vw, start, n, wv, start, n, a, start * (n + 1), n);
        }
    }

    /** The reflectors that leave row i of the panel with entries up to column start + i. */
    private void reduceRows(int row, int start, int count, double[] a) {
        for (int i = 0; i < count; i++) {
            int at = (row + i) * n + start + i;
            int v = i * n + start + i;
            int length = n - start - i;
            Arrays.fill(vw, v - i, v, 0);
            System.arraycopy(a, at, vw, v, length);
            tau[i] = Reflector.make(blas, length, vw, v);
            a[at] = vw[v];
            vw[v] = 1;
            int below = BAND - i - 1;
            Arrays.fill(w, 0, below, 0);
            blas.gemv(below, length, 1, a, at + n, n, vw, v, w, 0);
            blas.ger(below, length, -tau[i], w, 0, vw, v, a, at + n, n);
        }
    }

    /** W = Tᵀ(Y − ½ M T V) of Y = V A and M = Y Vᵀ. */
    private void formW(int start, int count, double[] a) {
        int rest = n - start;
        wy.build(count, rest, vw, start, n, tau, 0);
        clear(count, start, y);
        blas.gemm(Op.N, Op.N, count, rest, rest, 1, vw, start, n, a, start * (n + 1), n, y, start, n);
        Arrays.fill(inner, 0);
        blas.gemm(Op.N, Op.T, count, count, rest, 1, y, start, n, vw, start, n, inner, 0, BAND);
        Arrays.fill(turned, 0);
        wy.multiply(Op.T, count, count, inner, 0, BAND, turned, 0, BAND);
        blas.gemm(Op.T, Op.N, count, rest, count, -0.5, turned, 0, BAND, vw, start, n, y, start, n);
        clear(count, start, wv);
        wy.multiply(Op.T, count, rest, y, start, n, wv, start, n);
    }

    private void clear(int count, int start, double[] x) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(x, i * n + start, (i + 1) * n, 0);
        }
    }
}
