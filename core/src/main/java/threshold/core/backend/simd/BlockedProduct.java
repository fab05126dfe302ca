package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.COLUMNS;
import static threshold.core.backend.simd.MicroKernel.ROWS;

import threshold.core.algorithm.Blas.Op;

/**
 * The macro-kernel C ← C + αAB or C ← αAB, on all of C or on its upper triangle, on a range of rows, columns and depth.
 *
 * <p>Blocks of B (KC×NC) and of A (MC×KC) are packed into contiguous panels and multiplied tile by tile. An operand that
 * is small, or read too seldom to repay the copy, is read where it stands. The object is one thread's share of a product:
 * set the operands, then {@link #run}.
 *
 * <p>2mnk flops. Source: Goto, van de Geijn, Anatomy of high-performance matrix multiplication, TOMS 34:3, 2008.
 */
final class BlockedProduct implements Runnable {

    private static final int KC = Blocking.CHOSEN.kc();
    private static final int MC = Blocking.CHOSEN.mc();
    private static final int NC = Blocking.CHOSEN.nc();

    /** An operand of up to this many entries is in the first-level cache however it is stored. */
    private static final int SMALL = 4096;

    /** An operand that is read this often, tile after tile, repays its copy; strides alone cost the tile nothing. */
    private static final int REUSE = 40;

    private static final double[] ZEROS = new double[COLUMNS];

    private final double[] edge = Lanes.workspace(ROWS * COLUMNS);
    private final LeftOperand left = new LeftOperand();
    private final RightOperand right = new RightOperand();

    private double alpha;
    private double[] c = {};
    private int co;
    private int ldc;
    private boolean upper;
    private boolean fresh;

    private int firstRow;
    private int endRow;
    private int firstColumn;
    private int endColumn;
    private int firstDepth;
    private int endDepth;

    /** The left operand. */
    BlockedProduct left(Op op, double[] values, int offset, int lda) {
        left.set(op, values, offset, lda);
        return this;
    }

    /** The right operand. */
    BlockedProduct right(Op op, double[] values, int offset, int ldb) {
        right.set(op, values, offset, ldb);
        return this;
    }

    /** Where the product goes: added to C, or in its place. */
    BlockedProduct into(double factor, boolean overwrite, double[] values, int offset, int stride) {
        alpha = factor;
        fresh = overwrite;
        c = values;
        co = offset;
        ldc = stride;
        return this;
    }

    /** Whether only entries on and above the diagonal of C are written. */
    BlockedProduct upper(boolean only) {
        upper = only;
        return this;
    }

    /** The rows of C that are this share. */
    BlockedProduct rows(int first, int end) {
        firstRow = first;
        endRow = end;
        return this;
    }

    /** The columns of C that are this share. */
    BlockedProduct columns(int first, int end) {
        firstColumn = first;
        endColumn = end;
        return this;
    }

    /** The terms k of each entry's sum that are this share. */
    BlockedProduct depth(int first, int end) {
        firstDepth = first;
        endDepth = end;
        return this;
    }

    @Override
    public void run() {
        long rows = endRow - firstRow;
        long columns = endColumn - firstColumn;
        long depth = endDepth - firstDepth;
        left.packs(rows * depth > SMALL && columns >= REUSE * COLUMNS);
        right.packs(depth * columns > SMALL && rows >= REUSE * ROWS);
        for (int j = firstColumn; j < endColumn; j += NC) {
            for (int k = firstDepth; k < endDepth; k += KC) {
                block(j, Math.min(j + NC, endColumn), k, Math.min(KC, endDepth - k));
            }
        }
    }

    private void block(int j, int endJ, int k, int kc) {
        right.pack(j, endJ, k, kc);
        boolean first = fresh && k == firstDepth;
        int endI = upper ? Math.min(endRow, endJ) : endRow;
        for (int i = firstRow; i < endI; i += MC) {
            int endBlock = Math.min(i + MC, endI);
            left.pack(i, endBlock, k, kc);
            for (int q = j; q < endJ; q += COLUMNS) {
                int columns = Math.min(COLUMNS, endJ - q);
                int end = upper ? Math.min(endBlock, q + columns) : endBlock;
                for (int p = i; p < end; p += ROWS) {
                    tile(p, Math.min(ROWS, endBlock - p), q, columns, kc, first);
                }
            }
        }
    }

    /** One tile at (i, j) of C. Of a tile that crosses the diagonal, whole vectors below it are left out. */
    private void tile(int i, int rows, int j, int columns, int kc, boolean first) {
        double[] a = left.data(rows);
        int ao = left.offset(i, rows);
        int rs = left.rowStride(rows);
        int cs = left.columnStride(rows);
        int below = upper && i > j ? Lanes.floor(i - j) : 0;
        double[] b = right.data(columns);
        int bo = right.offset(j, columns) + below;
        int ldb = right.stride(columns);
        int wanted = columns - below;
        int vectors = Lanes.vectors(wanted);
        int at = co + i * ldc + j + below;
        boolean whole = rows == ROWS && wanted == vectors * L && !(upper && i + ROWS > j + below + 1);
        if (!whole) {
            MicroKernel.tile(vectors, kc, a, ao, rs, cs, b, bo, ldb, alpha, ZEROS, 0, 0, edge, START, COLUMNS);
            merge(i, rows, j + below, wanted, first);
        } else if (first) {
            MicroKernel.tile(vectors, kc, a, ao, rs, cs, b, bo, ldb, alpha, ZEROS, 0, 0, c, at, ldc);
        } else {
            MicroKernel.tile(vectors, kc, a, ao, rs, cs, b, bo, ldb, alpha, c, at, ldc, c, at, ldc);
        }
    }

    /** The part of the edge tile that belongs to C. */
    private void merge(int i, int rows, int j, int columns, boolean first) {
        for (int r = 0; r < rows; r++) {
            int at = co + (i + r) * ldc + j;
            int from = START + r * COLUMNS;
            for (int s = upper ? Math.max(0, i + r - j) : 0; s < columns; s++) {
                c[at + s] = first ? edge[from + s] : c[at + s] + edge[from + s];
            }
        }
    }
}
