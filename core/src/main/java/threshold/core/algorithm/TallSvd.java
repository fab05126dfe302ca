package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * SVD of a tall m×n matrix by QR first: A = QR, R = U_R diag(σ) Vᵀ, U = Q U_R (Chan 1982). 2mn² + 8n³/3 flops for
 * values, 4mn² more for U.
 */
final class TallSvd {

    /** Rows of Q that become rows of U at a time. */
    private static final int BLOCK_ROWS = 512;

    private final Blas blas;
    private final int m;
    private final int n;
    private final boolean wantVectors;
    private final TallQr qr;
    private final SquareSvd svd;
    private final double[] sigma;

    /** Each thread's rows of U, until they take the place of those of Q. */
    private final double[][] rows;

    private final Runnable[] products;
    private int columns;
    private double[] q = {};

    TallSvd(Blas blas, int m, int n, boolean wantVectors) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        this.wantVectors = wantVectors;
        qr = new TallQr(blas, m, n);
        svd = new SquareSvd(blas, n, wantVectors);
        sigma = new double[n];
        rows = new double[blas.threads()][wantVectors ? Math.min(BLOCK_ROWS, m) * n : 0];
        products = new Runnable[blas.threads()];
        Arrays.setAll(products, p -> () -> multiplyShare(p));
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

    /** Doubles from a row of U to the next. */
    int stride() {
        return qr.stride();
    }

    /** The k leading columns of U = Q U_R; m×k from element {@link Layout#ORIGIN} on, rows {@link #stride} apart. */
    double[] formU(int k) {
        q = qr.formQ();
        columns = k;
        blas.together(products);
        return q;
    }

    private void multiplyShare(int p) {
        Blas alone = blas.alone(p);
        int threads = blas.threads();
        int end = (int) ((long) m * (p + 1) / threads);
        for (int i = (int) ((long) m * p / threads); i < end; i += BLOCK_ROWS) {
            int b = Math.min(BLOCK_ROWS, end - i);
            int at = Layout.ORIGIN + i * stride();
            Arrays.fill(rows[p], 0, b * columns, 0);
            alone.gemm(Op.N, Op.N, b, columns, n, 1, q, at, stride(), svd.u(), 0, n, rows[p], 0, columns);
            Rows.copy(b, columns, rows[p], 0, columns, q, at, stride());
        }
    }
}
