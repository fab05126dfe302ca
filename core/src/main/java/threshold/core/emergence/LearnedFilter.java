package threshold.core.emergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import threshold.core.Matrix;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Medians;
import threshold.core.experiment.Picture;
import threshold.core.experiment.Picture.Axis;
import threshold.core.experiment.Picture.Curve;
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;

/**
 * E7: an autoregression of p lags learned from one trajectory of N samples of the random walk, evaluated exactly: its
 * excess is about δ_p + p S/N, bias and variance, with its least at p ≈ log(2N log(1/ρ)(1 − ρ²))/(2 log(1/ρ)), the log
 * N law.
 */
final class LearnedFilter implements Experiment {

    private static final RandomWalk WALK = new RandomWalk(.01);
    private static final int[] SAMPLES = {1000, 10_000, 100_000};
    private static final int[][] LAGS = {
        {1, 2, 4, 8, 16, 18, 24, 32, 48, 64}, {1, 2, 4, 8, 16, 24, 30, 32, 48, 64}, {16, 24, 32, 41, 48, 64}
    };
    private static final int LONGEST_TEST = 10_000;

    @Override
    public String name() {
        return "E7";
    }

    @Override
    public String title() {
        return "Filter learned from one trajectory: bias and variance";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        Table.Builder table = Table.of("N", "p", "excess", "predicted");
        List<Criterion> criteria = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        int lengths = effort.of(2, SAMPLES.length);
        for (int n = 0; n < lengths; n++) {
            int samples = SAMPLES[n];
            int seeds = samples == LONGEST_TEST * 10 ? 5 : 20;
            int test = Math.min(samples, LONGEST_TEST);
            double[] excess = new double[LAGS[n].length];
            double[][] bySeed = new double[LAGS[n].length][seeds];
            for (int seed = 0; seed < seeds; seed++) {
                Matrix series = WALK.series(samples, 7000 + 100L * n + seed);
                for (int p = 0; p < LAGS[n].length; p++) {
                    double[] f = bench.autoregression(series, LAGS[n][p]).data();
                    bySeed[p][seed] = WALK.excess(f, test) / test;
                }
                progress.accept((n + (seed + 1.0) / seeds) / lengths);
            }
            double off = 0;
            int best = 0;
            for (int p = 0; p < LAGS[n].length; p++) {
                excess[p] = Medians.of(bySeed[p]);
                table.add(samples, LAGS[n][p], excess[p], predicted(samples, LAGS[n][p]));
                off = Math.max(off, Math.abs(excess[p] / predicted(samples, LAGS[n][p]) - 1));
                best = excess[p] < excess[best] ? p : best;
            }
            curves.add(curve(samples));
            criteria.add(Criterion.atMost(
                    "N=" + samples + ": relative distance of the median from delta_p + pS/N", off, .15));
            criteria.add(Criterion.between(
                    "N=" + samples + ": p of the least excess, over the prediction",
                    LAGS[n][best] / bestLags(samples),
                    .7,
                    1.45));
        }
        return new Findings(
                table.build(),
                List.of(new Picture(
                        "learned-filter",
                        "Excess risk of a learned autoregression, q = 0.01",
                        Axis.logarithmic("p", "lags p"),
                        Axis.logarithmic("excess", "excess / T"),
                        List.of("N"),
                        Map.of(),
                        curves)),
                criteria);
    }

    private static double predicted(int samples, int p) {
        return WALK.delta(p) + p * WALK.innovation() / samples;
    }

    private static double bestLags(int samples) {
        double rho = WALK.pole();
        return Math.log(2 * samples * -Math.log(rho) * (1 - rho * rho)) / (-2 * Math.log(rho));
    }

    private static Curve curve(int samples) {
        List<Double> p = new ArrayList<>();
        List<Double> excess = new ArrayList<>();
        for (int lags = 1; lags <= 64; lags++) {
            p.add((double) lags);
            excess.add(predicted(samples, lags));
        }
        return new Curve("delta_p + p S / " + samples, p, excess);
    }
}
