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
 * <p>A panel of the left operand is eight rows stored by columns, whichever way the operand is: only so has a tile no
 * range checks, see {@link MicroKernel}.
 */
final class Packing {

    private Packing() {}

    /** Rows of kc, at most eight, stored by rows lda apart, as a panel; rows that do not exist become zero. */
    static void panelOfRows(int rows, int kc, double[] a, int ao, int lda, double[] to, int at) {
        if (rows == ROWS) {
            eightRows(kc, a, ao, lda, to, at);
            return;
        }
        Arrays.fill(to, at, at + ROWS * kc, 0);
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < kc; k++) {
                to[at + k * ROWS + r] = a[ao + r * lda + k];
            }
        }
    }

    /**
     * Written out: an entry of 512×512 took 0.59 ns, 0.78 with a loop over the rows inside, 1.22 with it outside (Cascade
     * Lake, medians).
     */
    private static void eightRows(int kc, double[] a, int ao, int lda, double[] to, int at) {
        int a1 = ao + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        int a5 = a4 + lda;
        int a6 = a5 + lda;
        int a7 = a6 + lda;
        for (int k = 0; k < kc; k++) {
            to[at + k * ROWS] = a[ao + k];
            to[at + k * ROWS + 1] = a[a1 + k];
            to[at + k * ROWS + 2] = a[a2 + k];
            to[at + k * ROWS + 3] = a[a3 + k];
            to[at + k * ROWS + 4] = a[a4 + k];
            to[at + k * ROWS + 5] = a[a5 + k];
            to[at + k * ROWS + 6] = a[a6 + k];
            to[at + k * ROWS + 7] = a[a7 + k];
        }
    }

    /** A matrix of so many rows and columns as panels of eight rows, one after another. */
    static void panelsOfRows(int rows, int columns, double[] a, int ao, int lda, double[] to, int at) {
        for (int i = 0; i < rows; i += ROWS) {
            panelOfRows(Math.min(ROWS, rows - i), columns, a, ao + i * lda, lda, to, at + i * columns);
        }
    }

    /**
     * Panels of eight rows of kc, stored by columns lda apart. A column is read across all panels before the next, in the
     * order of memory.
     */
    static void panelsOfColumns(int panels, int kc, double[] a, int ao, int lda, double[] to, int at) {
        if (L > ROWS) {
            for (int p = 0; p < panels; p++) {
                panelOfColumns(ROWS, kc, a, ao + p * ROWS, lda, to, at + p * ROWS * kc);
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

    /** A last panel of fewer than eight rows, as {@link #panelsOfColumns}; rows that do not exist become zero. */
    static void panelOfColumns(int rows, int kc, double[] a, int ao, int lda, double[] to, int at) {
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
