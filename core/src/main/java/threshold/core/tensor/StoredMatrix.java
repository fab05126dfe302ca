package threshold.core.tensor;

import threshold.core.Matrix;
import threshold.core.kernel.RowSource;

/**
 * A matrix in a file, widened to double in the blocks of rows that are read. Its memory is the mapped file's; a read
 * allocates 20 kB, or 150 kB if the matrix is stored column by column. Several threads may read at a time.
 */
public final class StoredMatrix implements RowSource {

    /** Columns that are turned at a time: their entries of one row are a cache line of the target. */
    private static final int PANEL = 8;

    /** Between the columns of a panel, so that they do not meet in one set of the cache. */
    private static final int LINE = 8;

    private final Values values;
    private final int rows;
    private final int cols;
    private final boolean byColumns;

    /**
     * @param rows of this matrix
     * @param cols of this matrix
     * @param byColumns whether its columns are stored one after the other, not its rows
     */
    StoredMatrix(Values values, int rows, int cols, boolean byColumns) {
        this.values = values;
        this.rows = rows;
        this.cols = cols;
        this.byColumns = byColumns;
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
        return new StoredMatrix(values, cols, rows, !byColumns);
    }

    /** This, or its transpose if it has more columns than rows: a head is stored either way round. */
    public StoredMatrix upright() {
        return rows < cols ? transposed() : this;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming the file, tensor, row, column and byte of the first entry that is not
     *     finite; or sizes that do not fit
     */
    @Override
    public void read(int first, int count, double[] target, int at, int stride) {
        requireRoom(first, count, target, at, stride);
        if (byColumns) {
            readColumns(first, count, target, at, stride);
        } else if (stride == cols) {
            int entries = count * cols;
            values.read(values.widening(entries), (long) first * cols, entries, target, at);
        } else {
            readRows(first, count, target, at, stride);
        }
    }

    private void requireRoom(int first, int count, double[] target, int at, int stride) {
        if (first < 0 || count < 0 || count > rows - first) {
            throw new IllegalArgumentException(
                    "rows " + first + " to " + ((long) first + count - 1) + " of a matrix of " + rows + " rows");
        }
        long end = count == 0 ? at : at + (long) (count - 1) * stride + cols;
        if (stride < cols || at < 0 || end > target.length) {
            throw new IllegalArgumentException(count + " rows of " + cols + " do not fit an array of " + target.length
                    + " from " + at + " on, one every " + stride);
        }
    }

    /** Several short rows at a time, since each read of the file costs as much as 64 entries. */
    private void readRows(int first, int count, double[] target, int at, int stride) {
        int together = Math.max(1, Widening.CHUNK / cols);
        Widening widening = values.widening((long) Math.min(together, count) * cols);
        if (together == 1) {
            for (int i = 0; i < count; i++) {
                values.read(widening, (long) (first + i) * cols, cols, target, at + i * stride);
            }
            return;
        }
        double[] packed = new double[Math.min(together, count) * cols];
        for (int done = 0; done < count; done += together) {
            int n = Math.min(together, count - done);
            values.read(widening, (long) (first + done) * cols, n * cols, packed, 0);
            for (int i = 0; i < n; i++) {
                System.arraycopy(packed, i * cols, target, at + (done + i) * stride, cols);
            }
        }
    }

    private void readColumns(int first, int count, double[] target, int at, int stride) {
        int most = Math.min(count, Widening.CHUNK);
        Widening widening = values.widening(most);
        int apart = most + LINE;
        double[] panel = new double[PANEL * apart];
        for (int done = 0; done < count; done += most) {
            int n = Math.min(most, count - done);
            for (int j = 0; j < cols; j += PANEL) {
                int width = Math.min(PANEL, cols - j);
                for (int k = 0; k < width; k++) {
                    values.read(widening, (long) (j + k) * rows + first + done, n, panel, k * apart);
                }
                turn(panel, apart, n, width, target, at + done * stride + j, stride);
            }
        }
    }

    private static void turn(double[] panel, int apart, int n, int width, double[] target, int at, int stride) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < width; k++) {
                target[at + i * stride + k] = panel[k * apart + i];
            }
        }
    }

    /**
     * All of it on the heap.
     *
     * @throws IllegalArgumentException if the heap cannot hold it
     */
    public Matrix toMatrix() {
        long entries = (long) rows * cols;
        if (!Shapes.fitHeap(entries, Double.BYTES)) {
            throw values.refused("of " + rows + "x" + cols + " takes " + entries / (1 << 17)
                    + " MiB as doubles, and the heap has "
                    + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + "; it can be read in blocks, or with a larger -Xmx if it has less than 2^31 entries");
        }
        Matrix matrix = Matrix.zeros(rows, cols);
        read(0, rows, matrix.data(), 0, cols);
        return matrix;
    }
}
