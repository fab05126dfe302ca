package threshold.core.algorithm;

import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;

/**
 * Dense matrices in a library's own layout, and the operations that every such library has: what the textbook
 * algorithms of systems theory are written over, once for all backends.
 *
 * <p>An operation returns its result: {@code into}, overwritten, where the library writes in place; a matrix of its own
 * where it does not. Callers go on with what is returned. {@code into} is none of the operands unless an operation says
 * that it may be. An instance serves one caller at a time; it owns its matrices, which end with it.
 *
 * @param <M> the library's matrix
 */
public interface Algebra<M> extends AutoCloseable {

    /** A matrix of zeros, to be written over. */
    M zeros(int rows, int cols);

    /** The values in the library's layout, each copied once. */
    M load(Matrix values, M into);

    /** A copy in rows. */
    Matrix copyOf(M a);

    /** op(A) op(B). */
    M multiply(Op opA, M a, Op opB, M b, M into);

    /** αA + βB; {@code into} may be A or B. */
    M combine(double alpha, M a, double beta, M b, M into);

    /** Solves A X = B; made with its workspace. */
    @FunctionalInterface
    interface LinearSolve<M> {

        /**
         * A⁻¹B by LU with partial pivoting; A and B are left as they are.
         *
         * @throws ArithmeticException naming the order, if A is singular
         */
        M solve(M a, M b, M into);
    }

    /** The solution of systems of order n with so many columns on the right. */
    LinearSolve<M> linearSolve(int n, int columns);

    /** Aᵀ, copied. */
    M transpose(M a, M into);

    /** A copy of A in this layout. */
    default M copy(M a, M into) {
        return combine(1, a, 0, a, into);
    }

    /** Whether the entries of a column stand together, not those of a row. */
    boolean byColumns();

    /** The entries in the order they stand in: the matrix's own array where it has one, else copied to {@code spare}. */
    double[] entries(M a, double[] spare);

    /** The matrix of what {@link #entries} gave, overwritten since. */
    M ofEntries(double[] entries, M into);

    /** Whether no entry is infinite or NaN. */
    boolean isFinite(M a);

    /** Bytes held outside the Java heap. */
    default long nativeBytes() {
        return 0;
    }

    @Override
    default void close() {}
}
