package threshold.core.check;

import threshold.core.Matrix;

/**
 * ZᵀZ of a block-Hankel regressor without building it: the first block row from sums over the series, every further
 * block from the one above and to the left of it by one sample in and one out. 2Npm² + 4p²m² flops.
 */
final class HankelGram {

    private HankelGram() {}

    /** ZᵀZ, both triangles; row (k−1)m + c stands for channel c at lag k. */
    static double[] of(Matrix series, int lags) {
        int m = series.cols();
        int n = lags * m;
        double[] y = series.transposed().data();
        double[] gram = new double[n * n];
        for (int row = 0; row < n; row++) {
            for (int col = row; col < n; col++) {
                double entry = row < m
                        ? laggedSum(y, series.rows(), lags, row, col % m, col / m)
                        : gram[(row - m) * n + col - m] + shift(series, lags, row, col);
                gram[row * n + col] = entry;
                gram[col * n + row] = entry;
            }
        }
        return gram;
    }

    /** Σ over the equations of channel a at lag 1 times channel b at lag 1 + {@code lag}. */
    private static double laggedSum(double[] y, int samples, int lags, int a, int b, int lag) {
        return Products.dot(samples - lags, y, a * samples + lags - 1, y, b * samples + lags - 1 - lag);
    }

    /** What a block differs by from the one above and to the left: its window starts and ends one sample earlier. */
    private static double shift(Matrix series, int lags, int row, int col) {
        int m = series.cols();
        int i = row / m;
        int j = col / m;
        int last = series.rows() - 1;
        return series.at(lags - 1 - i, row % m) * series.at(lags - 1 - j, col % m)
                - series.at(last - i, row % m) * series.at(last - j, col % m);
    }
}
