package threshold.core.backend.openblas;

/**
 * G = AᵀA in its upper triangle, for methods that square the condition.
 *
 * <p>Squares also leave the range of doubles twice as early: a diagonal that overflows, or falls where it has lost
 * bits, is refused.
 */
final class GramMatrix {

    /** Below this a square may have lost bits, and with it sums that are a rounding error smaller. */
    private static final double SMALLEST = Double.MIN_NORMAL / Math.ulp(1.0);

    private final NativeBlas blas;
    private final ColumnMajor a;
    private final ColumnMajor g;

    GramMatrix(NativeBlas blas, OffHeap memory, ColumnMajor a) {
        this.blas = blas;
        this.a = a;
        this.g = memory.matrix(a.cols(), a.cols());
    }

    ColumnMajor g() {
        return g;
    }

    /** @throws ArithmeticException if a column's sum of squares is out of range */
    void compute() {
        blas.dsyrk(a.rows(), a.cols(), a.address(), a.rows(), g.address(), a.cols());
        for (int j = 0; j < a.cols(); j++) {
            double square = g.get(j, j);
            if (!(square >= SMALLEST && square <= Double.MAX_VALUE)) {
                throw new ArithmeticException("Gram matrix of " + a.rows() + "x" + a.cols() + ": the squares of column "
                        + j + " sum to " + square + ", outside the range that keeps their bits");
            }
        }
    }
}
