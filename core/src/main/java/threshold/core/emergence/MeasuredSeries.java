package threshold.core.emergence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Picture;
import threshold.core.experiment.Picture.Axis;
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;

/**
 * A measured series, identified by autoregressions and by state space models of growing order on its first four fifths, judged by
 * the one-step prediction error on the rest; an order is suggested for each without looking at the rest.
 *
 * <p>The autoregression of p lags of an m-channel series has p m² weights, and the order suggested is of least BIC, N ln det Σ̂ + p m² ln N,
 * Σ̂ the covariance of its errors (Schwarz 1978). The state space model comes from {@link Subspace}; the order suggested is of least
 * σ²_(n+1) + 2 n m ln N / N, the singular values of a regression whose noise has variance one (Bauer 2001). Errors are relative to those of
 * the last value: 1 is what needs no model.
 */
public final class MeasuredSeries implements Experiment {

    private static final int[] LAGS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64};
    private static final int LARGEST_ORDER = 12;
    private static final int LARGEST_WINDOW = 30;
    private static final int LEAST_SAMPLES = 50;

    /** A model of a series that hardly differs from its last value may be a little worse than that. */
    private static final double NO_WORSE = 1.05;

    private final String name;
    private final String what;
    private final Matrix series;
    private final boolean judged;

    /**
     * @param name short name of the experiment
     * @param what which series it is
     * @param series its N×m samples, each channel with mean zero
     * @param judged whether a model has to be better than the last value
     * @throws IllegalArgumentException if it is too short to tell anything, or a channel is constant
     */
    public MeasuredSeries(String name, String what, Matrix series, boolean judged) {
        if (series.rows() < LEAST_SAMPLES * series.cols()) {
            throw new IllegalArgumentException(what + " has " + series.rows() + " samples of " + series.cols()
                    + " channels; at least " + LEAST_SAMPLES + " a channel are needed");
        }
        this.name = name;
        this.what = what;
        this.series = scaled(series, what);
        this.judged = judged;
    }

    /** Every channel to variance one, so that none outweighs another. */
    private static Matrix scaled(Matrix series, String what) {
        int m = series.cols();
        Matrix scaled = new Matrix(series.rows(), m, series.data().clone());
        for (int c = 0; c < m; c++) {
            double square = 0;
            for (int t = 0; t < series.rows(); t++) {
                square += series.at(t, c) * series.at(t, c);
            }
            double deviation = Math.sqrt(square / series.rows());
            if (!(deviation > 0)) {
                throw new IllegalArgumentException(what + ": channel " + (c + 1) + " is constant; choose others");
            }
            for (int t = 0; t < series.rows(); t++) {
                scaled.data()[t * m + c] /= deviation;
            }
        }
        return scaled;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return "Measured series: " + what;
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        int m = series.cols();
        int learned = series.rows() * 4 / 5;
        Matrix past = new Matrix(learned, m, Arrays.copyOf(series.data(), learned * m));
        double naive = rms(delayed(), learned);
        Table.Builder table = Table.of("model", "order", "parameters", "error", "relative error", "criterion", "sigma");
        int[] lags =
                Arrays.stream(LAGS).filter(p -> p == 1 || learned >= 10 * p * m).toArray();
        double leastBic = Double.POSITIVE_INFINITY;
        double chosenError = naive;
        int chosenLags = 0;
        for (int i = 0; i < lags.length; i++) {
            Matrix predicted = autoregressive(bench.autoregression(past, lags[i]), lags[i]);
            double error = rms(predicted, learned);
            double bic = bic(predicted, lags[i], learned);
            table.add("autoregression", lags[i], lags[i] * m * m, error, error / naive, bic, 0.0);
            if (bic < leastBic) {
                leastBic = bic;
                chosenLags = lags[i];
                chosenError = error;
            }
            progress.accept((i + 1.0) / (lags.length + LARGEST_ORDER));
        }
        int window = Math.min(LARGEST_WINDOW / m, learned / (10 * m));
        Subspace subspace = new Subspace(bench, List.of(past), window);
        int orders = Math.min(LARGEST_ORDER, window * m - m);
        double leastSvc = Double.POSITIVE_INFINITY;
        double stateError = naive;
        int chosenOrder = 0;
        for (int n = 1; n <= orders; n++) {
            StatePredictor predictor = subspace.ofOrder(n);
            double error = predictor.radius() < 1 ? rms(predictor.predict(series), learned) : Double.NaN;
            double next = n < subspace.sigma().length ? subspace.sigma()[n] : 0;
            double svc = next * next + 2.0 * n * m * Math.log(learned) / learned;
            table.add("state space", n, n * n + 2 * n * m, error, error / naive, svc, subspace.sigma()[n - 1]);
            if (svc < leastSvc) {
                leastSvc = svc;
                chosenOrder = n;
                stateError = error;
            }
            progress.accept((lags.length + n + 0.0) / (lags.length + orders));
        }
        return new Findings(
                table.build(),
                List.of(errors("autoregression", "lags p"), errors("state space", "order n"), values()),
                criteria(chosenLags, chosenError / naive, chosenOrder, stateError / naive));
    }

    private List<Criterion> criteria(int lags, double autoregression, int order, double stateSpace) {
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(Criterion.told("lags suggested", lags));
        criteria.add(judged("its prediction error over that of the last value", autoregression, 1));
        criteria.add(Criterion.told("order of the state space model suggested", order));
        criteria.add(judged("its prediction error over that of the last value", stateSpace, NO_WORSE));
        return criteria;
    }

    private Criterion judged(String claim, double value, double bound) {
        return judged ? Criterion.atMost(claim, value, bound) : Criterion.told(claim, value);
    }

    /** y[t−1] for each t. */
    private Matrix delayed() {
        Matrix delayed = Matrix.zeros(series.rows(), series.cols());
        System.arraycopy(series.data(), 0, delayed.data(), series.cols(), series.data().length - series.cols());
        return delayed;
    }

    /** Σ_k y[t−k] F_k for each t from p on. */
    private Matrix autoregressive(Matrix weights, int lags) {
        int m = series.cols();
        Matrix predicted = Matrix.zeros(series.rows(), m);
        for (int t = lags; t < series.rows(); t++) {
            for (int row = 0; row < lags * m; row++) {
                double value = series.data()[(t - 1 - row / m) * m + row % m];
                for (int c = 0; c < m; c++) {
                    predicted.data()[t * m + c] += value * weights.at(row, c);
                }
            }
        }
        return predicted;
    }

    /** Root of the mean squared error over the samples that nothing was learned from. */
    private double rms(Matrix predicted, int from) {
        int m = series.cols();
        double square = 0;
        for (int i = from * m; i < series.data().length; i++) {
            double error = series.data()[i] - predicted.data()[i];
            square += error * error;
        }
        return Math.sqrt(square / (series.data().length - from * m));
    }

    private double bic(Matrix predicted, int lags, int learned) {
        int m = series.cols();
        Matrix covariance = Matrix.zeros(m, m);
        for (int t = lags; t < learned; t++) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    covariance.data()[i * m + j] += (series.at(t, i) - predicted.at(t, i))
                            * (series.at(t, j) - predicted.at(t, j))
                            / (learned - lags);
                }
            }
        }
        Matrix factor = GradedFactor.of(covariance);
        double logDeterminant = IntStream.range(0, m)
                .mapToDouble(i -> 2 * Math.log(factor.at(i, i)))
                .sum();
        return learned * logDeterminant + lags * m * m * Math.log(learned);
    }

    private Picture errors(String model, String label) {
        return new Picture(
                model.replace(' ', '-') + "-error",
                what + ": prediction error of the " + model + ", last value = 1",
                Axis.logarithmic("order", label),
                Axis.linear("relative error", "error / error of the last value"),
                List.of("model"),
                Map.of("model", model),
                List.of());
    }

    private Picture values() {
        return new Picture(
                "hankel-singular-values",
                what + ": singular values of the Hankel matrix of predictions",
                Axis.linear("order", "order n"),
                Axis.logarithmic("sigma", "singular value"),
                List.of("model"),
                Map.of("model", "state space"),
                List.of());
    }
}
