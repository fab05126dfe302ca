package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.SINGLES;
import static threshold.core.backend.simd.SingleKernel.COLUMNS;
import static threshold.core.backend.simd.SingleKernel.ROWS;

import java.util.Arrays;
import threshold.core.algorithm.PowerOfTwo;

/**
 * The upper triangle of (2^-e A)ᵀ(2^-e A) for a range of rows of A, with products in single precision, sums of up to
 * {@value #BLOCKS_A_SUM} blocks of rows too, and sums of those in double: mn² flops at twice the speed of doubles.
 *
 * <p>Blocks of rows are rounded to float as they are packed. Panels are padded with zeros to whole vectors, and so is
 * the square that the tiles are added to, so that no tile is a special case; vectors below the diagonal are left out.
 */
final class SingleGram implements Runnable {

    private static final int KC = Blocking.CHOSEN.kc();

    /** Blocks whose products are summed in single precision: adding to G costs 5 % if done for each. */
    private static final int BLOCKS_A_SUM = 4;

    /** Panels that stay in the second-level cache while the rows of the triangle pass. */
    private static final int STRIP_COLUMNS = 2 * COLUMNS;

    private static final float[] ZEROS = new float[COLUMNS];

    private int n;
    private int width;
    private double scale;
    private double[] a = {};
    private int ao;
    private int lda;
    private int first;
    private int end;
    private double[] g = {};
    private int go;
    private int ldg;

    private float[] row = {};
    private float[] packed = {};
    private float[] sums = {};

    /** A, of n columns, and the power of two it is divided by. */
    SingleGram of(int columns, int e, double[] values, int offset, int stride) {
        n = columns;
        width = Math.ceilDiv(n, SINGLES) * SINGLES;
        scale = PowerOfTwo.of(-e);
        a = values;
        ao = offset;
        lda = stride;
        row = grown(row, width);
        Arrays.fill(row, n, width, 0);
        packed = grown(packed, Math.multiplyExact(KC, width));
        sums = grown(sums, Math.multiplyExact(width, width));
        return this;
    }

    /** The rows of A that are this share. */
    SingleGram rows(int from, int to) {
        first = from;
        end = to;
        return this;
    }

    /** What the product is added to. */
    SingleGram into(double[] values, int offset, int stride) {
        g = values;
        go = offset;
        ldg = stride;
        return this;
    }

    private static float[] grown(float[] workspace, int length) {
        return workspace.length < length ? new float[length] : workspace;
    }

    @Override
    public void run() {
        int blocks = 0;
        for (int k = first; k < end; k += KC) {
            int kc = Math.min(KC, end - k);
            pack(k, kc);
            multiply(kc, blocks == 0);
            blocks++;
            if (blocks == BLOCKS_A_SUM || k + KC >= end) {
                addToG();
                blocks = 0;
            }
        }
    }

    /** Columns of the panel that begins with column j; where four vectors are left, they make two of two. */
    private int panel(int j) {
        int left = width - j;
        return left == COLUMNS + SINGLES ? 2 * SINGLES : Math.min(left, COLUMNS);
    }

    private void pack(int k, int kc) {
        for (int i = 0; i < kc; i++) {
            round(ao + (k + i) * lda);
            for (int j = 0; j < width; j += panel(j)) {
                System.arraycopy(row, j, packed, j * kc + i * panel(j), panel(j));
            }
        }
    }

    private void round(int from) {
        for (int j = 0; j < n; j++) {
            row[j] = (float) (a[from + j] * scale);
        }
    }

    private void multiply(int kc, boolean fresh) {
        int endStrip = 0;
        for (int strip = 0; strip < width; strip = endStrip) {
            while (endStrip < width && endStrip - strip < STRIP_COLUMNS) {
                endStrip += panel(endStrip);
            }
            for (int p = 0; p < endStrip; p += panel(p)) {
                for (int i = p; i < p + panel(p); i += ROWS) {
                    for (int j = Math.max(p, strip); j < endStrip; j += panel(j)) {
                        tile(kc, p, i, j, fresh);
                    }
                }
            }
        }
    }

    /** The tile of rows i …, which are columns of panel p, and panel j. */
    private void tile(int kc, int p, int i, int j, boolean fresh) {
        int below = i > j ? (i - j) / SINGLES * SINGLES : 0;
        int at = i * width + j + below;
        SingleKernel.tile(
                (panel(j) - below) / SINGLES,
                kc,
                packed,
                p * kc + i - p,
                panel(p),
                packed,
                j * kc + below,
                panel(j),
                fresh ? ZEROS : sums,
                fresh ? 0 : at,
                fresh ? 0 : width,
                sums,
                at,
                width);
    }

    private void addToG() {
        for (int i = 0; i < n; i++) {
            addRow(n - i, i * (width + 1), go + i * (ldg + 1));
        }
    }

    private void addRow(int length, int from, int to) {
        for (int j = 0; j < length; j++) {
            g[to + j] += sums[from + j];
        }
    }
}
