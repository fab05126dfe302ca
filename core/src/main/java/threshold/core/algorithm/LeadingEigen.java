package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * The k leading eigenpairs (θ, v) of a symmetric positive semidefinite n×n matrix G, by subspace iteration with
 * Chebyshev filters, and a certificate.
 *
 * <p>A round takes b > k columns X, orthonormal, to p(G)X, p the Chebyshev polynomial of [0, θ_b] in its linear
 * factors, and then to the Ritz vectors of its span. θ_b ≤ λ_b, so nothing that is wanted is damped, and the rest falls
 * like e^(−2q√γ), γ = λ_k/λ_b − 1, in q products where plain powers reach e^(−qγ): a head whose values fall by 1e-3
 * from one to the next (n = 1024) takes 34 products for k = 32, b = 48. Columns are made orthonormal after every
 * factor, since the large eigenvalues of a head are hundreds of times its plateau.
 *
 * <p>With R = GV − VΘ, all eigenvalues of G are those of Θ and of the rest to ‖R‖, and to ‖R‖²/(θ_k − θ_(k+1)) where
 * that is less: that much relative to θ_(k+1) bounds the errors of θ and the excess of ‖G − VΘVᵀ‖₂ over λ_(k+1). That
 * the columns meet every leading eigenvector is what their random start is for.
 *
 * <p>2n²b flops a product and about 6nb² for each that follows it. Source: Zhou, Saad, Tiago, Chelikowsky, J. Comput.
 * Phys. 219 (2006) for the filter; Parlett, The Symmetric Eigenvalue Problem, theorem 11.5.1, and Mathias, SIAM J.
 * Matrix Anal. Appl. 19 (1998), for the bounds; Halko, Martinsson, Tropp, SIAM Review 53 (2011) for the start.
 */
final class LeadingEigen {

    /** Products after which G has so little to tell its values apart by that no more are spent. */
    private static final int MOST_PRODUCTS = 400;

    private static final int LEAST_DEGREE = 8;

    private final Blas blas;
    private final int n;
    private final int k;
    private final int b;
    private final int stride;
    private final double[] g;
    private final double[] x;
    private final double[] y;
    private final double[] turned;
    private final TallQr qr;
    private final TallQr.Operand takeY = this::copyY;
    private final TridiagonalEigen ritz;
    private int products;

    /** @param b columns that are iterated, k at least and n at most */
    LeadingEigen(Blas blas, int n, int k, int b) {
        this.blas = blas;
        this.n = n;
        this.k = k;
        this.b = b;
        stride = Layout.stride(n);
        g = new double[Layout.length(n, n)];
        x = new double[n * b];
        y = new double[n * b];
        turned = new double[n * b];
        qr = new TallQr(blas, n, b);
        ritz = new TridiagonalEigen(blas, b, true);
    }

    /** The matrix, rows {@link #stride} apart from element {@link Layout#ORIGIN} on: fill its upper triangle. */
    double[] operand() {
        return g;
    }

    /** Doubles from a row of the matrix to the next. */
    int stride() {
        return stride;
    }

    /** Y ← GX, both of n×b without gaps between their rows. */
    @FunctionalInterface
    interface Product {

        void multiply(double[] x, double[] y);
    }

    /**
     * Iterates until the relative errors are within the tolerance.
     *
     * @param start n×b, random; only read
     * @param leastRatio the least λ_(k+1)/λ₁ that G tells apart well enough from rounding
     * @return whether they are; if not, λ_(k+1) is under {@code leastRatio} λ₁, or {@value #MOST_PRODUCTS} products
     *     were not enough
     */
    boolean run(double[] start, double leastRatio, double tolerance) {
        Triangular.mirror(n, g, ORIGIN, stride);
        System.arraycopy(start, 0, x, 0, n * b);
        products = 0;
        multiply();
        orthonormalise();
        multiply();
        rayleighRitz();
        while (ratio() >= leastRatio && products < MOST_PRODUCTS) {
            if (error() <= tolerance) {
                return true;
            }
            filter(Math.max(LEAST_DEGREE, products / 4), lambda()[b - 1]);
            rayleighRitz();
        }
        return false;
    }

    /**
     * Takes what the last run found for a matrix near G to the Ritz pairs of G itself, by one product. What the run
     * left is of second order in the values, so that errors of G in single precision are gone.
     *
     * @return whether their relative errors are within the tolerance
     */
    boolean correct(Product exact, double tolerance) {
        exact.multiply(x, y);
        rayleighRitz();
        return lambda()[k - 1] > 0 && error() <= tolerance;
    }

    /** Z, b×b: the columns of X before the last Ritz step, in terms of which the vectors are XZ. */
    double[] turn() {
        return ritz.z();
    }

    /** Products of G with b columns that the last run took. */
    int products() {
        return products;
    }

    /** θ, descending; k of them are certified. */
    double[] lambda() {
        return ritz.lambda();
    }

    /** V, n×b, of which k columns are certified. */
    double[] vectors() {
        return x;
    }

    /** Y ← GX. */
    private void multiply() {
        Arrays.fill(y, 0);
        blas.gemm(Op.N, Op.N, n, b, n, 1, g, ORIGIN, stride, x, 0, b, y, 0, b);
        products++;
    }

    /** X ← an orthonormal basis of Y. */
    private void orthonormalise() {
        qr.factor(takeY);
        Rows.copy(n, b, qr.formQ(), ORIGIN, qr.stride(), x, 0, b);
    }

    /** X ← the span of T(G)X, T the Chebyshev polynomial of that degree on [0, end], and Y ← GX. Y is GX before. */
    private void filter(int degree, double end) {
        for (int j = 0; j < degree; j++) {
            double root = end / 2 * (1 + Math.cos((j + 0.5) * Math.PI / degree));
            blas.axpy(n * b, -root, x, 0, y, 0);
            orthonormalise();
            multiply();
        }
    }

    /** XᵀGX = ZΘZᵀ, X ← XZ, Y ← YZ. */
    private void rayleighRitz() {
        double[] h = ritz.operand();
        Arrays.fill(h, 0);
        blas.gemm(Op.T, Op.N, b, b, n, 1, x, 0, b, y, 0, b, h, 0, b);
        ritz.run();
        turn(x);
        turn(y);
    }

    private void turn(double[] columns) {
        Arrays.fill(turned, 0);
        blas.gemm(Op.N, Op.N, n, b, b, 1, columns, 0, b, ritz.z(), 0, b, turned, 0, b);
        System.arraycopy(turned, 0, columns, 0, n * b);
    }

    /** The last value that counts, λ_(k+1) if there is one, over the first. */
    private double ratio() {
        return lambda()[0] > 0 ? last() / lambda()[0] : 0;
    }

    private double last() {
        return lambda()[Math.min(k, b - 1)];
    }

    /** The bound on the errors of √θ, relative to √λ_(k+1): half of that on θ. */
    private double error() {
        double residual = residual();
        double gap = lambda()[k - 1] - last();
        return (residual < gap ? residual * residual / gap : residual) / last() / 2;
    }

    /** ‖GV − VΘ‖_F. */
    private double residual() {
        double square = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                double r = y[i * b + j] - lambda()[j] * x[i * b + j];
                square += r * r;
            }
        }
        return Math.sqrt(square);
    }

    private void copyY(int first, int rows, double[] target, int at, int ld) {
        Rows.copy(rows, b, y, first * b, b, target, at, ld);
    }
}
