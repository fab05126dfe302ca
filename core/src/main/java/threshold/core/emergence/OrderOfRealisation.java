package threshold.core.emergence;

import java.util.ArrayList;
import java.util.Arrays;
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
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;

/**
 * E8: a stable system of order 4 with two inputs and outputs, realised by Ho and Kalman's algorithm from exact and from
 * learned Markov parameters, p = 25: the error has its knee at the true order, and falls as N^(−½) there.
 */
final class OrderOfRealisation implements Experiment {

    private static final int LAGS = 25;
    private static final int COMPARED = 60;
    private static final int MOST_ORDER = 6;
    private static final int TRUE_ORDER = 4;
    private static final int[] SAMPLES = {1000, 10_000, 100_000};
    private static final double[] SIGMA = {5.5155, 4.0933, 1.6629, 1.3703};
    private static final double[] TRUNCATED = {.693, .430, .302};

    @Override
    public String name() {
        return "E8";
    }

    @Override
    public String title() {
        return "Ho-Kalman with inputs: the knee is at the true order";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        DrivenSystem system = DrivenSystem.of(true);
        Matrix[] truth = system.markov(COMPARED);
        Table.Builder table = Table.of("N", "order", "error", "sigma");
        List<Criterion> criteria = new ArrayList<>();
        HoKalman exact = new HoKalman(bench, system.markov(LAGS - 1));
        double[] errors = errors(exact, truth);
        add(table, "exact", errors, exact.sigma());
        double sigma = 0;
        double truncated = 0;
        for (int k = 0; k < TRUE_ORDER; k++) {
            sigma = Math.max(sigma, Math.abs(exact.sigma()[k] - SIGMA[k]));
        }
        for (int k = 0; k < TRUNCATED.length; k++) {
            truncated = Math.max(truncated, Math.abs(errors[k] - TRUNCATED[k]));
        }
        criteria.add(Criterion.atMost("exact: distance of the singular values of the Hankel matrix", sigma, 5e-5));
        criteria.add(Criterion.atMost("exact: sigma_5/sigma_1", exact.sigma()[TRUE_ORDER] / exact.sigma()[0], 1e-12));
        criteria.add(Criterion.atMost("exact: distance of the truncation errors, orders 1 to 3", truncated, 1e-3));
        criteria.add(Criterion.atMost("exact: error at order 4", errors[TRUE_ORDER - 1], 1e-10));
        int seeds = effort.of(3, 5);
        double[] knees = new double[SAMPLES.length];
        for (int n = 0; n < SAMPLES.length; n++) {
            double[][] byOrder = new double[MOST_ORDER][seeds];
            double[] sigmas = {};
            for (int seed = 0; seed < seeds; seed++) {
                DrivenSystem.Record data = system.simulate(SAMPLES[n], 800 + 10L * n + seed);
                Matrix[] learned = ImpulseResponse.learned(bench, data.inputs(), data.outputs(), LAGS);
                HoKalman model = new HoKalman(bench, Arrays.copyOfRange(learned, 1, LAGS));
                sigmas = model.sigma();
                double[] off = errors(model, truth);
                for (int k = 0; k < MOST_ORDER; k++) {
                    byOrder[k][seed] = off[k];
                }
                progress.accept((n + (seed + 1.0) / seeds) / SAMPLES.length);
            }
            double[] medians = Arrays.stream(byOrder).mapToDouble(Medians::of).toArray();
            add(table, Integer.toString(SAMPLES[n]), medians, sigmas);
            knees[n] = medians[TRUE_ORDER - 1];
            double bias = 0;
            for (int k = 0; k < TRUNCATED.length; k++) {
                bias = Math.max(bias, Math.abs(medians[k] / TRUNCATED[k] - 1));
            }
            criteria.add(
                    Criterion.atMost("N=" + SAMPLES[n] + ": relative distance from the bias, orders 1 to 3", bias, .1));
            criteria.add(Criterion.atMost(
                    "N=" + SAMPLES[n] + ": error at order 4 over that at order 3", knees[n] / medians[2], .15));
        }
        double slope = Math.log(knees[2] / knees[0]) / Math.log(100);
        criteria.add(Criterion.between("exponent of the error at order 4 in N", slope, -.6, -.4));
        return new Findings(
                table.build(),
                List.of(
                        picture(
                                "realisation-error",
                                "Relative error of 60 Markov parameters",
                                "error",
                                "relative error"),
                        picture(
                                "realisation-sigma",
                                "Singular values of the Hankel matrix",
                                "sigma",
                                "singular value")),
                criteria);
    }

    private static double[] errors(HoKalman model, Matrix[] truth) {
        double[] errors = new double[MOST_ORDER];
        for (int order = 1; order <= MOST_ORDER; order++) {
            errors[order - 1] = model.sigma()[order - 1] <= 1e-12 * model.sigma()[0]
                    ? errors[order - 2]
                    : Small.distance(model.ofOrder(order).markov(COMPARED), truth);
        }
        return errors;
    }

    private static void add(Table.Builder table, String samples, double[] errors, double[] sigma) {
        for (int k = 0; k < MOST_ORDER; k++) {
            table.add(samples, k + 1, errors[k], sigma[k]);
        }
    }

    private static Picture picture(String name, String title, String column, String label) {
        return new Picture(
                name,
                title,
                Axis.linear("order", "order"),
                Axis.logarithmic(column, label),
                List.of("N"),
                Map.of(),
                List.of());
    }
}
