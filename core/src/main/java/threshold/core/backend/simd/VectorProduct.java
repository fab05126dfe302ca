package threshold.core.backend.simd;

/**
 * One thread's share of y ← y + αAx or y ← y + αAᵀx: the entries of y from one to another, so that threads write apart.
 * Set the operands, then {@link #run}.
 */
final class VectorProduct implements Runnable {

    /**
     * Entries of A, the second-level cache of a core, from which on threads share: each then keeps its part of a matrix
     * that is read again and again in a cache of its own.
     */
    static final int WORTH_SHARING = 1 << 17;

    private final double[] lanes = Lanes.workspace(4 * Lanes.L);
    private boolean transposed;
    private int m;
    private int n;
    private double alpha;
    private double[] a = {};
    private int ao;
    private int lda;
    private double[] x = {};
    private int xo;
    private double[] y = {};
    private int yo;

    /** Part p of so many of y ← y + αAx, A of m×n, or with its transpose. */
    void set(
            int p,
            int parts,
            boolean byTranspose,
            int rows,
            int columns,
            double factor,
            double[] matrix,
            int matrixAt,
            int stride,
            double[] from,
            int fromAt,
            double[] to,
            int toAt) {
        int length = byTranspose ? columns : rows;
        int first = GeneralProduct.bound(length, p, parts, Lanes.L);
        int end = GeneralProduct.bound(length, p + 1, parts, Lanes.L);
        transposed = byTranspose;
        m = byTranspose ? rows : end - first;
        n = byTranspose ? end - first : columns;
        alpha = factor;
        a = matrix;
        ao = matrixAt + first * (byTranspose ? 1 : stride);
        lda = stride;
        x = from;
        xo = fromAt;
        y = to;
        yo = toAt + first;
    }

    @Override
    public void run() {
        if (transposed) {
            LevelTwo.gemvT(m, n, alpha, a, ao, lda, x, xo, y, yo);
        } else {
            LevelTwo.gemv(m, n, alpha, a, ao, lda, x, xo, y, yo, lanes);
        }
    }
}
