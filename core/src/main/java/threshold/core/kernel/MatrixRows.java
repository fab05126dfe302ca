package threshold.core.kernel;

import threshold.core.Matrix;

/**
 * The rows of a matrix on the heap.
 *
 * @param matrix shared, not copied
 */
public record MatrixRows(Matrix matrix) implements RowSource {

    @Override
    public int rows() {
        return matrix.rows();
    }

    @Override
    public int cols() {
        return matrix.cols();
    }

    @Override
    public void read(int first, int count, double[] target, int at, int stride) {
        int n = cols();
        for (int i = 0; i < count; i++) {
            System.arraycopy(matrix.data(), (first + i) * n, target, at + i * stride, n);
        }
    }
}
