package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * The k leading singular triplets of a tall m×n matrix from its Gram matrix: the {@link LeadingEigen} of WᵀW, and
 * {@link LeftVectors}.
 *
 * <p>WᵀW is first formed in single precision, twice as fast. Its error moves the vectors by 1e-5 or so, and the Ritz
 * values of WᵀW itself, taken with them by one product with W and one with Wᵀ, by the square of that; the residual of
 * that product is in double, and so is the certificate that follows from it. Where that does not hold, or λ_(k+1) is
 * under {@value #LEAST_RATIO_SINGLE} λ₁, WᵀW is formed again in double.
 *
 * <p>mn² flops for a Gram matrix, one read of W; then products of n×n only; 4mnb and two reads for the Ritz values, or
 * 2mnk and one after double precision, and a few mbk for U. It tells when it does not have the answer: squares left the
 * range of doubles, or {@link LeadingEigen} gave up.
 */
final class GramLeadingSvd {

    /**
     * The least λ_(k+1)/λ₁ that is taken: rounding of G, of size n·eps·λ₁, then stays under 1e-4 of it for n ≤ 4096.
     */
    private static final double LEAST_RATIO = 1e-8;

    /** As {@link #LEAST_RATIO}, with an eps of 2^-24 and entries whose errors average out. */
    private static final double LEAST_RATIO_SINGLE = 1e-3;

    /** Of the tolerance, what the iteration on a rounded G may use up. */
    private static final double SHARE_SINGLE = 0.5;

    /** Products of the Gram matrix that a long plateau takes. */
    private static final int USUAL_PRODUCTS = 34;

    /** Exponents of squares whose own squares are in the range of doubles, residuals of them too. */
    private static final int SAFE = 400;

    private final Blas blas;
    private final int m;
    private final int n;
    private final int width;
    private final int stride;
    private final LeadingEigen eigen;
    private final LeftVectors left;
    private final double[] image;
    private final double[] sigma;
    private final LeadingEigen.Product exact = this::multiply;
    private double[] w = {};
    private boolean single;
    private int products;

    /** @param width columns that are iterated */
    GramLeadingSvd(Blas blas, int m, int n, int k, int width) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        this.width = width;
        stride = Layout.stride(n);
        eigen = new LeadingEigen(blas, n, k, width);
        left = new LeftVectors(blas, m, n, k);
        image = new double[ORIGIN + m * width];
        sigma = new double[k];
    }

    /** mn² + 4mnb + 2mbk + 2mk², and {@value #USUAL_PRODUCTS} products of 2n²b + 6nb². */
    static double flops(double m, double n, double k, double b) {
        return m * n * n + 4 * m * n * b + 2 * m * k * (b + k) + USUAL_PRODUCTS * (2 * n * n * b + 6 * n * b * b);
    }

    /**
     * Decomposes W, m×n in the {@link Layout} of its rows.
     *
     * @return whether every σ, and ‖W − UΣVᵀ‖₂ over the least possible, are right to the relative tolerance
     */
    boolean run(double[] head, double[] start, double tolerance) {
        w = head;
        products = 0;
        single = true;
        if (singleGram()
                && iterate(start, LEAST_RATIO_SINGLE, SHARE_SINGLE * tolerance)
                && eigen.correct(exact, tolerance)) {
            takeRoots();
            return left.formFromImage(image, ORIGIN, width, eigen.turn(), sigma);
        }
        products = 0;
        single = false;
        if (doubleGram() && iterate(start, LEAST_RATIO, tolerance)) {
            takeRoots();
            return left.form(w, ORIGIN, stride, eigen.vectors(), width, sigma, 1);
        }
        return false;
    }

    private boolean iterate(double[] start, double leastRatio, double tolerance) {
        boolean certified = eigen.run(start, leastRatio, tolerance);
        products = eigen.products();
        return certified;
    }

    /** G ← 2^-2e WᵀW, 2^e about the largest entry of the first rows; whether all squares are in range. */
    private boolean singleGram() {
        int e = PowerOfTwo.exponent(PowerOfTwo.largest(Math.min(m, n) * stride, w, ORIGIN));
        if (Math.abs(e) > SAFE / 2) {
            return false;
        }
        double[] g = cleared();
        blas.syrkSingle(m, n, e, w, ORIGIN, stride, g, ORIGIN, stride);
        return Double.isFinite(largestSquare(g));
    }

    /** G ← WᵀW; whether its own squares are in range. */
    private boolean doubleGram() {
        double[] g = cleared();
        blas.syrk(m, n, 1, w, ORIGIN, stride, g, ORIGIN, stride);
        return Math.abs(PowerOfTwo.exponent(largestSquare(g))) <= SAFE;
    }

    private double[] cleared() {
        double[] g = eigen.operand();
        Arrays.fill(g, 0);
        return g;
    }

    private double largestSquare(double[] g) {
        double largest = 0;
        for (int j = 0; j < n; j++) {
            largest = Math.max(largest, g[ORIGIN + j * (stride + 1)]);
        }
        return largest;
    }

    /** Y ← Wᵀ(WX); WX is kept. */
    private void multiply(double[] x, double[] y) {
        Arrays.fill(image, 0);
        blas.gemm(Op.N, Op.N, m, width, n, 1, w, ORIGIN, stride, x, 0, width, image, ORIGIN, width);
        Arrays.fill(y, 0);
        blas.gemm(Op.T, Op.N, n, width, m, 1, w, ORIGIN, stride, image, ORIGIN, width, y, 0, width);
    }

    private void takeRoots() {
        for (int j = 0; j < sigma.length; j++) {
            sigma[j] = Math.sqrt(eigen.lambda()[j]);
        }
    }

    String path() {
        return (single ? "single-gram" : "gram") + ", products: " + products;
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
        return width;
    }

    /** U, m×k, copied. */
    double[] copyU() {
        return left.copy();
    }
}
