package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.ROWS;

import threshold.core.algorithm.Blas.Op;

/**
 * The left operand of a product as panels of eight rows: packed, or read where it stands when that is as good. The
 * micro-kernel takes any strides, so a transposed operand is one with its strides exchanged.
 */
final class LeftOperand {

    private double[] a = {};
    private int ao;
    private int rowStride;
    private int columnStride;
    private boolean packs;
    private double[] packed = {};
    private int firstRow;
    private int firstDepth;
    private int kc;

    void set(Op op, double[] values, int offset, int lda) {
        a = values;
        ao = offset;
        rowStride = op == Op.N ? lda : 1;
        columnStride = op == Op.N ? 1 : lda;
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
        int from = ao + i * rowStride + k * columnStride;
        int whole = packs ? (endI - i) / ROWS : 0;
        if (columnStride == 1) {
            for (int p = 0; p < whole; p++) {
                Packing.streams(ROWS, kc, a, from + p * ROWS * rowStride, rowStride, packed, START + p * ROWS * kc);
            }
        } else {
            Packing.interleaved(whole, kc, a, from, columnStride, packed, START);
        }
        int part = (endI - i) % ROWS;
        if (part > 0 && !stands(endI - part, part)) {
            packPart(part, from + (endI - i - part) * rowStride, START + (endI - i - part) * kc);
        }
    }

    private void packPart(int rows, int from, int at) {
        if (columnStride == 1) {
            Packing.streams(rows, kc, a, from, rowStride, packed, at);
        } else {
            Packing.interleavedPart(rows, kc, a, from, columnStride, packed, at);
        }
    }

    /** Rows past the last one hold what follows in the array, and are not stored; so it need only be long enough. */
    private boolean stands(int i, int rows) {
        return !packs && (rows == ROWS || rowStride == 1 && standing(i) + (kc - 1) * columnStride + ROWS <= a.length);
    }

    private int standing(int i) {
        return ao + i * rowStride + firstDepth * columnStride;
    }

    /** Where the panel of so many rows from row i on is. */
    double[] data(int i, int rows) {
        return stands(i, rows) ? a : packed;
    }

    /** Where the panel of so many rows from row i on begins. */
    int offset(int i, int rows) {
        return stands(i, rows) ? standing(i) : START + (i - firstRow) * kc;
    }

    int rowStride(int i, int rows) {
        return stands(i, rows) ? rowStride : columnStride == 1 ? kc : 1;
    }

    int columnStride(int i, int rows) {
        return stands(i, rows) ? columnStride : columnStride == 1 ? 1 : ROWS;
    }
}
