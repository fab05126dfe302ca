package threshold.core.algorithm;

import threshold.core.algorithm.Blas.Op;

/**
 * W as an array.
 *
 * @param blas multiplies
 * @param m rows
 * @param n columns
 * @param w in the {@link Layout} of its rows
 */
record StoredOperator(Blas blas, int m, int n, double[] w) implements TallOperator {

    @Override
    public void addTimes(int b, double[] x, double[] y, int yo, int ldy) {
        blas.gemm(Op.N, Op.N, m, b, n, 1, w, Layout.ORIGIN, Layout.stride(n), x, 0, b, y, yo, ldy);
    }

    @Override
    public void addTransposedTimes(int b, double[] y, int yo, int ldy, double[] x) {
        blas.gemm(Op.T, Op.N, n, b, m, 1, w, Layout.ORIGIN, Layout.stride(n), y, yo, ldy, x, 0, b);
    }

    @Override
    public double largest() {
        return PowerOfTwo.largest(w.length, w, 0);
    }
}
