package threshold.core.backend.ojalgo;

import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.Matrix;

/** Between row-major carriers and ojAlgo's column-major stores. */
final class ColumnMajor {

    private ColumnMajor() {}

    static R064Store zeros(int rows, int cols) {
        return R064Store.FACTORY.make(rows, cols);
    }

    static void copy(Matrix from, R064Store to) {
        permute(from.data(), 0, from.rows(), from.cols(), to.data, 0);
    }

    /** A rows×cols block, row-major at {@code from[fo]}, to column-major at {@code to[po]}. */
    static void permute(double[] from, int fo, int rows, int cols, double[] to, int po) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                to[po + j * rows + i] = from[fo + i * cols + j];
            }
        }
    }

    /** The leading rows×cols part of any of ojAlgo's stores, to row-major. */
    static void copy(MatrixStore<Double> from, int rows, int cols, double[] to) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                to[i * cols + j] = from.doubleValue(i, j);
            }
        }
    }

    static Matrix copyOf(MatrixStore<Double> from, int rows, int cols) {
        Matrix to = Matrix.zeros(rows, cols);
        copy(from, rows, cols, to.data());
        return to;
    }
}
