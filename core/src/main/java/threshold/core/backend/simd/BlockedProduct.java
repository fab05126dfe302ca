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

    private static final int KC = 384;
    private static final int MC = 96;
    private static final int NC = 60 * COLUMNS;

    /** An operand of up to this many entries is in the first-level cache however it is stored. */
    private static final int SMALL = 4096;

    /** An operand that is read this often repays its copy. */
    private static final int REUSE = 4;

    private static final double[] ZEROS = new double[COLUMNS];
    private static final double[] NONE = {};

    private final double[] edge = Lanes.workspace(ROWS * COLUMNS);
    private double[] packedA = NONE;
    private double[] packedB = NONE;

    private double[] a = NONE;
    private int ao;
    private int rowStrideA;
    private int columnStrideA;
    private boolean packsA;

    private double[] b = NONE;
    private int bo;
    private int ldb;
    private boolean transposedB;
    private boolean packsB;

    private double alpha;
    private double[] c = NONE;
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
        a = values;
        ao = offset;
        rowStrideA = op == Op.N ? lda : 1;
        columnStrideA = op == Op.N ? 1 : lda;
        return this;
    }

    /** The right operand. */
    BlockedProduct right(Op op, double[] values, int offset, int stride) {
        b = values;
        bo = offset;
        ldb = stride;
        transposedB = op == Op.T;
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
        packsA = rows * depth > SMALL && columns >= REUSE * COLUMNS;
        packsB = transposedB || (depth * columns > SMALL && rows >= REUSE * ROWS);
        for (int j = firstColumn; j < endColumn; j += NC) {
            for (int k = firstDepth; k < endDepth; k += KC) {
                multiply(j, Math.min(j + NC, endColumn), k, Math.min(KC, endDepth - k));
            }
        }
    }

    private void multiply(int j, int endJ, int k, int kc) {
        packB(j, endJ, k, kc);
        int endI = upper ? Math.min(endRow, endJ) : endRow;
        for (int i = firstRow; i < endI; i += MC) {
            int endBlock = Math.min(i + MC, endI);
            packA(i, endBlock, k, kc);
            for (int q = j; q < endJ; q += COLUMNS) {
                int end = upper ? Math.min(endBlock, q + COLUMNS) : endBlock;
                for (int p = i; p < end; p += ROWS) {
                    tile(p, Math.min(ROWS, endBlock - p), p - i, q, Math.min(COLUMNS, endJ - q), q - j, k, kc);
                }
            }
        }
    }

    private void packA(int i, int endI, int k, int kc) {
        packedA = grown(packedA, (MC + ROWS) * kc);
        int whole = (endI - i) / ROWS;
        int part = (endI - i) % ROWS;
        int from = ao + i * rowStrideA + k * columnStrideA;
        int fromPart = from + whole * ROWS * rowStrideA;
        int atPart = START + whole * ROWS * kc;
        if (columnStrideA == 1) {
            for (int p = 0; p < whole && packsA; p++) {
                Packing.streams(
                        ROWS, kc, a, from + p * ROWS * rowStrideA, rowStrideA, packedA, START + p * ROWS * kc);
            }
            if (part > 0) {
                Packing.streams(part, kc, a, fromPart, rowStrideA, packedA, atPart);
            }
        } else {
            if (packsA) {
                Packing.interleaved(whole, kc, a, from, columnStrideA, packedA, START);
            }
            if (part > 0) {
                Packing.interleavedPart(part, kc, a, fromPart, columnStrideA, packedA, atPart);
            }
        }
    }

    private void packB(int j, int endJ, int k, int kc) {
        packedB = grown(packedB, (endJ - j + COLUMNS) * kc);
        if (transposedB) {
            for (int q = j; q < endJ; q += COLUMNS) {
                int columns = Math.min(COLUMNS, endJ - q);
                Packing.transposedPanel(
                        columns, width(columns), kc, b, bo + q * ldb + k, ldb, packedB, START + (q - j) * kc);
            }
            return;
        }
        int whole = (endJ - j) / COLUMNS;
        int part = (endJ - j) % COLUMNS;
        int from = bo + k * ldb + j;
        if (packsB) {
            Packing.panels(whole, kc, b, from, ldb, packedB, START);
        }
        if (part > 0 && !inPlaceB(part)) {
            int done = whole * COLUMNS;
            Packing.panelPart(part, width(part), kc, b, from + done, ldb, packedB, START + done * kc);
        }
    }

    /** Columns in whole vectors. */
    private static int width(int columns) {
        return Lanes.vectors(columns) * L;
    }

    private boolean inPlaceA(int rows) {
        return !packsA && rows == ROWS;
    }

    private boolean inPlaceB(int columns) {
        return !packsB && columns % L == 0;
    }

    /**
     * One tile at row i, column j of C; {@code di} and {@code dj} count from the start of the packed blocks. Of a tile that
     * crosses the diagonal, whole vectors below it are left out.
     */
    private void tile(int i, int rows, int di, int j, int columns, int dj, int k, int kc) {
        boolean standsA = inPlaceA(rows);
        double[] left = standsA ? a : packedA;
        int lo = standsA ? ao + i * rowStrideA + k * columnStrideA : START + di * kc;
        int rs = standsA ? rowStrideA : columnStrideA == 1 ? kc : 1;
        int cs = standsA ? columnStrideA : columnStrideA == 1 ? 1 : ROWS;
        boolean standsB = inPlaceB(columns);
        int below = upper && i > j ? Lanes.floor(i - j) : 0;
        double[] right = standsB ? b : packedB;
        int ro = below + (standsB ? bo + k * ldb + j : START + dj * kc);
        int rd = standsB ? ldb : width(columns);
        multiply(i, rows, j + below, columns - below, kc, left, lo, rs, cs, right, ro, rd, fresh && k == firstDepth);
    }

    private void multiply(
            int i, int rows, int j, int columns, int kc,
            double[] left, int lo, int rs, int cs, double[] right, int ro, int rd, boolean first) {
        int vectors = Lanes.vectors(columns);
        int at = co + i * ldc + j;
        if (rows == ROWS && columns == vectors * L && !(upper && i + ROWS > j + 1)) {
            MicroKernel.tile(
                    vectors, kc, left, lo, rs, cs, right, ro, rd, alpha,
                    first ? ZEROS : c, first ? 0 : at, first ? 0 : ldc, c, at, ldc);
        } else {
            MicroKernel.tile(
                    vectors, kc, left, lo, rs, cs, right, ro, rd, alpha, ZEROS, 0, 0, edge, START, COLUMNS);
            merge(i, rows, j, columns, first);
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

    private static double[] grown(double[] workspace, int length) {
        return workspace.length < length + START + 4 * L ? Lanes.workspace(length) : workspace;
    }
}
