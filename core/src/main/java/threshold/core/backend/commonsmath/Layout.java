package threshold.core.backend.commonsmath;

import java.util.Locale;
import java.util.function.Supplier;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;

/** How Commons Math holds a matrix, and the way back to row-major carriers. */
enum Layout {
    /** What {@code MatrixUtils.createRealMatrix} decides by size. */
    FACTORY {
        @Override
        RealMatrix of(double[][] rows) {
            return MatrixUtils.createRealMatrix(rows);
        }
    },
    /** An array per row. */
    ROWS {
        @Override
        RealMatrix of(double[][] rows) {
            return new Array2DRowRealMatrix(rows, false);
        }
    };

    /** A matrix of these rows, which it may keep. */
    abstract RealMatrix of(double[][] rows);

    RealMatrix of(Matrix matrix) {
        return of(matrix.data(), 0, matrix.rows(), matrix.cols());
    }

    /** The rows×cols block at {@code data[offset]}. */
    RealMatrix of(double[] data, int offset, int rows, int cols) {
        double[][] copy = new double[rows][cols];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(data, offset + i * cols, copy[i], 0, cols);
        }
        return of(copy);
    }

    /** The leading {@code cols} columns. */
    static Matrix copyOf(RealMatrix from, int cols) {
        Matrix to = Matrix.zeros(from.getRowDimension(), cols);
        for (int i = 0; i < to.rows(); i++) {
            System.arraycopy(from.getRow(i), 0, to.data(), i * cols, cols);
        }
        return to;
    }

    /** The method's name. */
    String method() {
        return this == FACTORY ? "default" : name().toLowerCase(Locale.ROOT);
    }

    /** What the library gives, its own numerical refusals turned into one that names what was asked of it. */
    static <T> T numerically(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (MathIllegalArgumentException | MathIllegalStateException | MathArithmeticException refused) {
            throw (ArithmeticException)
                    new ArithmeticException(what + ": " + refused.getMessage()).initCause(refused);
        }
    }
}
