package threshold.core.emergence;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Picture;
import threshold.core.experiment.Picture.Axis;
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;
import threshold.core.workload.LinearSystems;

/** E1: Figure 1 of the paper, exactly. */
final class BlockRisk implements Experiment {

    @Override
    public String name() {
        return "E1";
    }

    @Override
    public String title() {
        return "Figure 1: risk of the best k x k block, exact";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        Table.Builder table = Table.of("lambda", "T", "k", "parameters", "risk", "ln(1+risk)", "expected");
        double printed = 0;
        double closed = 0;
        for (int l = 0; l < Figure1.LAMBDAS.length; l++) {
            for (int t = 0; t < Figure1.STEPS.length; t++) {
                int steps = Figure1.STEPS[t];
                StateRisk risks = new StateRisk(bench, LinearSystems.jordan(Figure1.N, Figure1.LAMBDAS[l]), steps);
                for (int k = 1; k <= Figure1.N; k++) {
                    double risk = risks.of(risks.bestBlock(k));
                    double expected = Figure1.expected(l, t, k);
                    table.add(Figure1.LAMBDAS[l], steps, k, k * k, risk, Math.log1p(risk), expected);
                    printed = Math.max(printed, Math.abs(Math.log1p(risk) - expected));
                    if (k >= Figure1.DIMENSION_UNSTABLE) {
                        closed = Math.max(closed, Math.abs(risk - Figure1.bounded(steps, k)));
                    }
                }
                progress.accept((l * Figure1.STEPS.length + t + 1.0) / (Figure1.LAMBDAS.length * Figure1.STEPS.length));
            }
        }
        return new Findings(
                table.build(),
                List.of(picture("1.0"), picture("1.1")),
                List.of(
                        Criterion.atMost("largest distance of ln(1+risk) from the table of Figure 1", printed, 5e-4),
                        Criterion.atMost("largest distance of the risk from its closed form, k >= 4", closed, 1e-9)));
    }

    private static Picture picture(String lambda) {
        return new Picture(
                "figure-1-lambda-" + lambda,
                "Risk of the best k x k block, lambda = " + lambda,
                Axis.linear("k", "block size k (k^2 parameters)"),
                Axis.linear("ln(1+risk)", "ln(1 + risk)"),
                List.of("T"),
                Map.of("lambda", lambda),
                List.of());
    }
}
