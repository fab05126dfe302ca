package threshold.core.backend.commonsmath;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;

/** Between row-major carriers and the matrices that Commons Math's factory makes. */
final class Layout {

    private Layout() {}

    static RealMatrix of(Matrix matrix) {
        return of(matrix.data(), 0, matrix.rows(), matrix.cols());
    }

    /** The rows×cols block at {@code data[offset]}. */
    static RealMatrix of(double[] data, int offset, int rows, int cols) {
        double[][] copy = new double[rows][cols];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(data, offset + i * cols, copy[i], 0, cols);
        }
        return MatrixUtils.createRealMatrix(copy);
    }

    /** The leading {@code cols} columns. */
    static Matrix copyOf(RealMatrix from, int cols) {
        Matrix to = Matrix.zeros(from.getRowDimension(), cols);
        for (int i = 0; i < to.rows(); i++) {
            System.arraycopy(from.getRow(i), 0, to.data(), i * cols, cols);
        }
        return to;
    }
}
