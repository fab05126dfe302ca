package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * QR of a tall m×n matrix, A D = Q R, D the {@link ColumnScaling}, at the speed of matrix products wherever the
 * condition allows it.
 *
 * <p>A {@link Preconditioner} gives a first R and Q = AR⁻¹, and {@link CholeskyPasses} make Q orthonormal. Each thread
 * takes a {@link RowShare} through a pass. Rank-deficient matrices end in {@link HouseholderQr}.
 *
 * <p>{@link #path} names the way taken and the factors it took: {@code sketched-cholesky-qr2} (2mn² flops without Q),
 * {@code cholesky-qr2} (3mn²), {@code shifted-cholesky-qr3} (5mn²) and so on, or {@code householder}. Where κ(A) is
 * found small enough, the Gram matrix of A gives R for good: {@code cholesky-qr1}, {@code sketched-cholesky-qr1} (mn²).
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

    private static final double[] NO_TARGETS = {};

    /** κ up to which the Gram matrix gives R: what it loses then moves values by a small multiple of κ/2·n·eps·σ₁. */
    private static final double MOST_FOR_R = 16;

    private final Blas blas;
    private final int m;
    private final int n;
    private final int stride;
    private final ColumnScaling scaling;
    private final ColumnScaling unit;
    private final GramPreconditioner gramPreconditioner;
    private final @Nullable SketchPreconditioner sketchPreconditioner;
    private final IntToDoubleFunction squares = this::square;
    private final double[] q;
    private final RowShares rows;
    private final CholeskyPasses passes;
    private final HouseholderQr householder;
    private final double[] householderR;

    /**
     * κ up to which the Gram matrix gives Q as well: Q is off by κ²·eps (measured: 0.6 to 1.2 times that), which is
     * then 2n·eps, or 8n·eps where {@link ConditionEstimate} halves κ.
     */
    private final double mostForQ;

    private Preconditioner preconditioner;

    /** Whether what the passes take up still awaits its D. */
    private boolean scalingPending;

    /** Whether the passes, and not Householder, made R; {@code q} then still awaits their last factor. */
    private boolean passed;

    TallQr(Blas blas, int m, int n) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        stride = Layout.stride(n);
        scaling = new ColumnScaling(n);
        unit = new ColumnScaling(n);
        gramPreconditioner = new GramPreconditioner(blas, m, n);
        sketchPreconditioner = SketchPreconditioner.pays(m, n) ? new SketchPreconditioner(blas, m, n) : null;
        preconditioner = gramPreconditioner;
        q = new double[Layout.length(m, n)];
        rows = new RowShares(blas, m, n, q, preconditioner, scaling);
        passes = new CholeskyPasses(blas, n, rows);
        householder = new HouseholderQr(blas, m, n, ORIGIN, stride);
        householderR = new double[n * n];
        mostForQ = Math.min(MOST_FOR_R, Math.sqrt(2.0 * n));
    }

    /** Factors A; the results stay valid until the next call. */
    void factor(Operand a) {
        rows.targets(NO_TARGETS, 0);
        factor(a, mostForQ, true);
        if (passed && passes.factors() == 1 && scalingPending) {
            scaling.apply(m, q, ORIGIN, stride);
        }
    }

    /** As {@link #factor} for R alone; Q is not to be asked for. */
    void factorR(Operand a) {
        rows.targets(NO_TARGETS, 0);
        factor(a, MOST_FOR_R, false);
    }

    /**
     * As {@link #factorR}, and C ← QᵀY with a Q that is not kept: all that a least squares problem needs.
     *
     * @param y m×columns, columns ≤ n; overwritten
     * @param c n×columns
     */
    void factorR(Operand a, int columns, double[] y, double[] c) {
        rows.targets(y, columns);
        factor(a, mostForQ, false);
        if (!passed) {
            householder.applyTransposed(q, columns, y);
            System.arraycopy(y, 0, c, 0, n * columns);
            return;
        }
        rows.projection(columns, c);
        if (passes.factors() == 1 && scalingPending) {
            scaling.applyToRows(columns, c);
        }
        Triangular.solveTransposed(blas, n, passes.pendingFactor(), columns, c);
    }

    private void factor(Operand a, double mostForGram, boolean keeps) {
        load(a, mostForGram, keeps);
        passed = preconditioner.factor(passes.r())
                && (passes.oneSuffices(mostForGram, preconditioner.isFactorOfA(), scalingPending ? scaling : unit)
                        || passes.run(keeps, scalingPending));
        if (!passed) {
            a.copyRows(0, m, q, ORIGIN, stride);
            scaling.apply(m, q, ORIGIN, stride);
            householder.factor(q);
            householder.copyR(q, householderR);
        }
    }

    /**
     * Shows A to a preconditioner, and A D, kept in Q, if squares of A are not safe; else D is left to the first pass.
     * A sketch is drawn where it pays, unless the Gram matrix seems to suffice.
     */
    private void load(Operand a, double mostForGram, boolean keeps) {
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

    String path() {
        return passed ? preconditioner.name() + passes.factors() : "householder";
    }

    /** R, n×n with zeros below the diagonal, of the scaled columns. */
    double[] r() {
        return passed ? passes.r() : householderR;
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
        double[] r = r();
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
     * The m×n orthonormal Q, from element {@link Layout#ORIGIN} on, rows {@link #stride} apart: mn² flops, 2mn² after
     * Householder. To be asked for once; the caller may overwrite it.
     */
    double[] formQ() {
        if (passed) {
            blas.trsm(m, n, passes.pendingFactor(), 0, n, q, ORIGIN, stride);
        } else {
            householder.formQ(q);
        }
        return q;
    }

    /**
     * Q B in the place of Q, 2mn·columns flops: Q is not formed, since its last factor goes to B.
     *
     * @param b n×columns without gaps between its rows
     */
    double[] turnQ(double[] b, int columns) {
        if (passed) {
            rows.turn(passes.divideByPending(b, columns), columns);
        } else {
            householder.formQ(q);
            rows.turn(b, columns);
        }
        return q;
    }
}
