package threshold.core.tensor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor in a file, by what its header says; its values are read when they are asked for. It ends with its
 * {@link Checkpoint}.
 */
public final class StoredTensor {

    private final String name;
    private final List<Long> shape;
    private final boolean columnMajor;
    private final Values values;

    /**
     * @param name its name in the file
     * @param shape its sizes, the first the slowest to run unless {@code columnMajor}
     * @param columnMajor whether the first runs fastest
     * @param values as many as the shape says
     */
    StoredTensor(String name, List<Long> shape, boolean columnMajor, Values values) {
        this.name = name;
        this.shape = List.copyOf(shape);
        this.columnMajor = columnMajor;
        this.values = values;
    }

    /** Its name in the file. */
    public String name() {
        return name;
    }

    /** Its sizes. */
    public List<Long> shape() {
        return shape;
    }

    public DataType type() {
        return values.type();
    }

    /** The file that it is in. */
    public String file() {
        return values.file();
    }

    /** Bytes of its values. */
    public long bytes() {
        return values.bytes().byteSize();
    }

    /** {@code 50304x512}. */
    public String shapeText() {
        return shape.isEmpty()
                ? "a single number"
                : shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    public boolean isMatrix() {
        return shape.size() == 2 && type().isReal() && values.count() > 0;
    }

    /**
     * The matrix, row by row.
     *
     * @throws IllegalArgumentException if it has no rows and columns, is not of real numbers, or is too large: 2³¹ − 1
     *     rows or columns
     */
    public StoredMatrix matrix() {
        if (shape.size() != 2) {
            throw new IllegalArgumentException(
                    file() + ": " + Malformed.printable(name) + " is " + shapeText() + " and no matrix");
        }
        if (!type().isReal()) {
            throw new IllegalArgumentException(file() + ": " + Malformed.printable(name) + " is of type " + type()
                    + "; a matrix is read from F64, F32, F16 or BF16");
        }
        long rows = shape.getFirst();
        long cols = shape.getLast();
        if (rows < 1 || cols < 1 || rows > Integer.MAX_VALUE || cols > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(file() + ": " + Malformed.printable(name) + " is " + shapeText()
                    + ", and 1 to 2147483647 rows and columns are read");
        }
        return columnMajor
                ? new StoredMatrix(values, (int) cols, (int) rows, false).transposed()
                : new StoredMatrix(values, (int) rows, (int) cols, false);
    }

    /**
     * All numbers of a tensor of one dimension.
     *
     * @throws IllegalArgumentException if it has another shape or type, or a number is not finite
     */
    public double[] vector() {
        double[] numbers = new double[length()];
        values.read(0, numbers.length, numbers, 0, 1);
        return numbers;
    }

    /**
     * All whole numbers of a tensor of one dimension.
     *
     * @throws IllegalArgumentException if it has another shape or type, or a number that is no int
     */
    public int[] integers() {
        int[] numbers = new int[length()];
        for (int i = 0; i < numbers.length; i++) {
            long value = values.integer(i);
            if (value != (int) value) {
                throw new IllegalArgumentException(file() + ": " + Malformed.printable(name) + " has " + value
                        + " as its number " + i + ", and whole numbers of 32 bits are read");
            }
            numbers[i] = (int) value;
        }
        return numbers;
    }

    private int length() {
        if (shape.size() != 1 || shape.getFirst() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(file() + ": " + Malformed.printable(name) + " is " + shapeText()
                    + ", and one dimension of at most 2147483639 numbers is read");
        }
        return Math.toIntExact(shape.getFirst());
    }
}
