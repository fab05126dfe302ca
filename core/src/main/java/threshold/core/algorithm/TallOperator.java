package threshold.core.algorithm;

/** A tall m×n matrix W that is known by its products: stored, or as structured as a Hankel matrix. */
interface TallOperator {

    /** Y ← Y + W X, X of n×b without gaps between its rows, Y of m×b at {@code y[yo]}, rows {@code ldy} apart. */
    void addTimes(int b, double[] x, double[] y, int yo, int ldy);

    /** X ← X + Wᵀ Y, shapes as above. */
    void addTransposedTimes(int b, double[] y, int yo, int ldy, double[] x);

    /** The largest entry in size. */
    double largest();
}
