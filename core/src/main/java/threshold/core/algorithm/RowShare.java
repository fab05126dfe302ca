package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * The rows of a tall matrix that one thread takes through the passes of a {@link TallQr}, block after block, a block small
 * enough to stay in the second-level cache from one operation to the next. Threads meet only between passes: meeting at
 * every block, and copying and sketching on one thread, two took 46 ms where one takes 60.
 *
 * <p>Where Q is wanted, A is kept in its place from the first look on: reading A again instead took 4.3 ms where this takes
 * 3.7 (20000×64). Where R alone is wanted nothing is written, unless a division turns out to be needed: 187 ms instead of
 * 198 (50304×512).
 */
final class RowShare {

    /** Entries of a block. */
    private static final int BLOCK_ENTRIES = 1 << 16;

    private final Blas blas;
    private final int n;
    private final int stride;
    private final int blockRows;
    private final int first;
    private final int end;
    private final double[] q;
    private final ColumnScaling scaling;
    private final double[] block;
    private final double[] gram;
    private final double[] projection;

    /**
     * @param blas of this thread alone
     * @param first the first row of the share
     * @param end the row after its last
     * @param q all rows, {@link Layout}
     * @param scaling D of the whole matrix
     */
    RowShare(Blas blas, int n, int first, int end, double[] q, ColumnScaling scaling) {
        this.blas = blas;
        this.n = n;
        stride = Layout.stride(n);
        // Twice as many rows as columns repay the packing of R.
        blockRows = Math.max(2 * n, BLOCK_ENTRIES / n);
        this.first = first;
        this.end = end;
        this.q = q;
        this.scaling = scaling;
        block = new double[Layout.length(Math.min(blockRows, Math.max(1, end - first)), n)];
        gram = new double[n * n];
        projection = new double[n];
    }

    /** Shows A to a preconditioner's share, from Q if it is to be kept there. */
    void show(TallQr.Operand a, boolean keeps, Preconditioner.Share shown) {
        shown.clear();
        for (int i = first; i < end; i += blockRows) {
            int rows = Math.min(blockRows, end - i);
            double[] to = keeps ? q : block;
            int offset = keeps ? at(i) : ORIGIN;
            a.copyRows(i, rows, to, offset, stride);
            shown.add(i, rows, to, offset, stride);
        }
    }

    /** The Gram matrix of A, or of what Q holds. */
    void multiply(TallQr.Operand a, boolean kept) {
        Arrays.fill(gram, 0);
        if (kept) {
            blas.syrk(end - first, n, 1, q, at(first), stride, gram, 0, n);
            return;
        }
        for (int i = first; i < end; i += blockRows) {
            int rows = Math.min(blockRows, end - i);
            a.copyRows(i, rows, block, ORIGIN, stride);
            blas.syrk(rows, n, 1, block, ORIGIN, stride, gram, 0, n);
        }
    }

    /** Q ← A D factor⁻¹, A from Q if it is kept there, without D unless it scales, and the Gram matrix of that. */
    void divide(TallQr.Operand a, boolean kept, double[] factor, boolean scales) {
        Arrays.fill(gram, 0);
        for (int i = first; i < end; i += blockRows) {
            int rows = Math.min(blockRows, end - i);
            if (!kept) {
                a.copyRows(i, rows, q, at(i), stride);
            }
            if (scales) {
                scaling.apply(rows, q, at(i), stride);
            }
            blas.trsm(rows, n, factor, 0, n, q, at(i), stride);
            blas.syrk(rows, n, 1, q, at(i), stride, gram, 0, n);
        }
    }

    /** Rows ← rows of Q B, B of n×columns. */
    void turn(double[] b, int columns) {
        for (int i = first; i < end; i += blockRows) {
            int rows = Math.min(blockRows, end - i);
            Arrays.fill(block, 0);
            blas.gemm(Op.N, Op.N, rows, columns, n, 1, q, at(i), stride, b, 0, columns, block, ORIGIN, stride);
            Rows.copy(rows, columns, block, ORIGIN, stride, q, at(i), stride);
        }
    }

    /** The upper triangle of this share's part of the Gram matrix; overwritten by the next step. */
    double[] gram() {
        return gram;
    }

    /** This share's part of Qᵀy. */
    void project(double[] y) {
        Arrays.fill(projection, 0);
        blas.gemvT(end - first, n, 1, q, at(first), stride, y, first, projection, 0);
    }

    double[] projection() {
        return projection;
    }

    private int at(int row) {
        return ORIGIN + row * stride;
    }
}
