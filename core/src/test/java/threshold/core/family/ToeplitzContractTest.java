package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static threshold.core.family.Variants.times;
import static threshold.core.family.Variants.twice;
import static threshold.core.family.Variants.integrated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.check.ReferenceSvd;
import threshold.core.kernel.Toeplitz.Problem;
import threshold.core.kernel.Toeplitz.Size;
import threshold.core.workload.Autoregression;
import threshold.core.workload.Matrices;

class ToeplitzContractTest {

    private static final ToeplitzFamily FAMILY = new ToeplitzFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int p : Shapes.AWKWARD) {
            for (int m : new int[] {1, 2, 3}) {
                for (int samples : new int[] {p * m, p * m + 1, 4 * p * m + 97}) {
                    Size size = new Size(samples, p, m);
                    cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "ar")));
                }
            }
        }
        cases.add(Case.of("suite shape", FAMILY.instance(new Size(5000, 32, 1), "ar")));
        cases.add(Case.of("us-births", FAMILY.instance(new Size(7305, 32, 1), "us-births")));
        cases.add(Case.of("sensornet", FAMILY.instance(new Size(4690, 16, 2), "sensornet")));
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_or_breaks_down_on_hard_series() {
        Matrix easy = Autoregression.series(300, 2, 1);
        return Case.onEverySolver(
                FAMILY,
                List.of(
                        Case.deficient("all zero", instance(Matrix.zeros(300, 2), 5)),
                        Case.deficient("two equal channels", instance(twice(Autoregression.series(300, 1, 2)), 5)),
                        Case.hard("constant", instance(filled(300, 3), 5)),
                        Case.hard("scaled by 1e150", instance(times(easy, 1e150), 5)),
                        Case.hard("scaled by 1e-150", instance(times(easy, 1e-150), 5)),
                        Case.hard("random walk", instance(integrated(Matrices.normal(300, 1, 1)), 8)),
                        Case.hard("twice integrated", instance(integrated(integrated(Matrices.normal(300, 1, 1))), 8)),
                        Case.hard("one sample", instance(impulse(40), 6))));
    }

    /** One lag, one channel: F = R_1/R_0. */
    @TestFactory
    Stream<DynamicNode> every_solver_agrees_with_the_formula_for_one_lag() {
        Matrix series = Autoregression.series(500, 1, 3);
        double f = lagged(series.data(), 1) / lagged(series.data(), 0);
        return onEverySolver(
                "one lag",
                new Size(500, 1, 1),
                series,
                weights -> assertThat(weights).containsExactly(new double[] {f}, within(1e-13)));
    }

    /** For R = (1, ρ, ρ², …) only the first weight is not zero; the series (1, 2, 1) has R = (6, 4, 1). */
    @TestFactory
    Stream<DynamicNode> every_solver_solves_a_system_of_two_by_hand() {
        // 6 F1 + 4 F2 = 4, 4 F1 + 6 F2 = 1
        double[] expected = {(4 * 6 - 4 * 1) / 20.0, (6 * 1 - 4 * 4) / 20.0};
        return onEverySolver(
                "by hand",
                new Size(3, 2, 1),
                Matrix.column(1, 2, 1),
                weights -> assertThat(weights).containsExactly(expected, within(1e-14)));
    }

    /** What the covariance method does not promise: the filter 1/(1 − Σ F_k z^(−k)) forgets, even of a growing series. */
    @TestFactory
    Stream<DynamicNode> every_solver_gives_a_stable_filter() {
        Matrix series = Matrix.zeros(60, 1);
        Arrays.setAll(series.data(), t -> Math.pow(1.1, t) * Math.cos(t));
        return onEverySolver("stable", new Size(60, 4, 1), series, weights -> {
            double[] response = new double[20_000];
            for (int t = 0; t < response.length; t++) {
                response[t] = t == 0 ? 1 : 0;
                for (int k = 1; k <= Math.min(4, t); k++) {
                    response[t] += weights[k - 1] * response[t - k];
                }
            }
            assertThat(Math.abs(response[response.length - 1])).isLessThan(1e-6);
        });
    }

    /** Reversed in time, the series has the same R, so one channel has the same weights. */
    @TestFactory
    Stream<DynamicNode> every_solver_does_not_see_the_direction_of_time() {
        Matrix series = Autoregression.series(200, 1, 5);
        Matrix reversed = Matrix.zeros(200, 1);
        Arrays.setAll(reversed.data(), t -> series.data()[199 - t]);
        Size size = new Size(200, 7, 1);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " reversed",
                        () -> assertThat(solver.solve(size, new Problem(reversed))
                                        .data())
                                .containsExactly(
                                        solver.solve(size, new Problem(series)).data(), within(1e-12))));
    }

    private static Stream<DynamicNode> onEverySolver(String what, Size size, Matrix series, Consumer<double[]> holds) {
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " " + what,
                        () -> holds.accept(
                                solver.solve(size, new Problem(series)).data())));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, Case.of("suite shape", FAMILY.instance(new Size(3000, 20, 2), "ar")));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(2, 1, 1), new Size(300, 9, 1), new Size(400, 8, 3))
                .flatMap(size -> new PlanContract<>(
                                FAMILY, size, problem(size, 0, 1), problem(size, 0, 2), problem(size, 1, 3))
                        .onEverySolver());
    }

    private static Problem problem(Size size, int more, long seed) {
        return new Problem(Autoregression.series(size.samples() + more, size.channels(), seed));
    }

    private static Instance<Problem> instance(Matrix series, int lags) {
        Problem problem = new Problem(series);
        double kappa = ReferenceSvd.hankelCondition(problem.padded(lags).series(), lags);
        return new Instance<>(new Size(series.rows(), lags, series.cols()), problem, kappa, new double[0]);
    }

    private static double lagged(double[] y, int lag) {
        double sum = 0;
        for (int t = lag; t < y.length; t++) {
            sum += y[t] * y[t - lag];
        }
        return sum;
    }

    private static Matrix filled(int samples, double value) {
        Matrix series = Matrix.zeros(samples, 1);
        Arrays.fill(series.data(), value);
        return series;
    }

    private static Matrix impulse(int samples) {
        Matrix series = Matrix.zeros(samples, 1);
        series.data()[samples / 2] = 1;
        return series;
    }
}
