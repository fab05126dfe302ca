package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * A product of k reflectors as one block reflector, H₀H₁…H_{k−1} = I − V T Vᵀ, T upper triangular, applied by two
 * matrix products.
 *
 * <p>V is held by rows: row i of the k×m operand {@code v} is the reflector v_i with its zeros and its one written
 * out. Source: Schreiber and Van Loan, SIAM J. Sci. Stat. Comput. 10 (1989); LAPACK dlarft, dlarfb.
 */
final class CompactWy {

    private final Blas blas;
    private final int most;
    private final double[] t;
    private final double[] s;
    private final double[] w;
    private final double[] tw;

    /**
     * @param most the largest number of reflectors in a block
     * @param columns the most columns that a block is applied to
     */
    CompactWy(Blas blas, int most, int columns) {
        this.blas = blas;
        this.most = most;
        t = new double[most * most];
        s = new double[most * most];
        w = new double[most * columns];
        tw = new double[most * columns];
    }

    /** Builds T from k reflectors of m entries and their τ. k²m + k³/3 flops. */
    void build(int k, int m, double[] v, int vo, int ldv, double[] tau, int tauo) {
        Arrays.fill(s, 0);
        Arrays.fill(t, 0);
        blas.gemm(Op.N, Op.T, k, k, m, 1, v, vo, ldv, v, vo, ldv, s, 0, most);
        for (int j = 0; j < k; j++) {
            t[j * (most + 1)] = tau[tauo + j];
            for (int i = 0; i < j; i++) {
                double sum = 0;
                for (int l = i; l < j; l++) {
                    sum += t[i * most + l] * s[l * most + j];
                }
                t[i * most + j] = -tau[tauo + j] * sum;
            }
        }
    }

    /** Y ← Y + op(T) X, X of k×n. 2k²n flops. */
    void multiply(Op op, int k, int n, double[] x, int xo, int ldx, double[] y, int yo, int ldy) {
        blas.gemm(op, Op.N, k, n, k, 1, t, 0, most, x, xo, ldx, y, yo, ldy);
    }

    /**
     * C ← (I − V T Vᵀ) C, or with Tᵀ for the transposed product. C is m×n. 4kmn + 2k²n flops.
     *
     * @param opT {@link Op#N} for H₀H₁…H_{k−1}, {@link Op#T} for H_{k−1}…H₁H₀
     */
    void apply(Op opT, int k, int m, int n, double[] v, int vo, int ldv, double[] c, int co, int ldc) {
        Arrays.fill(w, 0, k * n, 0);
        Arrays.fill(tw, 0, k * n, 0);
        blas.gemm(Op.N, Op.N, k, n, m, 1, v, vo, ldv, c, co, ldc, w, 0, n);
        multiply(opT, k, n, w, 0, n, tw, 0, n);
        blas.gemm(Op.T, Op.N, m, n, k, -1, v, vo, ldv, tw, 0, n, c, co, ldc);
    }
}
