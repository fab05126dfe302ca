package threshold.core.emergence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import threshold.core.experiment.Workbench;

/**
 * State space models of growing order n, by {@link Subspace}. The order suggested is of least σ²_(n+1) + 2 n m ln N /
 * N, the singular values of a regression whose noise has variance one (Bauer 2001), among those that are stable.
 */
final class StateSpaceFits {

    private static final int LARGEST = 12;
    private static final int WIDEST = 30;

    private StateSpaceFits() {}

    /**
     * Samples of the past and of the future: {@value #WIDEST} values of all channels together, two samples at least,
     * and no more than the series is long enough for.
     */
    private static int window(SplitSeries series) {
        int m = series.channels();
        return Math.min(Math.max(2, WIDEST / m), series.learned() / (10 * m));
    }

    /** The largest order. */
    static int largest(SplitSeries series) {
        return Math.min(LARGEST, (window(series) - 1) * series.channels());
    }

    /** @param done told after each how many there are */
    static List<Fit> of(Workbench bench, SplitSeries series, IntConsumer done) {
        Subspace subspace = new Subspace(bench, List.of(series.past()), window(series));
        int m = series.channels();
        double price = 2.0 * m * Math.log(series.learned()) / series.learned();
        double[] sigma = subspace.sigma();
        List<Fit> fits = new ArrayList<>();
        for (int n = 1; n <= largest(series); n++) {
            StatePredictor predictor = subspace.ofOrder(n);
            double error = predictor.radius() < 1
                    ? series.error(bench.predictions(predictor.over(series.samples())))
                    : Double.NaN;
            double next = n < sigma.length ? sigma[n] : 0;
            fits.add(new Fit(n, n * n + 2 * n * m, error, next * next + n * price, sigma[n - 1]));
            done.accept(n);
        }
        return fits;
    }
}
