package threshold.core.algorithm;

/**
 * SVD of a tall m×n matrix by QR first: A = QR, R = U_R diag(σ) Vᵀ, U = Q U_R (Chan 1982). 2mn² + 8n³/3 flops for
 * values, 4mn² more for U.
 */
final class TallSvd {

    private final int n;
    private final boolean wantVectors;
    private final TallQr qr;
    private final SquareSvd svd;
    private final double[] sigma;

    /** Columns of U_R. */
    private final double[] leading;

    TallSvd(Blas blas, int m, int n, boolean wantVectors) {
        this.n = n;
        this.wantVectors = wantVectors;
        qr = new TallQr(blas, m, n);
        svd = new SquareSvd(blas, n, wantVectors);
        sigma = new double[n];
        leading = new double[wantVectors ? n * n : 0];
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
        Rows.copy(n, k, svd.u(), 0, n, leading, 0, k);
        return qr.turnQ(leading, k);
    }
}
