package threshold.core.algorithm;

import threshold.core.kernel.HankelLeastSquares.Size;

/**
 * G = ZᵀZ and B = ZᵀY of the block-Hankel regressor Z of a series, without Z.
 *
 * <p>The first block row comes from {@link LaggedProducts}; the rest from the displacement identity along the block
 * diagonals, lags counted from 0:
 *
 * <pre>G(i+1, j+1) = G(i, j) + y[p−2−i] y[p−2−j]ᵀ − y[N−2−i] y[N−2−j]ᵀ.</pre>
 *
 * <p>2Npm² + 2(pm)² flops where the product of Z with itself takes N(pm)². Each step adds a rounding of the size of the
 * largest product, so G is off by at most a small multiple of p·eps·‖G‖.
 */
final class HankelGram {

    private final int n;
    private final int p;
    private final int m;
    private final LaggedProducts products;
    private final double[] lagged;

    HankelGram(Blas blas, Size size) {
        n = size.samples();
        p = size.lags();
        m = size.channels();
        products = new LaggedProducts(blas, n, p, m);
        lagged = new double[(p + 1) * m * m];
    }

    /**
     * @param y the N×m series
     * @param g pm×pm; its upper triangle is written, and the rest of the blocks on the diagonal
     * @param b pm×m
     */
    void compute(double[] y, double[] g, double[] b) {
        products.compute(y, lagged);
        for (int k = 1; k <= p; k++) {
            transposeBlock(k, b);
        }
        for (int j = 0; j < p; j++) {
            firstRowBlock(j, y, g);
        }
        for (int i = 0; i + 1 < p; i++) {
            for (int c = 0; c < m; c++) {
                nextRow(i, c, y, g);
            }
        }
    }

    /**
     * The sum of squares of a channel from sample p on, from the last G computed; 0 where those of the first N−p
     * samples would not be safe to have in G.
     */
    double square(int channel, double[] g) {
        double first = g[((p - 1) * m + channel) * (p * m + 1)];
        return ColumnScaling.isSafe(first) ? lagged[channel * (m + 1)] : 0;
    }

    /** Block k − 1 of B is Σ y[t−k] y[t]ᵀ, the transpose of L_k. */
    private void transposeBlock(int k, double[] b) {
        for (int c = 0; c < m; c++) {
            for (int d = 0; d < m; d++) {
                b[((k - 1) * m + c) * m + d] = lagged[(k * m + d) * m + c];
            }
        }
    }

    /** G(0, j) = Σ y[t−1] y[t−1−j]ᵀ: L_j one step earlier. */
    private void firstRowBlock(int j, double[] y, double[] g) {
        int width = p * m;
        for (int c = 0; c < m; c++) {
            for (int d = 0; d < m; d++) {
                double enters = y[(p - 1) * m + c] * y[(p - 1 - j) * m + d];
                double leaves = y[(n - 1) * m + c] * y[(n - 1 - j) * m + d];
                g[c * width + j * m + d] = lagged[(j * m + c) * m + d] + enters - leaves;
            }
        }
    }

    /** Row c of the blocks (i+1, j+1), j ≥ i, from row c of the blocks (i, j). */
    private void nextRow(int i, int c, double[] y, double[] g) {
        int width = p * m;
        int above = (i * m + c) * width;
        int here = above + m * width + m;
        double enters = y[(p - 2 - i) * m + c];
        double leaves = y[(n - 2 - i) * m + c];
        for (int j = i; j + 1 < p; j++) {
            for (int d = 0; d < m; d++) {
                int at = j * m + d;
                g[here + at] = g[above + at] + enters * y[(p - 2 - j) * m + d] - leaves * y[(n - 2 - j) * m + d];
            }
        }
    }
}
