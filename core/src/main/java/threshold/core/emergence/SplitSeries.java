package threshold.core.emergence;

import java.util.Arrays;
import threshold.core.Matrix;

/**
 * A series whose first four fifths are learned from, and whose rest judges predictions.
 *
 * @param samples N×m, each channel with mean zero and variance one
 * @param learned how many of them are learned from
 */
record SplitSeries(Matrix samples, int learned) {

    private static final int LEAST = 50;

    /**
     * Of a series whose channels have mean zero, each divided by its deviation, so that none outweighs another.
     *
     * @throws IllegalArgumentException if it is too short to tell anything, or a channel is constant
     */
    static SplitSeries of(Matrix series, String what) {
        int m = series.cols();
        if (series.rows() < LEAST * m) {
            throw new IllegalArgumentException(what + " has " + series.rows() + " samples of " + m
                    + " channels; at least " + LEAST * m + " are needed, " + LEAST + " for each channel");
        }
        Matrix scaled = new Matrix(series.rows(), m, series.data().clone());
        for (int c = 0; c < m; c++) {
            double deviation = deviation(series, c);
            if (!(deviation > 0)) {
                throw new IllegalArgumentException(what + ": channel " + (c + 1) + " is constant; choose others");
            }
            for (int t = 0; t < series.rows(); t++) {
                scaled.data()[t * m + c] /= deviation;
            }
        }
        return new SplitSeries(scaled, series.rows() * 4 / 5);
    }

    private static double deviation(Matrix series, int channel) {
        double square = 0;
        for (int t = 0; t < series.rows(); t++) {
            square += series.at(t, channel) * series.at(t, channel);
        }
        return Math.sqrt(square / series.rows());
    }

    int channels() {
        return samples.cols();
    }

    /** What is learned from. */
    Matrix past() {
        return new Matrix(learned, channels(), Arrays.copyOf(samples.data(), learned * channels()));
    }

    /** y[t−1] for each t: the prediction that needs no model. */
    Matrix lastValues() {
        int m = channels();
        Matrix delayed = Matrix.zeros(samples.rows(), m);
        System.arraycopy(samples.data(), 0, delayed.data(), m, samples.data().length - m);
        return delayed;
    }

    /** Root of the mean squared error of predictions of every sample over those that nothing was learned from. */
    double error(Matrix predicted) {
        int from = learned * channels();
        double square = 0;
        for (int i = from; i < samples.data().length; i++) {
            double error = samples.data()[i] - predicted.data()[i];
            square += error * error;
        }
        return Math.sqrt(square / (samples.data().length - from));
    }

    /** Mean of e eᵀ of the errors of predictions over what was learned from, without its first samples. */
    Matrix covariance(Matrix predicted, int without) {
        int m = channels();
        Matrix covariance = Matrix.zeros(m, m);
        for (int t = without; t < learned; t++) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    covariance.data()[i * m + j] += (samples.at(t, i) - predicted.at(t, i))
                            * (samples.at(t, j) - predicted.at(t, j))
                            / (learned - without);
                }
            }
        }
        return covariance;
    }
}
