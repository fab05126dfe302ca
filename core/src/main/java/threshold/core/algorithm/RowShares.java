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
    private final Runnable[] projections;
    private final Runnable[] turns;

    private TallQr.Operand source = TallQr.Operand.NOTHING;
    private Preconditioner preconditioner;

    /** Whether Q holds A, or what the last pass made of it. */
    private boolean kept;

    /** Whether a division is to be of A D. */
    private boolean scales;

    /** The n×n matrix that a step divides or multiplies by. */
    private double[] factor = {};

    private double[] projected = {};
    private int columns;

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
        divisions = onShares(share -> share.divide(source, kept, factor, scales));
        projections = onShares(share -> share.project(projected));
        turns = onShares(share -> share.turn(factor, columns));
    }

    private Runnable[] onShares(Consumer<RowShare> step) {
        Runnable[] steps = new Runnable[shares.length];
        Arrays.setAll(steps, p -> () -> step.accept(shares[p]));
        return steps;
    }

    /** Shows A to a preconditioner, and keeps it in Q if so wanted; no operand, and what Q holds is shown. */
    void show(Preconditioner to, TallQr.Operand a, boolean keeps) {
        preconditioner = to;
        source = a;
        kept = keeps;
        blas.together(looks);
        preconditioner.gather();
    }

    /** The upper triangle of the Gram matrix of A, or of what Q holds. */
    void multiply(double[] gram) {
        sumGrams(products, gram);
    }

    /**
     * Q ← Q R⁻¹, Q being A where A was not kept, and the upper triangle of its Gram matrix.
     *
     * @param scaled whether Q is to be scaled by D first
     */
    void divide(double[] r, boolean scaled, double[] gram) {
        factor = r;
        scales = scaled;
        sumGrams(divisions, gram);
        kept = true;
    }

    private void sumGrams(Runnable[] steps, double[] gram) {
        blas.together(steps);
        Arrays.fill(gram, 0);
        for (RowShare share : shares) {
            blas.axpy(n * n, 1, share.gram(), 0, gram, 0);
        }
    }

    /** c ← Qᵀy. */
    void project(double[] y, double[] c) {
        projected = y;
        blas.together(projections);
        Arrays.fill(c, 0, n, 0);
        for (RowShare share : shares) {
            blas.axpy(n, 1, share.projection(), 0, c, 0);
        }
    }

    /** Q B in the first columns of Q, B of n×{@code width} without gaps between its rows. */
    void turn(double[] b, int width) {
        factor = b;
        columns = width;
        blas.together(turns);
    }
}
