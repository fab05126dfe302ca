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
import threshold.core.workload.Matrices;

/**
 * E4: a generic affine class A₀ + Σ θᵢ Bᵢ of d parameters has bounded risk from d = n·d_u = 12 on, n = 6, d_u = 2: a
 * rotation by one radian and four stable states, in a random basis. Â must agree with A on the unstable plane, n·d_u
 * linear equations.
 */
final class AffineClass implements Experiment {

    private static final int N = 6;
    private static final int CRITICAL = 12;
    private static final int[] PARAMETERS = {4, 8, 10, 11, 12, 13, 16, 24};
    private static final int[] STEPS = {1000, 10_000, 100_000};
    private static final double[] STABLE = {.5, .4, -.3, .2};

    @Override
    public String name() {
        return "E4";
    }

    @Override
    public String title() {
        return "Parameter count: a generic affine class needs n d_u = 12";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        int seeds = effort.of(7, 20);
        double[][][] risks = new double[PARAMETERS.length][STEPS.length][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            Matrix a = system(bench, seed);
            Matrix[] directions = new Matrix[PARAMETERS[PARAMETERS.length - 1] + 1];
            for (int i = 0; i < directions.length; i++) {
                directions[i] = Matrices.normal(N, N, 1000L * (seed + 1) + i);
            }
            for (int t = 0; t < STEPS.length; t++) {
                Matrix factor = new StateRisk(bench, a, STEPS[t]).factor();
                for (int d = 0; d < PARAMETERS.length; d++) {
                    risks[d][t][seed] = leastRisk(bench, a, factor, directions, PARAMETERS[d]);
                }
            }
            progress.accept((seed + 1.0) / seeds);
        }
        Table.Builder table = Table.of("parameters", "T", "risk", "exponent");
        List<Criterion> criteria = new ArrayList<>();
        for (int d = 0; d < PARAMETERS.length; d++) {
            double[] exponents = new double[seeds];
            for (int seed = 0; seed < seeds; seed++) {
                exponents[seed] = Math.log10(risks[d][2][seed] / risks[d][1][seed]);
            }
            double exponent = Medians.of(exponents);
            for (int t = 0; t < STEPS.length; t++) {
                table.add(PARAMETERS[d], STEPS[t], Medians.of(risks[d][t]), exponent);
            }
            String claim = "median growth exponent in T, d = " + PARAMETERS[d];
            if (PARAMETERS[d] < CRITICAL - 1) {
                criteria.add(Criterion.near(claim, exponent, 1, .1));
            } else if (PARAMETERS[d] < CRITICAL) {
                criteria.add(Criterion.atLeast(claim, exponent, .6));
            } else if (PARAMETERS[d] > CRITICAL) {
                criteria.add(Criterion.atMost(claim, exponent, .1));
            }
        }
        return new Findings(
                table.build(),
                List.of(new Picture(
                        "affine",
                        "Median risk of the best of an affine class of d parameters, n = 6, d_u = 2",
                        Axis.linear("parameters", "parameters d"),
                        Axis.logarithmic("risk", "risk"),
                        List.of("T"),
                        Map.of(),
                        List.of())),
                criteria);
    }

    /** Q blkdiag(R(1), stable) Qᵀ. */
    private static Matrix system(Workbench bench, int seed) {
        Matrix block = Matrix.zeros(N, N);
        block.data()[0] = Math.cos(1);
        block.data()[1] = -Math.sin(1);
        block.data()[N] = Math.sin(1);
        block.data()[N + 1] = Math.cos(1);
        for (int i = 0; i < STABLE.length; i++) {
            block.data()[(i + 2) * (N + 1)] = STABLE[i];
        }
        Matrix q = Matrices.scaledOrthogonal(N, 1, 40L + seed);
        return bench.product(bench.product(q, block), q.transposed());
    }

    /** min over θ of ‖(A₀ + Σ θᵢ Bᵢ − A) F‖²: least squares with the columns vec(Bᵢ F). */
    private static double leastRisk(Workbench bench, Matrix a, Matrix factor, Matrix[] directions, int d) {
        Matrix columns = Matrix.zeros(N * N, d);
        for (int i = 0; i < d; i++) {
            double[] image = bench.product(directions[i + 1], factor).data();
            for (int row = 0; row < image.length; row++) {
                columns.data()[row * d + i] = image[row];
            }
        }
        double[] wanted =
                bench.product(StateRisk.minus(a, directions[0]), factor).data();
        double[] theta = bench.leastSquares(columns, wanted);
        double[] left = wanted.clone();
        for (int row = 0; row < left.length; row++) {
            for (int i = 0; i < d; i++) {
                left[row] -= columns.at(row, i) * theta[i];
            }
        }
        return Arrays.stream(left).map(v -> v * v).sum();
    }
}
