package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.ROWS;

import threshold.core.algorithm.Blas.Op;

/**
 * The left operand of a product as panels of eight rows: packed by columns, or read where it stands when that is as
 * good.
 */
final class LeftOperand {

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

    /** How many tiles must read a panel before its copy is repaid. */
    int repaid() {
        return op == Op.N ? Packing.REPAID_BY_COLUMNS : Packing.REPAID;
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

    /** Where the panel of so many rows from row i on is. */
    double[] data(int i, int rows) {
        return stands(i, rows) ? a : packed;
    }

    /** Where the panel of so many rows from row i on begins. */
    int offset(int i, int rows) {
        return stands(i, rows) ? standing(i) : START + (i - firstRow) * kc;
    }

    /** How that panel is stored: N by rows, T by columns. */
    Op op(int i, int rows) {
        return stands(i, rows) ? op : Op.T;
    }

    /** How far its rows, or its columns, are apart. */
    int stride(int i, int rows) {
        return stands(i, rows) ? lda : ROWS;
    }
}
