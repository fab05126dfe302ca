package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;
import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.COLUMNS;
import static threshold.core.backend.simd.MicroKernel.ROWS;

import jdk.incubator.vector.DoubleVector;
import threshold.core.algorithm.Blas.Op;

/**
 * The macro-kernel C ← C + αAB or C ← αAB, on all of C or on its upper triangle, on a range of rows, columns and depth.
 *
 * <p>Blocks of B (KC×NC) and of A (MC×KC) are packed into contiguous panels and multiplied tile by tile. An operand
 * that is small, or read too seldom to repay the copy, is read where it stands. Within a block a strip of B stays in
 * the second-level cache while the rows of A pass. The object is one thread's share of a product: set the operands,
 * then {@link #run}.
 *
 * <p>2mnk flops. Source: Goto, van de Geijn, Anatomy of high-performance matrix multiplication, TOMS 34:3, 2008.
 */
final class BlockedProduct implements Runnable {

    private static final int KC = Blocking.CHOSEN.kc();
    private static final int MC = Blocking.CHOSEN.mc();
    private static final int NC = Blocking.CHOSEN.nc();

    /** An operand of up to this many entries is in the first-level cache however it is stored. */
    private static final int SMALL = 4096;

    /** An operand of more entries than this, half of a second-level cache, comes from memory. */
    private static final int LARGE = 1 << 16;

    /** Columns so few that twice the depth takes no more room in the second-level cache; then C is written half as often. */
    private static final int NARROW = Blocking.CHOSEN.strip() / 2;

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
        boolean large = depth * columns > LARGE;
        // A panel meets half of the other operand's on a triangle.
        int met = upper ? 2 : 1;
        left.packs(rows * depth > SMALL && columns >= met * left.repaid() * COLUMNS);
        right.packs(depth * columns > SMALL && rows >= met * right.repaid(large) * ROWS);
        boolean sweeps = !right.packs() && columns > COLUMNS && large;
        int deep = columns <= NARROW ? 2 * KC : KC;
        for (int j = firstColumn; j < endColumn; j += NC) {
            int endJ = Math.min(j + NC, endColumn);
            for (int k = firstDepth; k < endDepth; k += deep) {
                int kc = Math.min(deep, endDepth - k);
                right.pack(j, endJ, k, kc);
                if (sweeps) {
                    right.sweep();
                }
                block(j, endJ, k, kc);
            }
        }
    }

    private void block(int j, int endJ, int k, int kc) {
        boolean first = fresh && k == firstDepth;
        int endI = upper ? Math.min(endRow, endJ) : endRow;
        int endBlock = firstRow;
        for (int i = firstRow; i < endI; i = endBlock) {
            endBlock = Math.min(i + MC, upper && i < j ? Math.min(endI, j) : endI);
            boolean mirrored = upper && right.holdsRows(i);
            if (!mirrored) {
                left.pack(i, endBlock, k, kc);
            }
            for (int q = j; q < endJ; q = right.stripEnd(q)) {
                strip(mirrored, i, endBlock, q, right.stripEnd(q), kc, first);
            }
        }
    }

    /**
     * Tiles row by row, in the order that C is stored in, so that a prefetcher follows; column by column 1152³ took
     * 60.3 ms, so 58.5, and 57.3 with blocks that are deeper for it (Zen 4).
     *
     * @param mirrored whether rows of A are read as columns of B, which is A's transpose and packed
     */
    private void strip(boolean mirrored, int i, int endI, int j, int endJ, int kc, boolean first) {
        for (int p = i; p < endI; p += ROWS) {
            int rows = Math.min(ROWS, endI - p);
            Panel a = mirrored ? right.rowsAt(p) : left.at(p, rows);
            int columns;
            for (int q = j; q < endJ; q += columns) {
                columns = right.panel(q);
                if (!upper || p < q + columns) {
                    tile(a, p, rows, right.at(q, columns), q, columns, kc, first);
                }
            }
        }
    }

    /** One tile at (i, j) of C. Of a tile that crosses the diagonal, whole vectors below it are left out. */
    private void tile(Panel left, int i, int rows, Panel right, int j, int columns, int kc, boolean first) {
        double[] a = left.data;
        int ao = left.offset;
        Op op = left.op;
        int lda = left.stride;
        int below = upper && i > j ? Lanes.floor(i - j) : 0;
        double[] b = right.data;
        int bo = right.offset + below;
        int ldb = right.stride;
        int wanted = columns - below;
        int vectors = Lanes.vectors(wanted);
        int at = co + i * ldc + j + below;
        if (rows < ROWS || wanted < vectors * L) {
            MicroKernel.tile(op, vectors, kc, a, ao, lda, b, bo, ldb, alpha, ZEROS, 0, 0, edge, START, COLUMNS);
            merge(i, rows, j + below, wanted, first);
            return;
        }
        int kept = upper ? keep(i - j - below, at) : 0;
        if (first) {
            MicroKernel.tile(op, vectors, kc, a, ao, lda, b, bo, ldb, alpha, ZEROS, 0, 0, c, at, ldc);
        } else {
            MicroKernel.tile(op, vectors, kc, a, ao, lda, b, bo, ldb, alpha, c, at, ldc, c, at, ldc);
        }
        if (kept > 0) {
            putBack(i - j - below, at);
        }
    }

    /**
     * Keeps what a tile will write below the diagonal, row r of which begins {@code behind} + r columns into the tile,
     * and returns how much. Cheaper than a tile beside C that is merged: the diagonal took 10 % of 50304×512.
     */
    private int keep(int behind, int at) {
        int kept = 0;
        for (int r = 0; r < ROWS; r++) {
            for (int s = 0; s < behind + r; s++) {
                edge[kept++] = c[at + r * ldc + s];
            }
        }
        return kept;
    }

    private void putBack(int behind, int at) {
        int kept = 0;
        for (int r = 0; r < ROWS; r++) {
            for (int s = 0; s < behind + r; s++) {
                c[at + r * ldc + s] = edge[kept++];
            }
        }
    }

    /**
     * The part of the edge tile that belongs to C: whole vectors, then what is left entry by entry. Vectors under a mask
     * for what is left were boxed still after 20 s of Levinson's recursion.
     */
    private void merge(int i, int rows, int j, int columns, boolean first) {
        for (int r = 0; r < rows; r++) {
            int at = co + (i + r) * ldc + j;
            int from = START + r * COLUMNS;
            int s = upper ? Math.max(0, i + r - j) : 0;
            for (; s + L <= columns; s += L) {
                DoubleVector product = DoubleVector.fromArray(SPECIES, edge, from + s);
                DoubleVector sum = first
                        ? product
                        : DoubleVector.fromArray(SPECIES, c, at + s).add(product);
                sum.intoArray(c, at + s);
            }
            for (; s < columns; s++) {
                c[at + s] = first ? edge[from + s] : c[at + s] + edge[from + s];
            }
        }
    }
}
