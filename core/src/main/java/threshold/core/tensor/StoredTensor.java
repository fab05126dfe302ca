package threshold.core.tensor;

import java.util.List;

/**
 * A tensor in a file, by what its header says; its values are read when they are asked for. It ends with its
 * {@link Checkpoint}.
 */
public final class StoredTensor {

    private final Values values;

    StoredTensor(Values values) {
        this.values = values;
    }

    /** Its name in the file. */
    public String name() {
        return values.tensor();
    }

    /** Its sizes. */
    public List<Long> shape() {
        return values.shape();
    }

    public DataType type() {
        return values.type();
    }

    /** The file that it is in. */
    public String file() {
        return values.file();
    }

    /** The byte of the file where its values begin; −1 if they are scattered over it. */
    public long offset() {
        return values.offset();
    }

    /** Bytes of its values. */
    public long bytes() {
        return values.bytes().byteSize();
    }

    /** {@code 50304x512}. */
    public String shapeText() {
        return values.shapeText();
    }

    /** Whether it has two dimensions, and {@link #matrix} reads it. */
    public boolean isMatrix() {
        return isTwoDimensional() && type().isReal() && bytes() > 0;
    }

    boolean isTwoDimensional() {
        return shape().size() == 2;
    }

    /**
     * The matrix, row by row.
     *
     * @throws IllegalArgumentException if it has no rows and columns, is not of real numbers, or is too large: 2³¹ − 1
     *     rows or columns
     */
    public StoredMatrix matrix() {
        if (!isTwoDimensional()) {
            throw values.refused("is " + shapeText() + " and no matrix");
        }
        if (!type().isReal()) {
            throw values.refused("is of type " + type() + "; a matrix is read from F64, F32, F16 or BF16");
        }
        long rows = shape().getFirst();
        long cols = shape().getLast();
        if (rows < 1 || cols < 1 || rows > Integer.MAX_VALUE || cols > Integer.MAX_VALUE) {
            throw values.refused("is " + shapeText() + ", and 1 to 2147483647 rows and columns are read");
        }
        return new StoredMatrix(values, (int) rows, (int) cols, values.columnMajor());
    }

    /**
     * All numbers of a tensor of one dimension.
     *
     * @throws IllegalArgumentException if it has another shape or type, or a number is not finite
     */
    public double[] vector() {
        int length = length(Double.BYTES);
        Widening widening = values.widening(length);
        double[] numbers = new double[length];
        values.read(widening, 0, length, numbers, 0);
        return numbers;
    }

    /**
     * All whole numbers of a tensor of one dimension.
     *
     * @throws IllegalArgumentException if it has another shape or type, or a number that is no int
     */
    public int[] integers() {
        int[] numbers = new int[length(Integer.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            long value = values.integer(i);
            if (value != (int) value) {
                throw values.refused(
                        "has " + value + " as its number " + i + ", and whole numbers of 32 bits are read");
            }
            numbers[i] = (int) value;
        }
        return numbers;
    }

    private int length(int bytesOfEach) {
        if (shape().size() != 1 || !Shapes.fitHeap(shape().getFirst(), bytesOfEach)) {
            throw values.refused("is " + shapeText() + ", and one dimension is read, as far as the heap goes");
        }
        return Math.toIntExact(shape().getFirst());
    }
}
