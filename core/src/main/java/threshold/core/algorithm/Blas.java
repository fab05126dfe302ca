package threshold.core.algorithm;

/**
 * The few operations that the shared algorithms are written over: scalar and simd supply them, the algorithms are
 * written once.
 *
 * <p>Names and meanings are those of the BLAS, on row-major storage: entry (i, j) of a matrix at {@code a[ao + i*lda
 * + j]}. Operands do not overlap unless an operation says so; what is only read may: the rows of one matrix (lda
 * smaller than a row, as in a Hankel view of a series) and two such operands. Implementations own their packing
 * buffers and allocate nothing once they are warm, so an instance serves one caller at a time. An operation may use all
 * {@link #threads}; an algorithm that would rather share out its rows once than operation by operation lets every
 * thread do its part with operations {@link #alone}, {@link #together}.
 */
public interface Blas {

    /** How many threads an operation uses at most. */
    default int threads() {
        return 1;
    }

    /** Operations for thread p, 0 ≤ p &lt; {@link #threads}, that use it alone. */
    default Blas alone(int p) {
        return this;
    }

    /** Runs a part on each thread and returns when all are done; parts may use nothing but {@link #alone}. */
    default void together(Runnable[] parts) {
        for (Runnable part : parts) {
            part.run();
        }
    }

    /** xᵀy. */
    double dot(int n, double[] x, int xo, double[] y, int yo);

    /** y ← y + αx. */
    void axpy(int n, double alpha, double[] x, int xo, double[] y, int yo);

    /** x ← αx. */
    void scal(int n, double alpha, double[] x, int xo);

    /** The plane rotation (x, y) ← (cx + sy, cy − sx). */
    void rot(int n, double[] x, int xo, double[] y, int yo, double c, double s);

    /** y ← y + αAx, A of m×n. */
    void gemv(int m, int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo);

    /** y ← y + αAᵀx, A of m×n. */
    void gemvT(int m, int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo);

    /** A ← A + αxyᵀ, A of m×n. */
    void ger(int m, int n, double alpha, double[] x, int xo, double[] y, int yo, double[] a, int ao, int lda);

    /** Whether an operand of {@link #gemm} is taken as stored or transposed. */
    enum Op {
        /** As stored. */
        N,
        /** Transposed. */
        T
    }

    /** C ← C + α op(A) op(B), C of m×n, op(A) of m×k, op(B) of k×n. */
    void gemm(
            Op opA,
            Op opB,
            int m,
            int n,
            int k,
            double alpha,
            double[] a,
            int ao,
            int lda,
            double[] b,
            int bo,
            int ldb,
            double[] c,
            int co,
            int ldc);

    /** The upper triangle of G ← G + αAᵀA, A of m×n. The strictly lower triangle is not touched. */
    void syrk(int m, int n, double alpha, double[] a, int ao, int lda, double[] g, int go, int ldg);

    /**
     * The upper triangle of G ← G + (2^-e A)ᵀ(2^-e A), A of m×n, with entries, products and short sums in single
     * precision: G_ij is off by about 2^-24 √(s G_ii G_jj) with sums of s terms, a few thousand at most, and what is
     * under 2^-64 of 2^e counts as zero. Infinite or NaN where entries reach 2^(e+60).
     */
    void syrkSingle(int m, int n, int e, double[] a, int ao, int lda, double[] g, int go, int ldg);

    /** X ← XR⁻¹ by substitution, X of m×n, R upper triangular; what stands below R's diagonal is not read. */
    void trsm(int m, int n, double[] r, int ro, int ldr, double[] x, int xo, int ldx);
}
