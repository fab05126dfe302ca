package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;
import static threshold.core.backend.simd.MicroKernel.COLUMNS;
import static threshold.core.backend.simd.MicroKernel.ROWS;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * Copies of a product's operands as contiguous panels, zeros where a panel is wider than its matrix.
 *
 * <p>The left operand keeps the direction it is stored in, since the micro-kernel takes any strides: a panel of eight
 * rows becomes eight streams (row stride kc) or eight interleaved rows (row stride 1), both plain copies.
 */
final class Packing {

    private Packing() {}

    /** Eight rows of kc, stored by rows lda apart, as eight streams kc apart; rows that do not exist become zero. */
    static void streams(int rows, int kc, double[] a, int ao, int lda, double[] to, int at) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(a, ao + r * lda, to, at + r * kc, kc);
        }
        Arrays.fill(to, at + rows * kc, at + ROWS * kc, 0);
    }

    /**
     * Panels of eight rows of kc, stored by columns lda apart, as interleaved rows. A column is read across all panels
     * before the next, in the order of memory.
     */
    static void interleaved(int panels, int kc, double[] a, int ao, int lda, double[] to, int at) {
        if (L > ROWS) {
            for (int p = 0; p < panels; p++) {
                interleavedPart(ROWS, kc, a, ao + p * ROWS, lda, to, at + p * ROWS * kc);
            }
            return;
        }
        for (int k = 0; k < kc; k++) {
            for (int p = 0; p < panels; p++) {
                for (int r = 0; r < ROWS; r += L) {
                    DoubleVector.fromArray(SPECIES, a, ao + k * lda + p * ROWS + r)
                            .intoArray(to, at + (p * kc + k) * ROWS + r);
                }
            }
        }
    }

    /** A last panel of fewer than eight rows, as {@link #interleaved}; rows that do not exist become zero. */
    static void interleavedPart(int rows, int kc, double[] a, int ao, int lda, double[] to, int at) {
        for (int k = 0; k < kc; k++) {
            for (int r = 0; r < ROWS; r++) {
                to[at + k * ROWS + r] = r < rows ? a[ao + k * lda + r] : 0;
            }
        }
    }

    /** Panels of full width, stored by rows ldb apart. A row is read across all panels before the next. */
    static void panels(int panels, int kc, double[] b, int bo, int ldb, double[] to, int at) {
        for (int k = 0; k < kc; k++) {
            for (int p = 0; p < panels; p++) {
                for (int j = 0; j < COLUMNS; j += L) {
                    DoubleVector.fromArray(SPECIES, b, bo + k * ldb + p * COLUMNS + j)
                            .intoArray(to, at + (p * kc + k) * COLUMNS + j);
                }
            }
        }
    }

    /** A last panel, stored by rows ldb apart, as rows of {@code width} with zeros at their ends. */
    static void panelPart(int columns, int width, int kc, double[] b, int bo, int ldb, double[] to, int at) {
        for (int k = 0; k < kc; k++) {
            for (int j = 0; j < width; j++) {
                to[at + k * width + j] = j < columns ? b[bo + k * ldb + j] : 0;
            }
        }
    }

    /** A kc×columns panel stored by columns ldb apart, as rows of {@code width} with zeros at their ends. */
    static void transposedPanel(int columns, int width, int kc, double[] b, int bo, int ldb, double[] to, int at) {
        for (int k = 0; k < kc; k++) {
            for (int j = 0; j < columns; j++) {
                to[at + k * width + j] = b[bo + j * ldb + k];
            }
            for (int j = columns; j < width; j++) {
                to[at + k * width + j] = 0;
            }
        }
    }
}
