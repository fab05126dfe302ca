package threshold.core.algorithm;

import java.util.Arrays;

/**
 * R from the Gram matrix, RᵀR = AᵀA, and where its pivots fail or differ by more than 10⁷, from AᵀA + sI with s = 11(mn
 * + n(n+1))·eps·‖AᵀA‖, which keeps it definite. mn² flops.
 *
 * <p>Source: Yamamoto, Nakatsukasa, Yanagisawa, Fukaya, ETNA 44 (2015); Fukaya, Kannan, Nakatsukasa, Yamamoto,
 * Yanagisawa, SIAM J. Sci. Comput. 42 (2020).
 */
final class GramPreconditioner implements Preconditioner {

    /** Ratio of pivots, at most κ, past which AᵀA has lost too much to be factored as it is. */
    private static final double UNSHIFTED_RATIO = 1e7;

    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private final Blas blas;
    private final int m;
    private final int n;
    private final Cholesky cholesky;
    private final GramShare[] shares;
    private final double[] gram;
    private boolean shifted;

    GramPreconditioner(Blas blas, int m, int n) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        cholesky = new Cholesky(blas);
        shares = new GramShare[blas.threads()];
        Arrays.setAll(shares, p -> new GramShare(blas.alone(p), n));
        gram = shares[0].gram;
    }

    private record GramShare(Blas blas, int n, double[] gram) implements Share {

        GramShare(Blas blas, int n) {
            this(blas, n, new double[n * n]);
        }

        @Override
        public void clear() {
            Arrays.fill(gram, 0);
        }

        @Override
        public void add(int first, int rows, double[] a, int ao, int lda) {
            blas.syrk(rows, n, 1, a, ao, lda, gram, 0, n);
        }
    }

    @Override
    public Share share(int p) {
        return shares[p];
    }

    @Override
    public void gather() {
        for (int p = 1; p < shares.length; p++) {
            blas.axpy(n * n, 1, shares[p].gram, 0, gram, 0);
        }
    }

    @Override
    public double square(int j) {
        return gram[j * (n + 1)];
    }

    @Override
    public void scale(ColumnScaling scaling) {
        scaling.applyToGram(gram);
    }

    @Override
    public boolean factor(double[] r) {
        System.arraycopy(gram, 0, r, 0, n * n);
        shifted = cholesky.factor(n, r, 0, n) != Cholesky.COMPLETE || Triangular.pivotRatio(n, r) > UNSHIFTED_RATIO;
        return !shifted || factorShifted(r);
    }

    private boolean factorShifted(double[] r) {
        System.arraycopy(gram, 0, r, 0, n * n);
        double shift = 11 * ((double) m * n + n * (n + 1.0)) * UNIT_ROUNDOFF * norm();
        for (int i = 0; i < n; i++) {
            r[i * (n + 1)] += shift;
        }
        return cholesky.factor(n, r, 0, n) == Cholesky.COMPLETE;
    }

    /** ‖AᵀA‖_F from its upper triangle. */
    private double norm() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int diagonal = i * (n + 1);
            double right = blas.dot(n - i - 1, gram, diagonal + 1, gram, diagonal + 1);
            sum += gram[diagonal] * gram[diagonal] + 2 * right;
        }
        return Math.sqrt(sum);
    }

    @Override
    public String name() {
        return shifted ? "shifted-cholesky-qr" : "cholesky-qr";
    }

    @Override
    public boolean isFactorOfA() {
        return !shifted;
    }
}
