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
    private final String what;

    GramMatrix(NativeBlas blas, OffHeap memory, ColumnMajor a) {
        this.blas = blas;
        this.a = a;
        this.g = memory.matrix(a.cols(), a.cols());
        this.what = "Gram matrix of " + a.rows() + "x" + a.cols();
    }

    ColumnMajor g() {
        return g;
    }

    /** @throws ArithmeticException if a column's sum of squares is out of range */
    void compute() {
        blas.dsyrk(a.rows(), a.cols(), a.address(), a.rows(), g.address(), a.cols());
        requireInRange(g, what);
    }

    /**
     * Returns normally if no square has left the range that keeps its bits.
     *
     * @param what {@code Gram matrix of 1000x20}, for the message
     * @throws ArithmeticException naming the first column whose sum of squares has
     */
    static void requireInRange(ColumnMajor g, String what) {
        for (int j = 0; j < g.cols(); j++) {
            double square = g.get(j, j);
            if (!(square >= SMALLEST && square <= Double.MAX_VALUE)) {
                throw new ArithmeticException(what + ": the squares of column " + j + " sum to " + square
                        + ", outside the range that keeps their bits");
            }
        }
    }
}
