package threshold.core.algorithm;

/** A symmetric matrix to one of three diagonals with the same eigenvalues. */
interface TridiagonalReduction {

    /**
     * Overwrites A, both triangles given; writes T's n diagonal entries into {@code d}, the n−1 beside them into
     * {@code e}.
     */
    void reduce(double[] a, double[] d, double[] e);
}
