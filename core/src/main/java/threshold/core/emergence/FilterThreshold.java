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
import threshold.core.experiment.Picture;
import threshold.core.experiment.Picture.Axis;
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;

/**
 * E6: the analogue of Theorem 2 for filters. The mean squared error of the best filter of length h, y = e₁ᵀ x + v, x' =
 * A x + w, is bounded in T from h = d_u on: 1 − Σ F_k z^(−k) has to vanish at every eigenvalue on or outside the unit
 * circle, with its multiplicity. Below, it grows as T^(2(d_u − h) − 1) for a Jordan block.
 */
final class FilterThreshold implements Experiment {

    /** @param dimension d_u; @param longest the largest T: past it |λ|ᵀ·eps is not small any more */
    private record Case(String name, Matrix a, int dimension, int longest) {}

    private static final List<Case> CASES = List.of(
            new Case("J2(1)", new Matrix(2, 2, new double[] {1, 1, 0, 1}), 2, 2048),
            new Case("J3(1)", new Matrix(3, 3, new double[] {1, 1, 0, 0, 1, 1, 0, 0, 1}), 3, 2048),
            new Case(
                    "rotation",
                    new Matrix(2, 2, new double[] {
                        Math.cos(Math.PI / 5), -Math.sin(Math.PI / 5), Math.sin(Math.PI / 5), Math.cos(Math.PI / 5)
                    }),
                    2,
                    2048),
            new Case("1.1 and 1", new Matrix(2, 2, new double[] {1.1, 1, 0, 1}), 2, 128));

    @Override
    public String name() {
        return "E6";
    }

    @Override
    public String title() {
        return "Filter length = number of unstable eigenvalues";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        Table.Builder table = Table.of("system", "d_u", "h", "T", "mse");
        List<Criterion> criteria = new ArrayList<>();
        for (Case c : CASES) {
            for (int h = 1; h <= c.dimension + 2; h++) {
                double before = 0;
                double last = 0;
                double checked = 0;
                for (int steps = 64; steps <= c.longest; steps *= 2) {
                    before = last;
                    last = leastError(bench, c.a, h, steps);
                    checked = steps == known(c.name, h).steps() ? last : checked;
                    table.add(c.name, c.dimension, h, steps, last);
                }
                double exponent = Math.log(last / before) / Math.log(2);
                String claim = c.name + ", h = " + h + ": growth exponent at T = " + c.longest;
                criteria.addAll(judge(c, h, claim, exponent, checked));
            }
            progress.accept((CASES.indexOf(c) + 1.0) / CASES.size());
        }
        return new Findings(
                table.build(), CASES.stream().map(FilterThreshold::picture).toList(), criteria);
    }

    private static List<Criterion> judge(Case c, int h, String claim, double exponent, double checked) {
        List<Criterion> criteria = new ArrayList<>();
        if (h >= c.dimension) {
            criteria.add(Criterion.atMost(claim, exponent, .1));
        } else if (c.name.startsWith("J")) {
            criteria.add(Criterion.near(claim, exponent, 2 * (c.dimension - h) - 1, .1));
        } else {
            criteria.add(Criterion.near(claim, exponent, 1, .15));
        }
        Known known = known(c.name, h);
        if (known.steps > 0) {
            criteria.add(Criterion.near(
                    c.name + ", h = " + h + ": error at T = " + known.steps, checked, known.error, 2e-4 * known.error));
        }
        return criteria;
    }

    /** An error that was computed independently, at a T; T is 0 where none was. */
    private record Known(int steps, double error) {}

    private static Known known(String system, int h) {
        return switch (system + h) {
            case "J2(1)1" -> new Known(64, 14.1018);
            case "J2(1)2" -> new Known(256, 8.650);
            case "J3(1)1" -> new Known(256, 139_880);
            case "J3(1)3" -> new Known(2048, 27.91);
            case "rotation1" -> new Known(128, 24.76);
            case "rotation2" -> new Known(256, 6.387);
            default -> new Known(0, 0);
        };
    }

    /**
     * min over F of the mean over t = h+1 … T of E(y[t] − Σ F_k y[t−k])². y[t] has the weight e₁ᵀAʲ on w[t−1−j] and one
     * on v[t]; what is left of them is affine in F, and each counts as often as it occurs.
     */
    private static double leastError(Workbench bench, Matrix a, int h, int steps) {
        int n = a.rows();
        double[][] response = response(a, steps);
        Matrix rows = Matrix.zeros(steps * n + h, h);
        double[] wanted = new double[rows.rows()];
        for (int j = 0; j < steps; j++) {
            double weight = Math.sqrt((double) (steps - Math.max(h, j)) / (steps - h));
            for (int i = 0; i < n; i++) {
                int row = j * n + i;
                wanted[row] = weight * response[j][i];
                for (int k = 1; k <= Math.min(h, j); k++) {
                    rows.data()[row * h + k - 1] = weight * response[j - k][i];
                }
            }
        }
        for (int k = 0; k < h; k++) {
            rows.data()[(steps * n + k) * h + k] = 1;
        }
        double[] f = bench.leastSquares(rows, wanted);
        double error = 1;
        for (int row = 0; row < wanted.length; row++) {
            double left = wanted[row];
            for (int k = 0; k < h; k++) {
                left -= rows.at(row, k) * f[k];
            }
            error += left * left;
        }
        return error;
    }

    /** Rows e₁ᵀAʲ. */
    private static double[][] response(Matrix a, int steps) {
        int n = a.rows();
        double[][] rows = new double[steps][n];
        rows[0][0] = 1;
        for (int j = 1; j < steps; j++) {
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    rows[j][i] += rows[j - 1][k] * a.at(k, i);
                }
            }
        }
        return rows;
    }

    private static Picture picture(Case c) {
        return new Picture(
                "filter-threshold-" + c.name.replace(' ', '-'),
                "Mean squared error of the best filter of length h, " + c.name,
                Axis.logarithmic("T", "T"),
                Axis.logarithmic("mse", "mean squared error"),
                List.of("h"),
                Map.of("system", c.name),
                List.of());
    }
}
