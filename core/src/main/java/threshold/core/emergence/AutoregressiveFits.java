package threshold.core.emergence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.experiment.Workbench;

/**
 * Autoregressions of growing order p. One of m channels has p m² weights; the order suggested is of least BIC,
 * N ln det Σ̂ + p m² ln N, Σ̂ the covariance of its errors (Schwarz 1978).
 */
final class AutoregressiveFits {

    private static final int[] LAGS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64};

    /** Samples for each lag and channel that its weights are learned from, at least. */
    private static final int SAMPLES = 10;

    private AutoregressiveFits() {}

    /** The orders that a series is long enough for; one lag always. */
    static int[] lags(SplitSeries series) {
        return Arrays.stream(LAGS)
                .filter(p -> p == 1 || series.learned() >= SAMPLES * p * series.channels())
                .toArray();
    }

    /** @param done told after each how many there are */
    static List<Fit> of(Workbench bench, SplitSeries series, IntConsumer done) {
        List<Fit> fits = new ArrayList<>();
        for (int lags : lags(series)) {
            Matrix predicted = predicted(series.samples(), bench.autoregression(series.past(), lags), lags);
            int weights = lags * series.channels() * series.channels();
            fits.add(
                    new Fit(lags, weights, series.error(predicted), bic(series, predicted, lags, weights), Double.NaN));
            done.accept(fits.size());
        }
        return fits;
    }

    /** Σ_k y[t−k] F_k for each t from p on. */
    private static Matrix predicted(Matrix y, Matrix weights, int lags) {
        int m = y.cols();
        Matrix predicted = Matrix.zeros(y.rows(), m);
        for (int t = lags; t < y.rows(); t++) {
            for (int row = 0; row < lags * m; row++) {
                double value = y.data()[(t - 1 - row / m) * m + row % m];
                for (int c = 0; c < m; c++) {
                    predicted.data()[t * m + c] += value * weights.at(row, c);
                }
            }
        }
        return predicted;
    }

    private static double bic(SplitSeries series, Matrix predicted, int lags, int weights) {
        Matrix factor = GradedFactor.of(series.covariance(predicted, lags));
        double logDeterminant = IntStream.range(0, series.channels())
                .mapToDouble(i -> 2 * Math.log(factor.at(i, i)))
                .sum();
        return series.learned() * logDeterminant + weights * Math.log(series.learned());
    }
}
