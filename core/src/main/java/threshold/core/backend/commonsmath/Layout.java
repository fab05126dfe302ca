package threshold.core.backend.commonsmath;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;

/**
 * A layout of Commons Math's, and its operations as the static type of the operands selects them.
 *
 * <p>The type matters: {@code Array2DRowRealMatrix} has a product of its own only for {@code Array2DRowRealMatrix}.
 * Called through {@code RealMatrix}, and for two layouts in one product, it is {@code AbstractRealMatrix.multiply},
 * which asks for each entry by {@code getEntry} and checks its bounds; {@code BlockRealMatrix} tries a cast, catches
 * the exception and asks for each entry too.
 *
 * @param make a matrix of these rows; {@link #ROWS} keeps the arrays, the others copy them
 * @param product C = A B
 * @param sum C = A + B
 * @param scaled C = αA
 * @param transpose a copy, transposed
 */
record Layout<M extends RealMatrix>(
        Function<double[][], M> make,
        BinaryOperator<M> product,
        BinaryOperator<M> sum,
        BiFunction<M, Double, M> scaled,
        UnaryOperator<M> transpose) {

    /** As users get it: {@link #ROWS} up to {@value #ROW_ENTRIES} entries, {@link #BLOCKS} from there, untyped. */
    static final Layout<RealMatrix> FACTORY = new Layout<>(
            MatrixUtils::createRealMatrix,
            RealMatrix::multiply,
            RealMatrix::add,
            RealMatrix::scalarMultiply,
            RealMatrix::transpose);

    /** An array per row. */
    static final Layout<Array2DRowRealMatrix> ROWS = new Layout<>(
            rows -> new Array2DRowRealMatrix(rows, false),
            Array2DRowRealMatrix::multiply,
            Array2DRowRealMatrix::add,
            (a, alpha) -> (Array2DRowRealMatrix) a.scalarMultiply(alpha),
            a -> (Array2DRowRealMatrix) a.transpose());

    /** Blocks of 52×52. */
    static final Layout<BlockRealMatrix> BLOCKS = new Layout<>(
            BlockRealMatrix::new,
            BlockRealMatrix::multiply,
            BlockRealMatrix::add,
            (a, alpha) -> (BlockRealMatrix) a.scalarMultiply(alpha),
            BlockRealMatrix::transpose);

    /** The most entries of which {@code MatrixUtils.createRealMatrix} makes an array per row. */
    private static final int ROW_ENTRIES = 4096;

    /** Declines {@link #BLOCKS} where {@link #FACTORY} makes nothing else, {@code entries} being the smallest operand's. */
    static Optional<String> blocksUnlessDefault(long entries) {
        return entries <= ROW_ENTRIES
                ? Optional.empty()
                : Optional.of("is what default takes for operands over " + ROW_ENTRIES + " entries");
    }

    M of(Matrix matrix) {
        return of(matrix.data(), 0, matrix.rows(), matrix.cols());
    }

    /** The rows×cols block at {@code data[offset]}. */
    M of(double[] data, int offset, int rows, int cols) {
        double[][] copy = new double[rows][cols];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(data, offset + i * cols, copy[i], 0, cols);
        }
        return make.apply(copy);
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
