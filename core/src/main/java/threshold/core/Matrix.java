package threshold.core;

import java.util.Arrays;

/**
 * A dense row-major matrix: a(i, j) = {@code data[i * cols + j]}.
 *
 * <p>A neutral carrier between workloads, backends and checks. It has no algebra; each backend copies the values into
 * its own best layout. The array is shared, not copied: whoever makes a matrix owns it, and nobody else writes to it.
 *
 * @param rows number of rows, at least 1
 * @param cols number of columns, at least 1
 * @param data exactly {@code rows * cols} values
 */
public record Matrix(int rows, int cols, double[] data) {

    /** @throws IllegalArgumentException if a dimension is not positive or the array has another length */
    public Matrix {
        if (rows < 1 || cols < 1) {
            throw new IllegalArgumentException(
                    "a matrix needs at least one row and one column, not " + rows + "x" + cols);
        }
        if (data.length != (long) rows * cols) {
            throw new IllegalArgumentException(
                    "a " + rows + "x" + cols + " matrix has " + (long) rows * cols + " entries, not " + data.length);
        }
    }

    /** A matrix of zeros. */
    public static Matrix zeros(int rows, int cols) {
        return new Matrix(rows, cols, new double[Math.multiplyExact(rows, cols)]);
    }

    /** The identity I, n×n. */
    public static Matrix identity(int n) {
        return scalar(n, 1);
    }

    /** λI, n×n. */
    public static Matrix scalar(int n, double lambda) {
        Matrix scalar = zeros(n, n);
        for (int i = 0; i < n; i++) {
            scalar.data[i * (n + 1)] = lambda;
        }
        return scalar;
    }

    /** A single column. The array is shared. */
    public static Matrix column(double... values) {
        return new Matrix(values.length, 1, values);
    }

    public double at(int i, int j) {
        return data[i * cols + j];
    }

    public Matrix transposed() {
        double[] t = new double[data.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                t[j * rows + i] = data[i * cols + j];
            }
        }
        return new Matrix(cols, rows, t);
    }

    /**
     * Returns this matrix if every entry is finite.
     *
     * @param name what the matrix is called in its problem
     * @throws IllegalArgumentException naming the first entry that is NaN or infinite
     */
    public Matrix requireFinite(String name) {
        for (int i = 0; i < data.length; i++) {
            if (!Double.isFinite(data[i])) {
                throw new IllegalArgumentException(name + " (" + shape() + ") has " + data[i] + " at row " + i / cols
                        + ", column " + i % cols + "; every entry must be finite");
            }
        }
        return this;
    }

    /**
     * Returns this matrix if it has the given shape.
     *
     * @param name what the matrix is called in its problem
     * @throws IllegalArgumentException naming both shapes
     */
    public Matrix requireShape(String name, int wantedRows, int wantedCols) {
        if (rows != wantedRows || cols != wantedCols) {
            throw new IllegalArgumentException(
                    name + " is " + shape() + " but must be " + wantedRows + "x" + wantedCols);
        }
        return this;
    }

    /**
     * Returns this square matrix if it is symmetric to the last bit.
     *
     * @param name what the matrix is called in its problem
     * @throws IllegalArgumentException naming the first pair of entries that differ
     */
    public Matrix requireSymmetric(String name) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < i; j++) {
                if (at(i, j) != at(j, i)) {
                    throw new IllegalArgumentException(name + " (" + shape() + ") has " + at(i, j) + " at row " + i
                            + ", column " + j + " and " + at(j, i) + " across the diagonal; it must be symmetric");
                }
            }
        }
        return this;
    }

    /** Rows and columns as people write them: {@code 6625x120}. */
    public String shape() {
        return rows + "x" + cols;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix(int r, int c, double[] d) && rows == r && cols == c && Arrays.equals(data, d);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + cols) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "Matrix " + shape();
    }
}
