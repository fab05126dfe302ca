package threshold.core.check;

import threshold.core.Matrix;

/** A tall matrix that is read row by row, so that a regressor need not be built to be checked. */
interface Rows {

    int rows();

    int cols();

    /** Copies row i to {@code into}, from {@code offset} on. */
    void copy(int i, double[] into, int offset);

    static Rows of(Matrix a) {
        return new Rows() {
            @Override
            public int rows() {
                return a.rows();
            }

            @Override
            public int cols() {
                return a.cols();
            }

            @Override
            public void copy(int i, double[] into, int offset) {
                System.arraycopy(a.data(), i * a.cols(), into, offset, a.cols());
            }
        };
    }

    /** The block-Hankel regressor Z of an autoregression: row t − p is [y[t−1], y[t−2], …, y[t−p]]. */
    static Rows hankel(Matrix series, int lags) {
        int m = series.cols();
        return new Rows() {
            @Override
            public int rows() {
                return series.rows() - lags;
            }

            @Override
            public int cols() {
                return lags * m;
            }

            @Override
            public void copy(int i, double[] into, int offset) {
                for (int k = 1; k <= lags; k++) {
                    System.arraycopy(series.data(), (i + lags - k) * m, into, offset + (k - 1) * m, m);
                }
            }
        };
    }
}
