package threshold.core.emergence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import threshold.core.workload.LinearSystems;

/**
 * E2: the same learned from m trajectories by least squares of the first k coordinates, the risk evaluated with the
 * exact Gramian. The full class keeps an excess of about n²/(mT); the others their bias.
 */
final class LearnedBlockRisk implements Experiment {

    private static final int TRAJECTORIES = 1000;
    private static final long SEED = 2;

    @Override
    public String name() {
        return "E2";
    }

    @Override
    public String title() {
        return "Figure 1, learned from " + TRAJECTORIES + " trajectories";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        int[] lengths = effort == Effort.FULL ? Figure1.STEPS : new int[] {10, 40, 70};
        Table.Builder table = Table.of("lambda", "T", "k", "parameters", "risk", "ln(1+risk)", "expected");
        double off = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        int done = 0;
        for (int l = 0; l < Figure1.LAMBDAS.length; l++) {
            Matrix a = LinearSystems.jordan(Figure1.N, Figure1.LAMBDAS[l]);
            Trajectories data = Trajectories.of(bench, a, TRAJECTORIES, lengths[lengths.length - 1], SEED + l);
            for (int steps : lengths) {
                StateRisk risks = new StateRisk(bench, a, steps);
                int t = Arrays.binarySearch(Figure1.STEPS, steps);
                for (int k = 1; k <= Figure1.N; k++) {
                    double risk = risks.of(data.block(bench, steps, k));
                    double expected = Figure1.expected(l, t, k);
                    table.add(Figure1.LAMBDAS[l], steps, k, k * k, risk, Math.log1p(risk), expected);
                    if (k < Figure1.N) {
                        off = Math.max(off, Math.abs(Math.log1p(risk) - expected));
                    } else {
                        double floor = (double) Figure1.N * Figure1.N / (TRAJECTORIES * steps);
                        least = Math.min(least, risk / floor);
                        most = Math.max(most, risk / floor);
                    }
                }
                progress.accept(++done / (double) (Figure1.LAMBDAS.length * lengths.length));
            }
        }
        return new Findings(
                table.build(),
                List.of(picture("1.0"), picture("1.1")),
                List.of(
                        Criterion.atMost("largest distance of ln(1+risk) from the exact one, k <= 6", off, .02),
                        Criterion.atLeast("least risk of the full class over n^2/(mT)", least, .5),
                        Criterion.atMost("largest risk of the full class over n^2/(mT)", most, 2)));
    }

    private static Picture picture(String lambda) {
        return new Picture(
                "learned-lambda-" + lambda,
                "Risk of the learned k x k block, lambda = " + lambda + ", m = " + TRAJECTORIES,
                Axis.linear("k", "block size k (k^2 parameters)"),
                Axis.linear("ln(1+risk)", "ln(1 + risk)"),
                List.of("T"),
                Map.of("lambda", lambda),
                List.of());
    }
}
