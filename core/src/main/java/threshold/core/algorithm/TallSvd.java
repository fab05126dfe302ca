package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * SVD of a tall m×n matrix by QR first: A = QR, R = U_R diag(σ) Vᵀ, U = Q U_R (Chan 1982). 2mn² + 8n³/3 flops for
 * values, 4mn² more for U.
 */
final class TallSvd {

    /** Rows of Q that become rows of U at a time, in a buffer of their own, so that U can take Q's place. */
    private static final int BLOCK_ROWS = 512;

    private final Blas blas;
    private final int m;
    private final int n;
    private final boolean wantVectors;
    private final TallQr qr;
    private final SquareSvd svd;
    private final double[] sigma;
    private final double[] rows;

    TallSvd(Blas blas, int m, int n, boolean wantVectors) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        this.wantVectors = wantVectors;
        qr = new TallQr(blas, m, n);
        svd = new SquareSvd(blas, n, wantVectors);
        sigma = new double[n];
        rows = new double[wantVectors ? Math.min(BLOCK_ROWS, m) * n : 0];
    }

    /** σ, and V and U_R if vectors were asked for. */
    void run(TallQr.Operand a) {
        if (wantVectors) {
            qr.factor(a);
        } else {
            qr.factorR(a);
        }
        int e = qr.commonScaleR(svd.operand());
        svd.run();
        System.arraycopy(svd.sigma(), 0, sigma, 0, n);
        PowerOfTwo.scale(n, e, sigma, 0);
    }

    String path() {
        return qr.path();
    }

    double[] sigma() {
        return sigma;
    }

    /** V, n×n. */
    double[] v() {
        return svd.v();
    }

    /** U_R, n×n. */
    double[] innerU() {
        return svd.u();
    }

    /** The k leading columns of U = Q U_R; m×k, without gaps between its rows, at the start of the array returned. */
    double[] formU(int k) {
        double[] q = qr.formQ();
        for (int i = 0; i < m; i += BLOCK_ROWS) {
            int b = Math.min(BLOCK_ROWS, m - i);
            Arrays.fill(rows, 0, b * k, 0);
            blas.gemm(
                    Op.N, Op.N, b, k, n, 1, q, Layout.ORIGIN + i * qr.stride(), qr.stride(), svd.u(), 0, n, rows, 0, k);
            System.arraycopy(rows, 0, q, i * k, b * k);
        }
        return q;
    }
}
