package threshold.core.algorithm;

import java.util.Arrays;
import java.util.function.Consumer;

/** All rows of a {@link TallQr}, shared out: each step runs on every {@link RowShare} at once, and what they sum is added up. */
final class RowShares {

    private final Blas blas;
    private final int n;
    private final RowShare[] shares;
    private final Runnable[] looks;
    private final Runnable[] products;
    private final Runnable[] divisions;
    private final Runnable[] turns;

    private TallQr.Operand source = TallQr.Operand.NOTHING;
    private Preconditioner preconditioner;

    /** Whether Q holds A, or what the last pass made of it. */
    private boolean kept;

    /** Whether Q is to hold what a division makes. */
    private boolean keeps;

    /** Whether a division is to be of A D. */
    private boolean scales;

    /** The n×n matrix that a step divides or multiplies by. */
    private double[] factor = {};

    /** Columns of that matrix. */
    private int width;

    /**
     * @param q m rows, {@link Layout}, which the steps change
     * @param usual what A is shown to unless another is named
     */
    RowShares(Blas blas, int m, int n, double[] q, Preconditioner usual, ColumnScaling scaling) {
        this.blas = blas;
        this.n = n;
        preconditioner = usual;
        int threads = blas.threads();
        shares = new RowShare[threads];
        Arrays.setAll(shares, p -> {
            int first = (int) ((long) m * p / threads);
            int end = (int) ((long) m * (p + 1) / threads);
            return new RowShare(blas.alone(p), n, first, end, q, scaling);
        });
        looks = new Runnable[threads];
        Arrays.setAll(looks, p -> () -> shares[p].show(source, kept, preconditioner.share(p)));
        products = onShares(share -> share.multiply(source, kept));
        divisions = onShares(share -> share.divide(source, kept, keeps, factor, scales));
        turns = onShares(share -> share.turn(factor, width));
    }

    private Runnable[] onShares(Consumer<RowShare> step) {
        Runnable[] steps = new Runnable[shares.length];
        Arrays.setAll(steps, p -> () -> step.accept(shares[p]));
        return steps;
    }

    /** Shows A to a preconditioner, and keeps it in Q if so wanted; no operand, and what Q holds is shown. */
    void show(Preconditioner to, TallQr.Operand a, boolean inQ) {
        preconditioner = to;
        source = a;
        kept = inQ;
        blas.together(looks);
        preconditioner.gather();
    }

    /** The upper triangle of the Gram matrix of A, or of what Q holds. */
    void multiply(double[] gram) {
        sumGrams(products, gram);
    }

    /**
     * The upper triangle of the Gram matrix of A R⁻¹, or of Q R⁻¹ where Q holds A or what the last division made of it.
     *
     * @param inQ whether Q is to hold what this makes, as it does if it held what this is of
     * @param scaled whether to begin with A D
     */
    void divide(double[] r, boolean inQ, boolean scaled, double[] gram) {
        factor = r;
        keeps = inQ;
        scales = scaled;
        sumGrams(divisions, gram);
        kept |= inQ;
    }

    /** Whether Q holds A, or what the last division made of it. */
    boolean inQ() {
        return kept;
    }

    private void sumGrams(Runnable[] steps, double[] gram) {
        blas.together(steps);
        Arrays.fill(gram, 0);
        for (RowShare share : shares) {
            blas.axpy(n * n, 1, share.gram(), 0, gram, 0);
        }
    }

    /** Right-hand sides Y, m×columns, that all steps are to multiply as well; 0 columns for none. */
    void targets(double[] y, int columns) {
        for (RowShare share : shares) {
            share.targets(y, columns);
        }
    }

    /** C ← AᵀY or QᵀY, of what the last step was about, n×columns. */
    void projection(int columns, double[] c) {
        Arrays.fill(c, 0, n * columns, 0);
        for (RowShare share : shares) {
            blas.axpy(n * columns, 1, share.projection(), 0, c, 0);
        }
    }

    /** Q B in the first columns of Q, B of n×columns without gaps between its rows. */
    void turn(double[] b, int columns) {
        factor = b;
        width = columns;
        blas.together(turns);
    }
}
