package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import threshold.core.Matrix;

/**
 * A column-major matrix outside the Java heap: a(i, j) = element j·rows + i.
 *
 * @param segment exactly rows·cols doubles, on a cache line of its own
 */
record ColumnMajor(MemorySegment segment, int rows, int cols) {

    /** Blocks this long touch few enough pages and whole cache lines on both sides of a transposition. */
    private static final int BLOCK = 32;

    long address() {
        return segment.address();
    }

    /** The address of a column. */
    long column(int j) {
        return segment.address() + (long) j * rows * Double.BYTES;
    }

    double get(int i, int j) {
        return segment.getAtIndex(JAVA_DOUBLE, (long) j * rows + i);
    }

    void set(int i, int j, double value) {
        segment.setAtIndex(JAVA_DOUBLE, (long) j * rows + i, value);
    }

    /** Takes over the values of a matrix of this shape. */
    void load(Matrix matrix) {
        load(matrix.data(), 0);
    }

    /** Takes over the values of a row-major matrix of this shape that starts at an offset. */
    void load(double[] rowMajor, int offset) {
        for (int i0 = 0; i0 < rows; i0 += BLOCK) {
            int iEnd = Math.min(rows, i0 + BLOCK);
            for (int j0 = 0; j0 < cols; j0 += BLOCK) {
                int jEnd = Math.min(cols, j0 + BLOCK);
                for (int j = j0; j < jEnd; j++) {
                    for (int i = i0; i < iEnd; i++) {
                        set(i, j, rowMajor[offset + i * cols + j]);
                    }
                }
            }
        }
    }

    /** Copies the leading part out to a row-major matrix that starts at an offset. */
    void copyOut(int leadingRows, int leadingCols, double[] rowMajor, int offset) {
        for (int i0 = 0; i0 < leadingRows; i0 += BLOCK) {
            int iEnd = Math.min(leadingRows, i0 + BLOCK);
            for (int j0 = 0; j0 < leadingCols; j0 += BLOCK) {
                int jEnd = Math.min(leadingCols, j0 + BLOCK);
                for (int j = j0; j < jEnd; j++) {
                    for (int i = i0; i < iEnd; i++) {
                        rowMajor[offset + i * leadingCols + j] = get(i, j);
                    }
                }
            }
        }
    }

    /** The leading part as a matrix. */
    Matrix leading(int leadingRows, int leadingCols) {
        Matrix matrix = Matrix.zeros(leadingRows, leadingCols);
        copyOut(leadingRows, leadingCols, matrix.data(), 0);
        return matrix;
    }

    Matrix toMatrix() {
        return leading(rows, cols);
    }

    /** Copies rows of a column of another matrix to the top of a column of this one. */
    void copyColumn(int j, ColumnMajor from, int fromColumn, int fromRow, int count) {
        MemorySegment.copy(
                from.segment,
                ((long) fromColumn * from.rows + fromRow) * Double.BYTES,
                segment,
                (long) j * rows * Double.BYTES,
                (long) count * Double.BYTES);
    }

    /** Makes a square matrix symmetric by its upper triangle. */
    void mirrorUpper() {
        for (int j0 = 0; j0 < cols; j0 += BLOCK) {
            int jEnd = Math.min(cols, j0 + BLOCK);
            for (int i0 = 0; i0 <= j0; i0 += BLOCK) {
                for (int j = j0; j < jEnd; j++) {
                    int iEnd = Math.min(j, i0 + BLOCK);
                    for (int i = i0; i < iEnd; i++) {
                        set(j, i, get(i, j));
                    }
                }
            }
        }
    }

    /**
     * Returns normally if the leading part has no NaN and no infinity.
     *
     * @throws ArithmeticException naming the first entry that is not finite
     */
    void requireFinite(String what, int leadingRows, int leadingCols) {
        for (int j = 0; j < leadingCols; j++) {
            for (int i = 0; i < leadingRows; i++) {
                if (!Double.isFinite(get(i, j))) {
                    throw new ArithmeticException(
                            what + ": the result has " + get(i, j) + " at row " + i + ", column " + j);
                }
            }
        }
    }
}
