package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * Left singular vectors of an m×n matrix from its right ones: U = W V diag(1/σ), made orthonormal by one Cholesky QR
 * pass.
 *
 * <p>2mnk + 2mk² flops. The pass repairs a loss of orthogonality of (σ₁/σ_k)²·eps, as V from WᵀW has it.
 */
final class LeftVectors {

    private final Blas blas;
    private final int m;
    private final int n;
    private final int k;
    private final Cholesky cholesky;
    private final double[] scaledV;
    private final double[] inner;
    private final double[] u;

    LeftVectors(Blas blas, int m, int n, int k) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        this.k = k;
        cholesky = new Cholesky(blas);
        scaledV = new double[n * k];
        inner = new double[k * k];
        u = new double[ORIGIN + m * k];
    }

    /**
     * Forms U from the k leading columns of V, n×ldv, and σ > 0.
     *
     * @param unit σ are the singular values of {@code unit}·W
     * @return whether W V had full rank to working precision
     */
    boolean form(double[] w, int wo, int ldw, double[] v, int ldv, double[] sigma, double unit) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                scaledV[i * k + j] = v[i * ldv + j] / sigma[j] * unit;
            }
        }
        return multiply(n, w, wo, ldw);
    }

    /**
     * Forms U from P = W X, m×ldp, the ldp×ldp Z that makes XZ the right vectors, of which the k leading ones are
     * wanted, and σ &gt; 0.
     *
     * @return whether P Z had full rank to working precision
     */
    boolean formFromImage(double[] p, int po, int ldp, double[] z, double[] sigma) {
        for (int i = 0; i < ldp; i++) {
            for (int j = 0; j < k; j++) {
                scaledV[i * k + j] = z[i * ldp + j] / sigma[j];
            }
        }
        return multiply(ldp, p, po, ldp);
    }

    /** U ← an orthonormal basis of A times what {@code scaledV} holds, A of m×columns. */
    private boolean multiply(int columns, double[] a, int ao, int lda) {
        Arrays.fill(u, 0);
        blas.gemm(Op.N, Op.N, m, k, columns, 1, a, ao, lda, scaledV, 0, k, u, ORIGIN, k);
        Arrays.fill(inner, 0);
        blas.syrk(m, k, 1, u, ORIGIN, k, inner, 0, k);
        boolean complete = cholesky.factor(k, inner, 0, k) == Cholesky.COMPLETE;
        if (complete) {
            blas.trsm(m, k, inner, 0, k, u, ORIGIN, k);
        }
        return complete;
    }

    /** U, m×k, copied. */
    double[] copy() {
        return Arrays.copyOfRange(u, ORIGIN, ORIGIN + m * k);
    }
}
