package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * QR of a tall m×n matrix, A D = Q R, D the {@link ColumnScaling}, at the speed of matrix products wherever the
 * condition allows it.
 *
 * <p>A pass takes the Gram matrix G = QᵀQ of what Q is so far, its Cholesky factor R and Q ← QR⁻¹ (2mn² flops).
 * Passes go on until G was the identity to {@value #NEARLY}, which bounds the loss of orthogonality of the result by
 * a small multiple of n·eps: the test is on what was computed, not on an estimate. Where pivots fail or differ by
 * more than 10⁷, the first Gram matrix is shifted by s = 11(mn + n(n+1))·eps·‖G‖, which keeps it definite.
 * Rank-deficient matrices end in {@link HouseholderQr}.
 *
 * <p>{@link #path} names the way taken: {@code cholesky-qr2} (3mn² flops for R alone), {@code cholesky-qr3}, {@code
 * shifted-cholesky-qr2}, {@code shifted-cholesky-qr3} (5mn²) or {@code householder}.
 *
 * <p>Source: Yamamoto, Nakatsukasa, Yanagisawa, Fukaya, ETNA 44 (2015); Fukaya, Kannan, Nakatsukasa, Yamamoto,
 * Yanagisawa, SIAM J. Sci. Comput. 42 (2020).
 */
final class TallQr {

    /** A matrix that can be written out, without gaps between its rows, as often as needed. */
    @FunctionalInterface
    interface Operand {
        void copyTo(double[] target);
    }

    /** ‖G − I‖_F under which one more pass is orthonormal to working precision. */
    private static final double NEARLY = 0.25;

    /** Ratio of pivots, at most κ, past which G = AᵀA has lost too much for an unshifted pass. */
    private static final double UNSHIFTED_RATIO = 1e7;

    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private static final int MOST_PASSES = 3;

    private final Blas blas;
    private final int m;
    private final int n;
    private final ColumnScaling scaling;
    private final Cholesky cholesky;
    private final HouseholderQr householder;
    private final double[] q;
    private final double[] gram;
    private double[] r;
    private double[] product;
    private String path = "";

    /** Whether {@code q} still awaits its last factor: Q = q·gram⁻¹. */
    private boolean lastPassPending;

    TallQr(Blas blas, int m, int n) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        scaling = new ColumnScaling(n);
        cholesky = new Cholesky(blas);
        householder = new HouseholderQr(blas, m, n);
        q = new double[Math.multiplyExact(m, n)];
        gram = new double[n * n];
        r = new double[n * n];
        product = new double[n * n];
    }

    /** Factors A; the results stay valid until the next call. */
    void factor(Operand a) {
        a.copyTo(q);
        scaling.measure(m, q);
        scaling.apply(m, q);
        lastPassPending = choleskyQr();
        if (!lastPassPending) {
            a.copyTo(q);
            scaling.apply(m, q);
            householder.factor(q);
            householder.copyR(q, r);
            path = "householder";
        }
    }

    String path() {
        return path;
    }

    /** R, n×n with zeros below the diagonal, of the scaled columns. */
    double[] r() {
        return r;
    }

    /** e_j: column j of A is 2^e_j times column j of QR. */
    int exponent(int j) {
        return scaling.exponent(j);
    }

    /**
     * The R of A itself but for one power of two: A = Q · 2^e · {@code target}.
     *
     * @return e
     */
    int commonScaleR(double[] target) {
        int e = scaling.largestExponent();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int down = scaling.exponent(j) - e;
                target[i * n + j] = down == 0 ? r[i * n + j] : Math.scalb(r[i * n + j], down);
            }
        }
        return e;
    }

    /** The m×n orthonormal Q, formed on first use (mn² flops, 2mn² after Householder). The caller may overwrite it. */
    double[] formQ() {
        if (lastPassPending) {
            blas.trsm(m, n, gram, 0, n, q, 0, n);
            lastPassPending = false;
        } else {
            householder.formQ(q);
        }
        return q;
    }

    /**
     * C ← QᵀY into the first n rows of {@code c}, without forming Q.
     *
     * @param y m×columns, columns ≤ n; overwritten
     */
    void applyTransposed(int columns, double[] y, double[] c) {
        if (!lastPassPending) {
            householder.applyTransposed(q, columns, y);
            System.arraycopy(y, 0, c, 0, n * columns);
            return;
        }
        Arrays.fill(c, 0, n * columns, 0);
        if (columns == 1) {
            blas.gemvT(m, n, 1, q, 0, n, y, 0, c, 0);
        } else {
            blas.gemm(Op.T, Op.N, n, columns, m, 1, q, 0, n, y, 0, columns, c, 0, columns);
        }
        Triangular.solveTransposed(blas, n, gram, columns, c);
    }

    /** Whether the passes reached an orthonormal Q. */
    private boolean choleskyQr() {
        takeGram();
        boolean shifted = !factorFirst();
        if (shifted && !factorShifted()) {
            return false;
        }
        blas.trsm(m, n, r, 0, n, q, 0, n);
        for (int pass = 2; pass <= MOST_PASSES; pass++) {
            takeGram();
            boolean last = distanceFromIdentity() <= NEARLY;
            if (cholesky.factor(n, gram, 0, n) != Cholesky.COMPLETE) {
                return false;
            }
            prependToR();
            if (last) {
                path = name(shifted, pass);
                return true;
            }
            blas.trsm(m, n, gram, 0, n, q, 0, n);
        }
        return false;
    }

    private void takeGram() {
        Arrays.fill(gram, 0);
        blas.syrk(m, n, 1, q, 0, n, gram, 0, n);
    }

    /** R from G as it is, if it is definite enough. */
    private boolean factorFirst() {
        System.arraycopy(gram, 0, r, 0, n * n);
        return cholesky.factor(n, r, 0, n) == Cholesky.COMPLETE && pivotRatio() <= UNSHIFTED_RATIO;
    }

    /** The largest over the smallest diagonal entry of R. */
    private double pivotRatio() {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < n; i++) {
            least = Math.min(least, r[i * (n + 1)]);
            most = Math.max(most, r[i * (n + 1)]);
        }
        return most / least;
    }

    /** R from G + sI. */
    private boolean factorShifted() {
        System.arraycopy(gram, 0, r, 0, n * n);
        double shift = 11 * ((double) m * n + n * (n + 1.0)) * UNIT_ROUNDOFF * frobenius(gram, 0);
        for (int i = 0; i < n; i++) {
            r[i * (n + 1)] += shift;
        }
        return cholesky.factor(n, r, 0, n) == Cholesky.COMPLETE;
    }

    private double distanceFromIdentity() {
        return frobenius(gram, 1);
    }

    /** ‖G − cI‖_F from the upper triangle of G. */
    private double frobenius(double[] g, double c) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double diagonal = g[i * (n + 1)] - c;
            double right = blas.dot(n - i - 1, g, i * (n + 1) + 1, g, i * (n + 1) + 1);
            sum += diagonal * diagonal + 2 * right;
        }
        return Math.sqrt(sum);
    }

    /** R ← (the factor of this pass) R. */
    private void prependToR() {
        Arrays.fill(product, 0);
        blas.gemm(Op.N, Op.N, n, n, n, 1, gram, 0, n, r, 0, n, product, 0, n);
        double[] previous = r;
        r = product;
        product = previous;
    }

    private static String name(boolean shifted, int passes) {
        if (shifted) {
            return passes == 2 ? "shifted-cholesky-qr2" : "shifted-cholesky-qr3";
        }
        return passes == 2 ? "cholesky-qr2" : "cholesky-qr3";
    }
}
