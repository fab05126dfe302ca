package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * The rows of a tall matrix that one thread takes through the passes of a {@link TallQr}, block after block, a block
 * small enough to stay in the second-level cache from one operation to the next. Threads meet only between passes:
 * meeting at every block, and copying and sketching on one thread, two took 46 ms where one takes 60.
 *
 * <p>Where Q is wanted, A is kept in its place from the first look on. Where it is not, nothing is written: each pass
 * copies A anew, block by block, and what follows is done with a block while it is there, products with right-hand
 * sides too.
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

    /** The right-hand sides Y, by rows, and how many; none as a rule. */
    private double[] y = {};

    private int columns;
    private double[] projection = {};

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
    }

    /** Right-hand sides of which the next steps take the product with the transpose of what they make. */
    void targets(double[] values, int width) {
        y = values;
        columns = width;
        projection = projection.length < n * width ? new double[n * width] : projection;
    }

    /** Shows A to a preconditioner's share, from Q if it is to be kept there, and takes AᵀY. */
    void show(TallQr.Operand a, boolean keeps, Preconditioner.Share shown) {
        shown.clear();
        Arrays.fill(projection, 0);
        for (int i = first; i < end; i += blockRows) {
            int rows = Math.min(blockRows, end - i);
            double[] to = keeps ? q : block;
            int offset = keeps ? at(i) : ORIGIN;
            a.copyRows(i, rows, to, offset, stride);
            shown.add(i, rows, to, offset, stride);
            project(i, rows, to, offset);
        }
    }

    /** AᵀA, A from Q if it is kept there, and AᵀY. */
    void multiply(TallQr.Operand a, boolean kept) {
        Arrays.fill(gram, 0);
        Arrays.fill(projection, 0);
        for (int i = first; i < end; i += blockRows) {
            int rows = Math.min(blockRows, end - i);
            double[] from = kept ? q : block;
            int offset = kept ? at(i) : ORIGIN;
            if (!kept) {
                a.copyRows(i, rows, block, ORIGIN, stride);
            }
            blas.syrk(rows, n, 1, from, offset, stride, gram, 0, n);
            project(i, rows, from, offset);
        }
    }

    /**
     * For Q = A D factor⁻¹, without D unless it scales, QᵀQ and QᵀY.
     *
     * @param kept whether A is taken from where Q stands
     * @param keeps whether Q is to stand there, as it does if A was
     */
    void divide(TallQr.Operand a, boolean kept, boolean keeps, double[] factor, boolean scales) {
        Arrays.fill(gram, 0);
        Arrays.fill(projection, 0);
        for (int i = first; i < end; i += blockRows) {
            int rows = Math.min(blockRows, end - i);
            double[] to = kept || keeps ? q : block;
            int offset = kept || keeps ? at(i) : ORIGIN;
            if (!kept) {
                a.copyRows(i, rows, to, offset, stride);
            }
            if (scales) {
                scaling.apply(rows, to, offset, stride);
            }
            blas.trsm(rows, n, factor, 0, n, to, offset, stride);
            blas.syrk(rows, n, 1, to, offset, stride, gram, 0, n);
            project(i, rows, to, offset);
        }
    }

    private void project(int i, int rows, double[] from, int offset) {
        if (columns == 1) {
            blas.gemvT(rows, n, 1, from, offset, stride, y, i, projection, 0);
        } else if (columns > 1) {
            blas.gemm(
                    Op.T,
                    Op.N,
                    n,
                    columns,
                    rows,
                    1,
                    from,
                    offset,
                    stride,
                    y,
                    i * columns,
                    columns,
                    projection,
                    0,
                    columns);
        }
    }

    /** Rows ← rows of Q B, B of n×width. */
    void turn(double[] b, int width) {
        for (int i = first; i < end; i += blockRows) {
            int rows = Math.min(blockRows, end - i);
            Arrays.fill(block, 0);
            blas.gemm(Op.N, Op.N, rows, width, n, 1, q, at(i), stride, b, 0, width, block, ORIGIN, stride);
            Rows.copy(rows, width, block, ORIGIN, stride, q, at(i), stride);
        }
    }

    /** The upper triangle of this share's part of the Gram matrix; overwritten by the next step. */
    double[] gram() {
        return gram;
    }

    /** This share's part of the product with Y in the last step, n×columns. */
    double[] projection() {
        return projection;
    }

    private int at(int row) {
        return ORIGIN + row * stride;
    }
}
