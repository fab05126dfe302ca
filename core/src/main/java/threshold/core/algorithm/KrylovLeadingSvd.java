package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;

/**
 * The k leading singular triplets of a tall m×n matrix W from its restriction to a {@link KrylovBasis}, at any scale
 * and condition: {@value #BLOCKS} blocks, and the SVD of their image.
 *
 * <p>Plain power steps converge too slowly on the flat spectra of heads: at n = 512, κ = 10, k = 16 eight of them leave
 * the values 1e-2 off, eight blocks 2e-6, from the same products with W. The values are never larger than the true
 * ones. Source: Musco and Musco, NeurIPS 2015.
 */
final class KrylovLeadingSvd {

    private static final int BLOCKS = 9;

    /** Exponents of matrices whose products with their own products stay in the range of doubles. */
    private static final int SAFE = 200;

    private final Blas blas;
    private final int m;
    private final int n;
    private final int k;
    private final int columns;
    private final KrylovBasis krylov;
    private final TallSvd svd;
    private final TallQr.Operand image = this::copyImage;
    private final double[] sigma;
    private final double[] v;
    private double[] u = {};

    /** @param width columns of a block, at least k */
    KrylovLeadingSvd(Blas blas, int m, int n, int k, int width) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        this.k = k;
        columns = columns(n, width);
        krylov = new KrylovBasis(blas, m, n, width, columns);
        svd = new TallSvd(blas, m, columns, true);
        sigma = new double[k];
        v = new double[n * k];
    }

    private static int columns(int n, int width) {
        return Math.min(BLOCKS * width, n);
    }

    /**
     * With b columns in the basis: 4mnb to build it and 8nb² to keep it orthonormal, 2mb² + 8b³/3 + 12b³ for its SVD,
     * 2(m + n)bk for the vectors.
     */
    static double flops(double m, int n, int k, int width) {
        double b = columns(n, width);
        return 4 * m * n * b + 8 * n * b * b + 2 * m * b * b + (8.0 / 3 + 12) * b * b * b + 2 * (m + n) * b * k;
    }

    /** How often W is read: twice a block. */
    static double reads(int n, int width) {
        return 2.0 * columns(n, width) / width;
    }

    /** Decomposes W, m×n. */
    void run(TallOperator w, double[] start) {
        int e = PowerOfTwo.exponent(w.largest());
        if (Math.abs(e) < SAFE) {
            e = 0;
        }
        krylov.build(w, e, start);
        svd.run(image);
        System.arraycopy(svd.sigma(), 0, sigma, 0, k);
        PowerOfTwo.scale(k, e, sigma, 0);
        u = svd.formU(k);
        Arrays.fill(v, 0);
        blas.gemm(Op.N, Op.N, n, k, columns, 1, krylov.basis(), 0, columns, svd.v(), 0, columns, v, 0, k);
    }

    private void copyImage(int first, int rows, double[] target, int at, int stride) {
        Rows.copy(rows, columns, krylov.image(), first * columns, columns, target, at, stride);
    }

    String path() {
        return "krylov, columns: " + columns;
    }

    double[] sigma() {
        return sigma;
    }

    /** U, m×k, copied. */
    Matrix copyU() {
        return Columns.leading(m, k, u, Layout.ORIGIN, svd.stride());
    }

    /** V, n×k. */
    double[] v() {
        return v;
    }
}
