package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * The passes of a {@link TallQr}: each takes the Gram matrix of Q, its Cholesky factor R′, and R ← R′R, Q ← QR′⁻¹,
 * where the division is left to the next pass or to whoever wants Q.
 *
 * <p>The loss of orthogonality of a pass is at most a small multiple of κ(R′)²·n·eps, so the test is on what was
 * computed. Source: Yamamoto, Nakatsukasa, Yanagisawa, Fukaya, ETNA 44 (2015).
 */
final class CholeskyPasses {

    /** κ of the matrix before a pass under which the pass is the last. */
    private static final double WELL_CONDITIONED = 4;

    private static final int MOST_FACTORS = 3;

    private final Blas blas;
    private final int n;
    private final RowShares rows;
    private final Cholesky cholesky;
    private final ConditionEstimate condition;
    private double[] gram;
    private double[] factor;
    private double[] r;
    private double[] product;
    private int factors;

    CholeskyPasses(Blas blas, int n, RowShares rows) {
        this.blas = blas;
        this.n = n;
        this.rows = rows;
        cholesky = new Cholesky(blas);
        condition = new ConditionEstimate(blas, n);
        gram = new double[n * n];
        factor = new double[n * n];
        r = new double[n * n];
        product = new double[n * n];
    }

    /** R, n×n with zeros below the diagonal; the first one is put here, and another array holds the last. */
    double[] r() {
        return r;
    }

    /** What Q awaits to be divided by. */
    double[] pendingFactor() {
        return factor;
    }

    /** How many triangular factors R is the product of. */
    int factors() {
        return factors;
    }

    /**
     * Makes R the Cholesky factor of the Gram matrix, mn² flops unless it is that already, if κ(A) is no more than
     * that; a sketch tells κ(A) before the Gram matrix is formed. Else R stays.
     *
     * @param isFactor whether R is that already
     * @param pending D, if what the rows hold awaits it
     */
    boolean oneSuffices(double most, boolean isFactor, ColumnScaling pending) {
        if (condition.of(r) > most || !isFactor && !factorGram(most, pending)) {
            return false;
        }
        System.arraycopy(r, 0, factor, 0, n * n);
        factors = 1;
        return true;
    }

    private boolean factorGram(double most, ColumnScaling pending) {
        rows.multiply(gram);
        pending.applyToGram(gram);
        if (cholesky.factor(n, gram, 0, n) != Cholesky.COMPLETE || condition.of(gram) > most) {
            return false;
        }
        double[] used = r;
        r = gram;
        gram = used;
        return true;
    }

    /**
     * Whether passes from the first R on reach an orthonormal Q. Where that is not to be kept, a second pass, which is
     * rare, does the first division again to keep it.
     *
     * @param keeps whether Q is wanted where it stands
     * @param scales whether A awaits its D
     */
    boolean run(boolean keeps, boolean scales) {
        System.arraycopy(r, 0, factor, 0, n * n);
        rows.divide(factor, keeps, scales, gram);
        for (factors = 2; cholesky.factor(n, gram, 0, n) == Cholesky.COMPLETE; factors++) {
            double[] divisor = factor;
            factor = gram;
            gram = divisor;
            prependToR();
            if (condition.of(factor) <= WELL_CONDITIONED) {
                return true;
            }
            if (factors == MOST_FACTORS) {
                return false;
            }
            if (!rows.inQ()) {
                rows.divide(divisor, true, scales, product);
            }
            rows.divide(factor, true, false, gram);
        }
        return false;
    }

    /** R ← factor · R. */
    private void prependToR() {
        Arrays.fill(product, 0);
        blas.gemm(Op.N, Op.N, n, n, n, 1, factor, 0, n, r, 0, n, product, 0, n);
        double[] previous = r;
        r = product;
        product = previous;
    }

    /** R′⁻¹B for the pending factor R′, n³ + 2n²·columns flops by its inverse, since its condition is small. */
    double[] divideByPending(double[] b, int columns) {
        Arrays.fill(gram, 0);
        for (int i = 0; i < n; i++) {
            gram[i * (n + 1)] = 1;
        }
        blas.trsm(n, n, factor, 0, n, gram, 0, n);
        Arrays.fill(product, 0, n * columns, 0);
        blas.gemm(Op.N, Op.N, n, columns, n, 1, gram, 0, n, b, 0, columns, product, 0, columns);
        return product;
    }
}
