package threshold.core.emergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
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
 * A measured series, identified by autoregressions and by state space models of growing order on its first four fifths,
 * judged by the one-step prediction error on the rest; an order is suggested for each without looking at the rest.
 * Errors are relative to those of the last value: 1 is what needs no model.
 *
 * <p>What the orders are suggested by: {@link AutoregressiveFits}, {@link StateSpaceFits}.
 */
public final class MeasuredSeries implements Experiment {

    /** A model of a series that hardly differs from its last value may be a little worse than that. */
    private static final double NO_WORSE = 1.05;

    private final String name;
    private final String what;
    private final SplitSeries series;
    private final boolean judged;

    /**
     * @param name short name of the experiment
     * @param what which series it is
     * @param series its N×m samples, each channel with mean zero
     * @param judged whether a model has to be better than the last value
     * @throws IllegalArgumentException if it is too short to tell anything, or a channel is constant
     */
    public MeasuredSeries(String name, String what, Matrix series, boolean judged) {
        this.name = name;
        this.what = what;
        this.series = SplitSeries.of(series, what);
        this.judged = judged;
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
        int[] lags = AutoregressiveFits.lags(series);
        int largest = StateSpaceFits.largest(series);
        double all = lags.length + largest;
        List<Fit> autoregressions = AutoregressiveFits.of(bench, series, done -> progress.accept(done / all));
        List<Fit> stateSpace = StateSpaceFits.of(bench, series, done -> progress.accept((lags.length + done) / all));
        double naive = series.error(series.lastValues());
        Table.Builder table = Table.of("model", "order", "parameters", "error", "relative error", "criterion", "sigma");
        add(table, "autoregression", autoregressions, naive);
        add(table, "state space", stateSpace, naive);
        List<Criterion> criteria = new ArrayList<>();
        criteria.addAll(criteria("autoregression, lags", lags[lags.length - 1], autoregressions, naive, 1));
        criteria.addAll(criteria("state space, order", largest, stateSpace, naive, NO_WORSE));
        return new Findings(
                table.build(),
                List.of(errors("autoregression", "lags p"), errors("state space", "order n"), values()),
                criteria);
    }

    private static void add(Table.Builder table, String model, List<Fit> fits, double naive) {
        for (Fit fit : fits) {
            table.add(
                    model,
                    fit.order(),
                    fit.parameters(),
                    fit.error(),
                    fit.error() / naive,
                    fit.criterion(),
                    fit.sigma());
        }
    }

    private List<Criterion> criteria(String what, int largest, List<Fit> fits, double naive, double bound) {
        Optional<Fit> fit = Fit.suggested(fits);
        String claim = what + " suggested of up to " + largest;
        double error = fit.map(Fit::error).orElse(Double.NaN) / naive;
        String errorClaim = "its prediction error over that of the last value";
        return List.of(
                Criterion.told(claim, fit.map(one -> (double) one.order()).orElse(Double.NaN)),
                judged ? Criterion.atMost(errorClaim, error, bound) : Criterion.told(errorClaim, error));
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
