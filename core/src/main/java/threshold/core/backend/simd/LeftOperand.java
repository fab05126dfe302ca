package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.ROWS;

import threshold.core.algorithm.Blas.Op;

/**
 * The left operand of a product as panels of eight rows: packed by columns, or read where it stands when that is as
 * good.
 */
final class LeftOperand {

    /** Panels of the right operand that a copy of columns must meet to be repaid, and one of rows, which is dearer. */
    private static final int REPAID = 2;

    private static final int REPAID_BY_ROWS = 4;

    /** Doubles in a page of memory: each column of a panel that is left in place would be on one of its own. */
    private static final int PAGE = 512;

    private final Panel panel = new Panel();
    private double[] a = {};
    private int ao;
    private int lda;
    private Op op = Op.N;
    private boolean packs;
    private double[] packed = {};
    private int firstRow;
    private int firstDepth;
    private int kc;

    void set(Op how, double[] values, int offset, int stride) {
        op = how;
        a = values;
        ao = offset;
        lda = stride;
    }

    /**
     * How many tiles must read a panel before its copy is repaid. Columns on pages of their own are copied always, many
     * rows at a time: 3280×1245 by 1245×11 took 3.8 times as long as by rows without, 1.9 to 2.1 with (Cascade Lake).
     */
    int repaid() {
        if (op == Op.N) {
            return REPAID_BY_ROWS;
        }
        return lda > PAGE ? 0 : REPAID;
    }

    void packs(boolean worthwhile) {
        packs = worthwhile;
    }

    /** Makes rows i … endI − 1 at depths k … k + depth − 1 ready. */
    void pack(int i, int endI, int k, int depth) {
        firstRow = i;
        firstDepth = k;
        kc = depth;
        packed = Lanes.grown(packed, (endI - i + ROWS) * kc);
        int part = (endI - i) % ROWS;
        int whole = endI - i - part;
        if (packs && op == Op.N) {
            Packing.panelsOfRows(whole, kc, a, standing(i), lda, packed, START);
        } else if (packs) {
            Packing.panelsOfColumns(whole / ROWS, kc, a, standing(i), lda, packed, START);
        }
        if (part > 0 && !stands(endI - part, part)) {
            packPart(part, standing(endI - part), START + whole * kc);
        }
    }

    private void packPart(int rows, int from, int at) {
        if (op == Op.N) {
            Packing.panelOfRows(rows, kc, a, from, lda, packed, at);
        } else {
            Packing.panelOfColumns(rows, kc, a, from, lda, packed, at);
        }
    }

    /** Rows past the last one hold what follows in the array, and are not stored; so it need only be long enough. */
    private boolean stands(int i, int rows) {
        return !packs && (rows == ROWS || op == Op.T && standing(i) + (kc - 1) * lda + ROWS <= a.length);
    }

    private int standing(int i) {
        return op == Op.N ? ao + i * lda + firstDepth : ao + firstDepth * lda + i;
    }

    /** The panel of so many rows from row i on, the same object each time. */
    Panel at(int i, int rows) {
        return stands(i, rows)
                ? panel.set(op, a, standing(i), lda)
                : panel.set(Op.T, packed, START + (i - firstRow) * kc, ROWS);
    }
}
