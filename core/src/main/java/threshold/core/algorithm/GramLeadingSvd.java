package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;

/**
 * The k leading singular triplets of a tall m×n matrix from its Gram matrix: the {@link LeadingEigen} of WᵀW, and
 * {@link LeftVectors}.
 *
 * <p>mn² flops for the Gram matrix, one read of W; then products of n×n only, and 2mnk + 2mk² for U. At 50304×1024,
 * k = 32, on the spectrum of BERT: 541, 40 and 52 ms of processor time, on a busy machine. It tells when it does
 * not have the answer: squares left the range of doubles, or {@link LeadingEigen} gave up.
 */
final class GramLeadingSvd {

    /** Products of the Gram matrix that a long plateau takes. */
    private static final int USUAL_PRODUCTS = 34;

    /** Exponents of squares whose own squares are in the range of doubles, residuals of them too. */
    private static final int SAFE = 400;

    private final Blas blas;
    private final int m;
    private final int n;
    private final LeadingEigen eigen;
    private final LeftVectors left;
    private final double[] sigma;
    private int products;

    GramLeadingSvd(Blas blas, int m, int n, int k, int width) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        eigen = new LeadingEigen(blas, n, k, width);
        left = new LeftVectors(blas, m, n, k);
        sigma = new double[k];
    }

    /** mn² + 2mk(n + k), and {@value #USUAL_PRODUCTS} products of 2n²b + 6nb². */
    static double flops(double m, double n, double k, double b) {
        return m * n * n + 2 * m * k * (n + k) + USUAL_PRODUCTS * (2 * n * n * b + 6 * n * b * b);
    }

    /**
     * Decomposes W, m×n in the {@link Layout} of its rows.
     *
     * @return whether every σ, and ‖W − UΣVᵀ‖₂ over the least possible, are right to the relative tolerance
     */
    boolean run(double[] w, double[] start, double tolerance) {
        double[] g = eigen.operand();
        int stride = eigen.stride();
        Arrays.fill(g, 0);
        blas.syrk(m, n, 1, w, ORIGIN, stride, g, ORIGIN, stride);
        products = 0;
        if (Math.abs(PowerOfTwo.exponent(largestSquare(g, stride))) > SAFE) {
            return false;
        }
        boolean certified = eigen.run(start, tolerance);
        products = eigen.products();
        if (!certified) {
            return false;
        }
        for (int j = 0; j < sigma.length; j++) {
            sigma[j] = Math.sqrt(eigen.lambda()[j]);
        }
        return left.form(w, ORIGIN, stride, eigen.vectors(), width(), sigma, 1);
    }

    private double largestSquare(double[] g, int stride) {
        double largest = 0;
        for (int j = 0; j < n; j++) {
            largest = Math.max(largest, g[ORIGIN + j * (stride + 1)]);
        }
        return largest;
    }

    String path() {
        return "gram, products: " + products;
    }

    double[] sigma() {
        return sigma;
    }

    /** V in the k leading columns of n×{@link #width}. */
    double[] v() {
        return eigen.vectors();
    }

    /** Columns of {@link #v}. */
    int width() {
        return eigen.lambda().length;
    }

    /** U, m×k, copied. */
    double[] copyU() {
        return left.copy();
    }
}
