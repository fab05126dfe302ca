package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.COLUMNS;

import threshold.core.algorithm.Blas.Op;

/**
 * The right operand of a product as panels of up to three vectors of columns: packed, or read where it stands when that
 * is as good. Its rows must be contiguous for the micro-kernel, so a transposed operand is always packed.
 */
final class RightOperand {

    private double[] b = {};
    private int bo;
    private int ldb;
    private boolean transposed;
    private boolean packs;
    private double[] packed = {};
    private int firstColumn;
    private int firstDepth;
    private int kc;

    void set(Op op, double[] values, int offset, int stride) {
        b = values;
        bo = offset;
        ldb = stride;
        transposed = op == Op.T;
    }

    void packs(boolean worthwhile) {
        packs = transposed || worthwhile;
    }

    /** Makes columns j … endJ − 1 at depths k … k + depth − 1 ready. */
    void pack(int j, int endJ, int k, int depth) {
        firstColumn = j;
        firstDepth = k;
        kc = depth;
        packed = Lanes.grown(packed, (endJ - j + COLUMNS) * kc);
        if (transposed) {
            for (int q = j; q < endJ; q += COLUMNS) {
                int columns = Math.min(COLUMNS, endJ - q);
                int at = START + (q - j) * kc;
                Packing.transposedPanel(columns, width(columns), kc, b, bo + q * ldb + k, ldb, packed, at);
            }
            return;
        }
        int from = bo + k * ldb + j;
        if (packs) {
            Packing.panels((endJ - j) / COLUMNS, kc, b, from, ldb, packed, START);
        }
        int part = (endJ - j) % COLUMNS;
        if (part > 0 && !stands(part)) {
            int done = endJ - j - part;
            Packing.panelPart(part, width(part), kc, b, from + done, ldb, packed, START + done * kc);
        }
    }

    /** Columns in whole vectors. */
    private static int width(int columns) {
        return Lanes.vectors(columns) * L;
    }

    private boolean stands(int columns) {
        return !packs && columns % L == 0;
    }

    /** Where the panel of so many columns is. */
    double[] data(int columns) {
        return stands(columns) ? b : packed;
    }

    /** Where the panel of so many columns from column j on begins. */
    int offset(int j, int columns) {
        return stands(columns) ? bo + firstDepth * ldb + j : START + (j - firstColumn) * kc;
    }

    int stride(int columns) {
        return stands(columns) ? ldb : width(columns);
    }
}
