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
 * <p>The left operand keeps the direction it is stored in, since the micro-kernel takes any strides: a panel of eight rows
 * becomes eight streams (row stride kc) or eight interleaved rows (row stride 1), both plain copies.
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

    /** Eight rows of kc, stored by columns lda apart, as interleaved rows; rows that do not exist become zero. */
    static void interleaved(int rows, int kc, double[] a, int ao, int lda, double[] to, int at) {
        if (rows == ROWS && L <= ROWS) {
            for (int k = 0; k < kc; k++) {
                for (int r = 0; r < ROWS; r += L) {
                    DoubleVector.fromArray(SPECIES, a, ao + k * lda + r).intoArray(to, at + k * ROWS + r);
                }
            }
            return;
        }
        for (int k = 0; k < kc; k++) {
            for (int r = 0; r < ROWS; r++) {
                to[at + k * ROWS + r] = r < rows ? a[ao + k * lda + r] : 0;
            }
        }
    }

    /** A kc×columns panel stored by rows ldb apart, as rows of {@code width} with zeros at their ends. */
    static void panel(int columns, int width, int kc, double[] b, int bo, int ldb, double[] to, int at) {
        if (columns == COLUMNS) {
            for (int k = 0; k < kc; k++) {
                for (int j = 0; j < COLUMNS; j += L) {
                    DoubleVector.fromArray(SPECIES, b, bo + k * ldb + j).intoArray(to, at + k * COLUMNS + j);
                }
            }
            return;
        }
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
