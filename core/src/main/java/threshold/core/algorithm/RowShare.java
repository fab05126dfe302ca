package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;

/**
 * The rows of a tall matrix that one thread takes through the passes of a {@link TallQr}, block after block, a block small
 * enough to stay in the second-level cache from one operation to the next. Threads meet only between passes: meeting at
 * every block, and copying and sketching on one thread, two took 46 ms where one takes 60.
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
    private final Preconditioner.Share shown;
    private final ColumnScaling scaling;
    private final double[] gram;
    private final double[] projection;

    /**
     * @param blas of this thread alone
     * @param first the first row of the share
     * @param end the row after its last
     * @param q all rows, {@link Layout}
     * @param shown what copied rows are shown to
     * @param scaling D of the whole matrix
     */
    RowShare(Blas blas, int n, int first, int end, double[] q, Preconditioner.Share shown, ColumnScaling scaling) {
        this.blas = blas;
        this.n = n;
        stride = Layout.stride(n);
        // Twice as many rows as columns repay the packing of R.
        blockRows = Math.max(2 * n, BLOCK_ENTRIES / n);
        this.first = first;
        this.end = end;
        this.q = q;
        this.shown = shown;
        this.scaling = scaling;
        gram = new double[n * n];
        projection = new double[n];
    }

    /** Q ← A, shown to the preconditioner on the way. */
    void load(TallQr.Operand a) {
        shown.clear();
        for (int i = first; i < end; i += blockRows) {
            int rows = Math.min(blockRows, end - i);
            a.copyRows(i, rows, q, at(i), stride);
            shown.add(i, rows, q, at(i), stride);
        }
    }

    /** The Gram matrix of Q as it is. */
    void multiply() {
        Arrays.fill(gram, 0);
        blas.syrk(end - first, n, 1, q, at(first), stride, gram, 0, n);
    }

    /** Q ← Q factor⁻¹, Q D factor⁻¹ if it is to be scaled as well, and the Gram matrix of that. */
    void divide(double[] factor, boolean scales) {
        Arrays.fill(gram, 0);
        for (int i = first; i < end; i += blockRows) {
            int rows = Math.min(blockRows, end - i);
            if (scales) {
                scaling.apply(rows, q, at(i), stride);
            }
            blas.trsm(rows, n, factor, 0, n, q, at(i), stride);
            blas.syrk(rows, n, 1, q, at(i), stride, gram, 0, n);
        }
    }

    /** The upper triangle of this share's part of QᵀQ; overwritten by the next step. */
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
