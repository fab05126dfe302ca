package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import threshold.core.algorithm.Blas.Op;

/**
 * QR of a tall m×n matrix, A D = Q R, D the {@link ColumnScaling}, at the speed of matrix products wherever the
 * condition allows it.
 *
 * <p>A {@link Preconditioner} gives a first R and Q = AR⁻¹. Each pass then takes the Gram matrix of Q, its Cholesky factor
 * R′, and Q ← QR′⁻¹, R ← R′R, until κ(R′) ≤ {@value #WELL_CONDITIONED}: the loss of orthogonality of a pass is at most a
 * small multiple of κ(R′)²·n·eps, so the test is on what was computed. Each thread takes a {@link RowShare} through a pass.
 * Rank-deficient matrices end in {@link HouseholderQr}.
 *
 * <p>{@link #path} names the way taken and the factors it took: {@code sketched-cholesky-qr2} (2mn² flops for R alone),
 * {@code cholesky-qr2} (3mn²), {@code shifted-cholesky-qr3} (5mn²) and so on, for R alone also {@code cholesky-qr1} and
 * {@code sketched-cholesky-qr1} (mn²), or {@code householder}.
 *
 * <p>Source: Yamamoto, Nakatsukasa, Yanagisawa, Fukaya, ETNA 44 (2015); Balabanov, arXiv 2210.09953 (2022).
 */
final class TallQr {

    /** A matrix whose rows can be written out as often as needed. */
    @FunctionalInterface
    interface Operand {

        /** Writes {@code rows} rows from row {@code first} on to {@code target[at]}, stride apart. */
        void copyRows(int first, int rows, double[] target, int at, int stride);
    }

    private static final Operand NOTHING = (_, _, _, _, _) -> {};

    /** κ of the matrix before a pass under which the pass is the last. */
    private static final double WELL_CONDITIONED = 4;

    /** κ up to which the Gram matrix gives R: what it loses then moves values by a small multiple of κ/2·n·eps·σ₁. */
    private static final double GRAM_SUFFICES = 16;

    private static final int MOST_FACTORS = 3;

    private final Blas blas;
    private final int m;
    private final int n;
    private final int stride;
    private final ColumnScaling scaling;
    private final Preconditioner preconditioner;
    private final IntToDoubleFunction squares;
    private final Cholesky cholesky;
    private final ConditionEstimate condition;
    private final HouseholderQr householder;
    private final double[] q;
    private final RowShare[] shares;
    private final Runnable[] looks;
    private final Runnable[] products;
    private final Runnable[] divisions;
    private final Runnable[] projections;
    private double[] gram;
    private double[] factor;
    private double[] r;
    private double[] product;

    private Operand source = NOTHING;

    /** Whether Q holds A, or what the last pass made of it. */
    private boolean kept;

    private double[] projected = {};

    /** How many triangular factors R is the product of, 0 after Householder. */
    private int factors;

    /** Whether {@code q} still awaits its D. */
    private boolean scalingPending;

    /** Whether {@code q} still awaits its last factor: Q = q·factor⁻¹. */
    private boolean lastPassPending;

    TallQr(Blas blas, int m, int n) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        stride = Layout.stride(n);
        scaling = new ColumnScaling(n);
        preconditioner = SketchPreconditioner.pays(m, n)
                ? new SketchPreconditioner(blas, n)
                : new GramPreconditioner(blas, m, n);
        squares = preconditioner::square;
        cholesky = new Cholesky(blas);
        condition = new ConditionEstimate(blas, n);
        householder = new HouseholderQr(blas, m, n, ORIGIN, stride);
        q = new double[Layout.length(m, n)];
        shares = new RowShare[blas.threads()];
        Arrays.setAll(shares, this::share);
        looks = onShares(share -> share.show(source, kept));
        products = onShares(share -> share.multiply(source, kept));
        divisions = onShares(share -> share.divide(source, kept, factor, scalingPending));
        projections = onShares(share -> share.project(projected));
        gram = new double[n * n];
        factor = new double[n * n];
        r = new double[n * n];
        product = new double[n * n];
    }

    private RowShare share(int p) {
        int first = (int) ((long) m * p / blas.threads());
        int end = (int) ((long) m * (p + 1) / blas.threads());
        return new RowShare(blas.alone(p), n, first, end, q, preconditioner.share(p), scaling);
    }

    private Runnable[] onShares(Consumer<RowShare> step) {
        Runnable[] steps = new Runnable[shares.length];
        Arrays.setAll(steps, p -> () -> step.accept(shares[p]));
        return steps;
    }

    /** Factors A; the results stay valid until the next call. */
    void factor(Operand a) {
        load(a, true);
        finish(preconditioner.factor(r));
    }

    /**
     * As {@link #factor} for R alone, Q is not to be asked for: where κ(A) ≤ {@value #GRAM_SUFFICES}, R is the Cholesky factor
     * of the Gram matrix, mn² flops; a sketch tells κ(A) before that is formed.
     */
    void factorR(Operand a) {
        load(a, false);
        boolean factored = preconditioner.factor(r);
        if (factored && condition.of(r) <= GRAM_SUFFICES && (preconditioner.isFactorOfA() || factorGram())) {
            factors = 1;
        } else {
            finish(factored);
        }
    }

    /** R ← the Cholesky factor of the Gram matrix; false, and R as it was, if that shows a larger condition. */
    private boolean factorGram() {
        sumGrams(products);
        if (scalingPending) {
            scaling.applyToGram(gram);
        }
        if (cholesky.factor(n, gram, 0, n) != Cholesky.COMPLETE || condition.of(gram) > GRAM_SUFFICES) {
            return false;
        }
        double[] used = r;
        r = gram;
        gram = used;
        return true;
    }

    private void finish(boolean preconditioned) {
        lastPassPending = preconditioned && choleskyQr();
        if (!lastPassPending) {
            source.copyRows(0, m, q, ORIGIN, stride);
            scaling.apply(m, q, ORIGIN, stride);
            householder.factor(q);
            householder.copyR(q, r);
            factors = 0;
        }
    }

    String path() {
        return factors == 0 ? "householder" : preconditioner.name() + factors;
    }

    /** R, n×n with zeros below the diagonal, of the scaled columns. */
    double[] r() {
        return r;
    }

    /** e_j: column j of A is 2^e_j times column j of QR. */
    int exponent(int j) {
        return scaling.exponent(j);
    }

    /** Doubles from a row of Q to the next. */
    int stride() {
        return stride;
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

    /**
     * The m×n orthonormal Q, from element {@link Layout#ORIGIN} on, rows {@link #stride} apart, formed on first use (mn² flops, 2mn² after Householder). The
     * caller may overwrite it.
     */
    double[] formQ() {
        if (lastPassPending) {
            blas.trsm(m, n, factor, 0, n, q, ORIGIN, stride);
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
            projected = y;
            blas.together(projections);
            for (RowShare share : shares) {
                blas.axpy(n, 1, share.projection(), 0, c, 0);
            }
        } else {
            blas.gemm(Op.T, Op.N, n, columns, m, 1, q, ORIGIN, stride, y, 0, columns, c, 0, columns);
        }
        Triangular.solveTransposed(blas, n, factor, columns, c);
    }

    /** Shows A to the preconditioner, and A D, kept in Q, if squares of A are not safe; else D is left to the first pass. */
    private void load(Operand a, boolean keeps) {
        source = a;
        kept = keeps;
        look();
        scalingPending = scaling.chooseBySquares(squares);
        if (scalingPending) {
            preconditioner.scale(scaling);
        } else {
            a.copyRows(0, m, q, ORIGIN, stride);
            scaling.measure(m, q, ORIGIN, stride);
            scaling.apply(m, q, ORIGIN, stride);
            source = NOTHING;
            kept = true;
            look();
            source = a;
        }
    }

    private void look() {
        blas.together(looks);
        preconditioner.gather();
    }

    /** Whether the passes reached an orthonormal Q. */
    private boolean choleskyQr() {
        System.arraycopy(r, 0, factor, 0, n * n);
        for (factors = 2; factors <= MOST_FACTORS; factors++) {
            divide();
            if (cholesky.factor(n, gram, 0, n) != Cholesky.COMPLETE) {
                return false;
            }
            double[] used = factor;
            factor = gram;
            gram = used;
            prependToR();
            if (condition.of(factor) <= WELL_CONDITIONED) {
                return true;
            }
        }
        return false;
    }

    /** Q ← Q factor⁻¹, Q D if that is still to be done, and its Gram matrix. */
    private void divide() {
        sumGrams(divisions);
        scalingPending = false;
        kept = true;
    }

    /** The Gram matrix after a step of all shares. */
    private void sumGrams(Runnable[] steps) {
        blas.together(steps);
        Arrays.fill(gram, 0);
        for (RowShare share : shares) {
            blas.axpy(n * n, 1, share.gram(), 0, gram, 0);
        }
    }

    /** R ← factor · R. */
    private void prependToR() {
        Arrays.fill(product, 0);
        blas.gemm(Op.N, Op.N, n, n, n, 1, factor, 0, n, r, 0, n, product, 0, n);
        double[] previous = r;
        r = product;
        product = previous;
    }
}
