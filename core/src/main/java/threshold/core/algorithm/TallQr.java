package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
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
 * <p>{@link #path} names the way taken and the factors it took: {@code sketched-cholesky-qr2} (2mn² flops without Q),
 * {@code cholesky-qr2} (3mn²), {@code shifted-cholesky-qr3} (5mn²) and so on, or {@code householder}. Where κ(A) is found small
 * enough, the Gram matrix of A gives R for good: {@code cholesky-qr1}, {@code sketched-cholesky-qr1} (mn²).
 *
 * <p>Source: Yamamoto, Nakatsukasa, Yanagisawa, Fukaya, ETNA 44 (2015); Balabanov, arXiv 2210.09953 (2022).
 */
final class TallQr {

    /** A matrix whose rows can be written out as often as needed. */
    @FunctionalInterface
    interface Operand {

        /** Writes {@code rows} rows from row {@code first} on to {@code target[at]}, stride apart. */
        void copyRows(int first, int rows, double[] target, int at, int stride);

        /** No rows. */
        Operand NOTHING = (_, _, _, _, _) -> {};
    }

    /** κ of the matrix before a pass under which the pass is the last. */
    private static final double WELL_CONDITIONED = 4;

    /** κ up to which the Gram matrix gives R: what it loses then moves values by a small multiple of κ/2·n·eps·σ₁. */
    private static final double MOST_FOR_R = 16;

    private static final int MOST_FACTORS = 3;

    private final Blas blas;
    private final int m;
    private final int n;
    private final int stride;
    private final ColumnScaling scaling;
    private final GramPreconditioner gramPreconditioner;
    private final @Nullable SketchPreconditioner sketchPreconditioner;
    private final IntToDoubleFunction squares = this::square;
    private final Cholesky cholesky;
    private final ConditionEstimate condition;
    private final HouseholderQr householder;
    private final double[] q;
    private final RowShares rows;

    /**
     * κ up to which the Gram matrix gives Q as well: Q is off by κ²·eps (measured: 0.6 to 1.2 times that), which is then 2n·eps,
     * or 8n·eps where {@link ConditionEstimate} halves κ.
     */
    private final double mostForQ;

    private double[] gram;
    private double[] factor;
    private double[] r;
    private double[] product;

    private Operand source = Operand.NOTHING;
    private Preconditioner preconditioner;

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
        gramPreconditioner = new GramPreconditioner(blas, m, n);
        sketchPreconditioner = SketchPreconditioner.pays(m, n) ? new SketchPreconditioner(blas, m, n) : null;
        preconditioner = gramPreconditioner;
        cholesky = new Cholesky(blas);
        condition = new ConditionEstimate(blas, n);
        householder = new HouseholderQr(blas, m, n, ORIGIN, stride);
        q = new double[Layout.length(m, n)];
        rows = new RowShares(blas, m, n, q, preconditioner, scaling);
        mostForQ = Math.min(MOST_FOR_R, Math.sqrt(2.0 * n));
        gram = new double[n * n];
        factor = new double[n * n];
        r = new double[n * n];
        product = new double[n * n];
    }

    /** Factors A; the results stay valid until the next call. */
    void factor(Operand a) {
        load(a, mostForQ, true);
        boolean preconditioned = preconditioner.factor(r);
        if (preconditioned && gramSuffices(mostForQ)) {
            System.arraycopy(r, 0, factor, 0, n * n);
            if (scalingPending) {
                scaling.apply(m, q, ORIGIN, stride);
            }
            lastPassPending = true;
        } else {
            finish(preconditioned);
        }
    }

    /** As {@link #factor} for R alone; Q is not to be asked for. */
    void factorR(Operand a) {
        load(a, MOST_FOR_R, false);
        boolean preconditioned = preconditioner.factor(r);
        if (!preconditioned || !gramSuffices(MOST_FOR_R)) {
            finish(preconditioned);
        }
    }

    /**
     * Makes R the Cholesky factor of the Gram matrix, mn² flops, if κ(A) is no more than that; a sketch tells κ(A) before it is
     * formed. Else R stays.
     */
    private boolean gramSuffices(double most) {
        boolean suffices = condition.of(r) <= most && (preconditioner.isFactorOfA() || factorGram(most));
        if (suffices) {
            factors = 1;
        }
        return suffices;
    }

    private boolean factorGram(double most) {
        rows.multiply(gram);
        if (scalingPending) {
            scaling.applyToGram(gram);
        }
        if (cholesky.factor(n, gram, 0, n) != Cholesky.COMPLETE || condition.of(gram) > most) {
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
     * Q B in the place of Q, 2mn·columns flops: Q is not formed, since its last factor goes to B (n³ flops).
     *
     * @param b n×columns without gaps between its rows
     */
    double[] turnQ(double[] b, int columns) {
        if (lastPassPending) {
            Arrays.fill(gram, 0);
            for (int i = 0; i < n; i++) {
                gram[i * (n + 1)] = 1;
            }
            blas.trsm(n, n, factor, 0, n, gram, 0, n);
            Arrays.fill(product, 0, n * columns, 0);
            blas.gemm(Op.N, Op.N, n, columns, n, 1, gram, 0, n, b, 0, columns, product, 0, columns);
            rows.turn(product, columns);
        } else {
            householder.formQ(q);
            rows.turn(b, columns);
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
        if (columns == 1) {
            rows.project(y, c);
        } else {
            Arrays.fill(c, 0, n * columns, 0);
            blas.gemm(Op.T, Op.N, n, columns, m, 1, q, ORIGIN, stride, y, 0, columns, c, 0, columns);
        }
        Triangular.solveTransposed(blas, n, factor, columns, c);
    }

    /**
     * Shows A to a preconditioner, and A D, kept in Q, if squares of A are not safe; else D is left to the first pass. A sketch
     * is drawn where it pays, unless the Gram matrix seems to suffice.
     */
    private void load(Operand a, double mostForGram, boolean keeps) {
        source = a;
        preconditioner = sketchPreconditioner != null && sketchPreconditioner.isNeeded(mostForGram, a)
                ? sketchPreconditioner
                : gramPreconditioner;
        rows.show(preconditioner, a, keeps);
        scalingPending = scaling.chooseBySquares(squares);
        if (scalingPending) {
            preconditioner.scale(scaling);
        } else {
            a.copyRows(0, m, q, ORIGIN, stride);
            scaling.measure(m, q, ORIGIN, stride);
            scaling.apply(m, q, ORIGIN, stride);
            rows.show(preconditioner, Operand.NOTHING, true);
        }
    }

    private double square(int j) {
        return preconditioner.square(j);
    }

    /** Whether the passes reached an orthonormal Q. */
    private boolean choleskyQr() {
        System.arraycopy(r, 0, factor, 0, n * n);
        for (factors = 2; factors <= MOST_FACTORS; factors++) {
            rows.divide(factor, scalingPending, gram);
            scalingPending = false;
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

    /** R ← factor · R. */
    private void prependToR() {
        Arrays.fill(product, 0);
        blas.gemm(Op.N, Op.N, n, n, n, 1, factor, 0, n, r, 0, n, product, 0, n);
        double[] previous = r;
        r = product;
        product = previous;
    }
}
