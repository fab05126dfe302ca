package threshold.core.emergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Medians;
import threshold.core.experiment.Picture;
import threshold.core.experiment.Picture.Axis;
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.Riccati;
import threshold.core.workload.Normals;

/**
 * E10: a predictor of order n̂ learned from outputs alone, x' = diag(1, 0.5) x + w, y = x₁ + x₂ + v: past and future of
 * 15 samples, the regression of one on the other cut to rank n̂ (Tsiamis and Pappas, CDC 2019, arXiv 1903.09122). Its
 * excess risk over the Kalman filter is evaluated exactly: it grows with T at order 0, is biased at 1, small at 2.
 */
final class SubspaceOrder implements Experiment {

    private static final int PAST = 15;
    private static final int SAMPLES = 2000;
    private static final int[] STEPS = {50, 200, 800, 2000};
    private static final double[] NO_MODEL = {2.71, 10.2, 40.2};
    private static final Matrix A = new Matrix(2, 2, new double[] {1, 0, 0, .5});
    private static final double[] VARIANCES = {.1, .5};
    private static final Riccati.Problem SYSTEM = new Riccati.Problem(
            A,
            new Matrix(1, 2, new double[] {1, 1}),
            new Matrix(2, 2, new double[] {VARIANCES[0], 0, 0, VARIANCES[1]}),
            Matrix.identity(1));

    @Override
    public String name() {
        return "E10";
    }

    @Override
    public String title() {
        return "Predictor from outputs alone: order = number of states";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        int trajectories = 100;
        int seeds = effort.of(3, 5);
        KalmanFilter kalman = KalmanFilter.of(bench, SYSTEM);
        Table.Builder table = Table.of("m", "order", "T", "excess");
        double[][][] many = risks(bench, kalman, trajectories, seeds, progress);
        double[][][] one = risks(bench, kalman, 1, seeds, _ -> {});
        add(table, trajectories, many);
        add(table, 1, one);
        List<Criterion> criteria = new ArrayList<>();
        double off = 0;
        for (int t = 0; t < NO_MODEL.length; t++) {
            off = Math.max(off, Math.abs(Medians.of(many[0][t]) / NO_MODEL[t] - 1));
        }
        criteria.add(Criterion.atMost("order 0: relative distance of the excess from its values", off, .01));
        criteria.add(Criterion.near(
                "order 0: growth exponent in T",
                Math.log(Medians.of(many[0][3]) / Medians.of(many[0][2])) / Math.log(2.5),
                1,
                .05));
        criteria.add(Criterion.between("order 1: excess at T=2000", Medians.of(many[1][3]), .05, 1.5));
        criteria.add(Criterion.atMost("order 2: excess at T=2000", Medians.of(many[2][3]), 2e-3));
        criteria.add(Criterion.atMost("order 3: excess at T=2000", Medians.of(many[3][3]), 5e-3));
        criteria.add(Criterion.atLeast(
                "order 1 over order 2 at T=2000", Medians.of(many[1][3]) / Medians.of(many[2][3]), 100));
        criteria.add(Criterion.between("one trajectory, order 2: excess at T=2000", Medians.of(one[2][3]), .005, 1.5));
        return new Findings(
                table.build(),
                List.of(new Picture(
                        "subspace",
                        "Excess risk of a predictor of order n, m = " + trajectories,
                        Axis.logarithmic("T", "T"),
                        Axis.logarithmic("excess", "excess / T"),
                        List.of("order"),
                        Map.of("m", Integer.toString(trajectories)),
                        List.of())),
                criteria);
    }

    private static void add(Table.Builder table, int trajectories, double[][][] risks) {
        for (int order = 0; order < risks.length; order++) {
            for (int t = 0; t < STEPS.length; t++) {
                table.add(trajectories, order, STEPS[t], Medians.of(risks[order][t]));
            }
        }
    }

    /** By order, T and seed. */
    private static double[][][] risks(
            Workbench bench, KalmanFilter kalman, int trajectories, int seeds, DoubleConsumer progress) {
        double[][][] risks = new double[4][STEPS.length][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            Subspace model =
                    new Subspace(bench, outputs(kalman, trajectories, 1000L * (seed + 1) + trajectories), PAST);
            for (int order = 0; order < risks.length; order++) {
                Optional<StatePredictor> predictor = order == 0 ? Optional.empty() : Optional.of(model.ofOrder(order));
                for (int t = 0; t < STEPS.length; t++) {
                    risks[order][t][seed] = excess(bench, kalman, predictor, STEPS[t]);
                }
            }
            progress.accept((seed + 1.0) / seeds);
        }
        return risks;
    }

    private static List<Matrix> outputs(KalmanFilter kalman, int trajectories, long seed) {
        Normals random = new Normals(seed);
        return IntStream.range(0, trajectories)
                .mapToObj(_ -> Matrix.column(outputs(kalman, random)))
                .toList();
    }

    private static double[] outputs(KalmanFilter kalman, Normals random) {
        double[] y = new double[SAMPLES];
        Matrix root = GradedFactor.of(kalman.p());
        double first = random.next();
        double x1 = root.at(0, 0) * first;
        double x2 = root.at(1, 0) * first + root.at(1, 1) * random.next();
        for (int t = 0; t < SAMPLES; t++) {
            y[t] = x1 + x2 + random.next();
            x1 = A.at(0, 0) * x1 + Math.sqrt(VARIANCES[0]) * random.next();
            x2 = A.at(1, 1) * x2 + Math.sqrt(VARIANCES[1]) * random.next();
        }
        return y;
    }

    /**
     * Kalman filter and predictor together, driven by the innovations e of variance S: s' = M s + g e from s = 0,
     * difference of their predictions h s. The mean of its square is hᵀ Σ h, Σ the mean covariance of s, a Gramian.
     */
    private static double excess(Workbench bench, KalmanFilter kalman, Optional<StatePredictor> predictor, int steps) {
        int order = predictor.map(p -> p.m().rows()).orElse(0);
        int n = 2 + order;
        Matrix m = Matrix.zeros(n, n);
        double[] g = new double[n];
        double[] h = new double[n];
        for (int i = 0; i < 2; i++) {
            m.data()[i * (n + 1)] = A.at(i, i);
            g[i] = kalman.gain()[i];
            h[i] = 1;
        }
        predictor.ifPresent(p -> append(p, n, m, g, h));
        Matrix w = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w.data()[i * n + j] = kalman.innovation() * (g[i] * g[j]);
            }
        }
        Matrix mean = bench.gramian(m, w, steps - 1).mean();
        double excess = 0;
        for (int i = 0; i < n; i++) {
            excess += h[i] * Small.row(mean, i, h, 0);
        }
        return excess * (steps - 1) / steps;
    }

    private static void append(StatePredictor predictor, int n, Matrix m, double[] g, double[] h) {
        for (int i = 0; i < predictor.m().rows(); i++) {
            double gain = predictor.k().at(i, 0);
            m.data()[(2 + i) * n] = gain;
            m.data()[(2 + i) * n + 1] = gain;
            for (int j = 0; j < predictor.m().rows(); j++) {
                m.data()[(2 + i) * n + 2 + j] = predictor.m().at(i, j);
            }
            g[2 + i] = gain;
            h[2 + i] = -predictor.c().at(0, i);
        }
    }
}
