package threshold.core.tensor;

import threshold.core.Matrix;
import threshold.core.kernel.RowSource;

/** A matrix in a file, widened to double in the blocks of rows that are read. Its memory is the mapped file's. */
public final class StoredMatrix implements RowSource {

    private final Values values;
    private final int rows;
    private final int cols;
    private final boolean transposed;

    /**
     * @param values stored row by row, or column by column if {@code transposed}
     * @param rows of this matrix
     * @param cols of this matrix
     */
    StoredMatrix(Values values, int rows, int cols, boolean transposed) {
        this.values = values;
        this.rows = rows;
        this.cols = cols;
        this.transposed = transposed;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int cols() {
        return cols;
    }

    public DataType type() {
        return values.type();
    }

    /** The same numbers with rows for columns; nothing is copied. */
    public StoredMatrix transposed() {
        return new StoredMatrix(values, cols, rows, !transposed);
    }

    /** This, or its transpose if it has more columns than rows: a head is stored either way round. */
    public StoredMatrix upright() {
        return rows < cols ? transposed() : this;
    }

    @Override
    public void read(int first, int count, double[] target, int at, int stride) {
        if (first < 0 || count < 0 || count > rows - first) {
            throw new IllegalArgumentException(
                    "rows " + first + " to " + ((long) first + count - 1) + " of a matrix of " + rows + " rows");
        }
        if (transposed) {
            for (int j = 0; j < cols; j++) {
                values.read((long) j * rows + first, count, target, at + j, stride);
            }
        } else {
            for (int i = 0; i < count; i++) {
                values.read((long) (first + i) * cols, cols, target, at + i * stride, 1);
            }
        }
    }

    /**
     * All of it on the heap.
     *
     * @throws IllegalArgumentException if it has more entries than an array
     */
    public Matrix toMatrix() {
        if ((long) rows * cols > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(values.file() + ": " + Malformed.printable(values.tensor()) + " of "
                    + rows + "x" + cols + " is too large to be held; it can be read in blocks only");
        }
        Matrix matrix = Matrix.zeros(rows, cols);
        read(0, rows, matrix.data(), 0, cols);
        return matrix;
    }
}
