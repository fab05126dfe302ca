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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.check.ReferenceSvd;
import threshold.core.kernel.HankelLeastSquares.Problem;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.workload.Autoregression;
import threshold.core.workload.Matrices;

class HankelLeastSquaresContractTest {

    private static final HankelLeastSquaresFamily FAMILY = new HankelLeastSquaresFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int p : Shapes.AWKWARD) {
            for (int m : new int[] {1, 2, 3}) {
                for (int samples : new int[] {p + p * m, p + p * m + 1, 4 * p * m + 97}) {
                    Size size = new Size(samples, p, m);
                    cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "ar")));
                }
            }
        }
        cases.add(Case.of("suite shape", FAMILY.instance(new Size(5000, 32, 1), "ar")));
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_measured_series() {
        return Case.onEverySolver(
                FAMILY,
                List.of(
                        Case.of("us-births", FAMILY.instance(new Size(7305, 32, 1), "us-births")),
                        Case.of("sensornet", FAMILY.instance(new Size(4690, 16, 2), "sensornet"))));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_or_breaks_down_on_hard_series() {
        Matrix easy = Autoregression.series(300, 2, 1);
        return Case.onEverySolver(
                FAMILY,
                List.of(
                        Case.deficient("all zero", instance(Matrix.zeros(300, 2), 5)),
                        Case.deficient("constant", instance(constant(300), 5)),
                        Case.deficient("two equal channels", instance(twice(Autoregression.series(300, 1, 2)), 5)),
                        Case.hard("scaled by 1e150", instance(times(easy, 1e150), 5)),
                        Case.hard("scaled by 1e-150", instance(times(easy, 1e-150), 5)),
                        Case.hard("random walk", instance(walk(300, 1), 8)),
                        Case.hard("twice integrated", instance(integrated(walk(300, 1)), 8)),
                        Case.hard(
                                "six times integrated",
                                instance(integrated(integrated(integrated(integrated(integrated(walk(300, 1)))))), 8)),
                        Case.hard("unstable", instance(geometric(200, 1.5), 1))));
    }

    /** cos(θt) obeys y[t] = 2cosθ y[t−1] − y[t−2] without error. */
    @TestFactory
    Stream<DynamicNode> every_solver_finds_the_recurrence_of_a_cosine() {
        double theta = 0.9;
        Matrix series = Matrix.zeros(200, 1);
        for (int t = 0; t < 200; t++) {
            series.data()[t] = Math.cos(theta * t);
        }
        return Solver.taking(FAMILY, new Size(200, 2, 1))
                .map(solver -> dynamicTest(
                        solver.name() + " cosine",
                        () -> assertThat(solver.solve(new Size(200, 2, 1), new Problem(series))
                                        .data())
                                .containsExactly(new double[] {2 * Math.cos(theta), -1}, within(1e-13))));
    }

    /** One lag, one channel: F = Σ y[t] y[t−1] / Σ y[t−1]². */
    @TestFactory
    Stream<DynamicNode> every_solver_agrees_with_the_formula_for_one_lag() {
        Matrix series = Autoregression.series(500, 1, 3);
        double[] y = series.data();
        double cross = 0;
        double square = 0;
        for (int t = 1; t < y.length; t++) {
            cross += y[t] * y[t - 1];
            square += y[t - 1] * y[t - 1];
        }
        double f = cross / square;
        return Solver.taking(FAMILY, new Size(500, 1, 1))
                .map(solver -> dynamicTest(
                        solver.name() + " one lag",
                        () -> assertThat(solver.solve(new Size(500, 1, 1), new Problem(series))
                                        .data())
                                .containsExactly(new double[] {f}, within(1e-13))));
    }

    /** A vector autoregression without noise is found again, channel by channel and lag by lag: the order of F's rows. */
    @TestFactory
    Stream<DynamicNode> every_solver_orders_its_weights_by_lag_and_then_channel() {
        int m = 2;
        double[] f = {0.3, -0.4, 0.8, 0.2, -0.5, 0.1, 0.2, -0.6};
        Matrix series = Matrix.zeros(12, m);
        System.arraycopy(new double[] {1, -2, 3, 0.5}, 0, series.data(), 0, 4);
        for (int t = 2; t < series.rows(); t++) {
            for (int c = 0; c < m; c++) {
                for (int k = 1; k <= 2; k++) {
                    for (int b = 0; b < m; b++) {
                        series.data()[t * m + c] += f[((k - 1) * m + b) * m + c] * series.at(t - k, b);
                    }
                }
            }
        }
        return Solver.taking(FAMILY, new Size(12, 2, m))
                .map(solver -> dynamicTest(
                        solver.name() + " order of weights",
                        () -> assertThat(solver.solve(new Size(12, 2, m), new Problem(series))
                                        .data())
                                .containsExactly(f, within(1e-10))));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, Case.of("suite shape", FAMILY.instance(new Size(3000, 20, 2), "ar")));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(2, 1, 1), new Size(300, 9, 1), new Size(400, 8, 3))
                .flatMap(size -> contract(size).onEverySolver());
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract_on_two_threads() {
        return contract(new Size(3000, 12, 4)).onTwoThreads();
    }

    private static PlanContract<Size, Problem, Matrix> contract(Size size) {
        return new PlanContract<>(
                FAMILY,
                size,
                problem(size, 1),
                problem(size, 2),
                problem(new Size(size.samples() + 1, size.lags(), size.channels()), 3));
    }

    private static Problem problem(Size size, long seed) {
        return new Problem(Autoregression.series(size.samples(), size.channels(), seed));
    }

    private static Instance<Problem> instance(Matrix series, int lags) {
        Size size = new Size(series.rows(), lags, series.cols());
        return new Instance<>(size, new Problem(series), ReferenceSvd.hankelCondition(series, lags), new double[0]);
    }

    private static Matrix constant(int samples) {
        Matrix series = Matrix.zeros(samples, 1);
        Arrays.fill(series.data(), 3);
        return series;
    }

    private static Matrix geometric(int samples, double ratio) {
        Matrix series = Matrix.zeros(samples, 1);
        Arrays.setAll(series.data(), t -> Math.pow(ratio, t));
        return series;
    }

    private static Matrix walk(int samples, long seed) {
        return integrated(Matrices.normal(samples, 1, seed));
    }
}
