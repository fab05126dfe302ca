package threshold.core.algorithm;

/**
 * A first triangular factor R of a tall m×n matrix A, good enough that A R⁻¹ is well conditioned. A is shown row block
 * after row block while it is in the cache anyway, each thread's rows to a share of its own.
 */
interface Preconditioner {

    /** What one thread shows. */
    interface Share {

        /** Forgets the rows of the matrix before. */
        void clear();

        /** Takes rows {@code first … first + rows − 1} of A, lda apart. */
        void add(int first, int rows, double[] a, int ao, int lda);
    }

    /** The share of thread p. */
    Share share(int p);

    /** Adds up what the shares were shown; {@link #square}, {@link #scale} and {@link #factor} are about that. */
    void gather();

    /** The squared length of column j, or about it. */
    double square(int j);

    /** Makes what was added that of A D. */
    void scale(ColumnScaling scaling);

    /**
     * Factors what was added.
     *
     * @param r R, n×n with zeros below the diagonal
     * @return whether it is of use: false where A is too near to a deficient rank
     */
    boolean factor(double[] r);

    /** What a QR that began like this is called; valid after {@link #factor}. */
    String name();

    /** Whether the last R was that of A itself, to about κ(A)²·eps, and not only a first factor of it. */
    boolean isFactorOfA();
}
