package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static threshold.core.family.Variants.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.LeastSquares.Problem;
import threshold.core.kernel.LeastSquares.Size;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class LeastSquaresContractTest {

    private static final LeastSquaresFamily FAMILY = new LeastSquaresFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int p : Shapes.AWKWARD) {
            for (IntUnaryOperator rows : List.<IntUnaryOperator>of(q -> q, q -> q + 1, q -> 3 * q + 2, q -> 257 + q)) {
                Size size = new Size(rows.applyAsInt(p), p);
                cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "kappa=10")));
            }
        }
        cases.add(Case.of("suite shape", FAMILY.instance(new Size(2000, 64), "kappa=10")));
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_at_every_condition() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (double kappa : new double[] {1, 1e3, 1e6, 1e10, 1e14}) {
            for (Size size : List.of(new Size(120, 17), new Size(1000, 32), new Size(33, 33))) {
                Instance<Problem> instance = FAMILY.instance(size, "kappa=" + kappa);
                String name = "kappa=" + kappa + " " + size.named();
                boolean deficient = kappa * size.rows() * Math.ulp(1.0) > 1;
                cases.add(deficient ? Case.deficient(name, instance) : Case.of(name, instance));
            }
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_gives_a_minimiser_or_breaks_down_on_hard_problems() {
        Problem easy = problem(new Size(150, 16), 10, 1);
        return Case.onEverySolver(
                FAMILY,
                List.of(
                        Case.deficient("rank-deficient", rankDeficient()),
                        Case.deficient(
                                "a zero column",
                                instance(withScaledColumns(easy, j -> j == 5 ? 0 : 1), Double.POSITIVE_INFINITY)),
                        Case.deficient("all zero", instance(scaled(easy, 0, 1), Double.POSITIVE_INFINITY)),
                        Case.hard("graded columns", instance(withScaledColumns(easy, j -> Math.pow(10, -j)), 1e16)),
                        Case.hard("A scaled by 1e150", instance(scaled(easy, 1e150, 1), 10)),
                        Case.hard("A scaled by 1e-150", instance(scaled(easy, 1e-150, 1), 10)),
                        Case.hard("y scaled by 1e150", instance(scaled(easy, 1, 1e150), 10)),
                        Case.hard("y scaled by 1e-150", instance(scaled(easy, 1, 1e-150), 10)),
                        Case.hard("both scaled by 1e150", instance(scaled(easy, 1e150, 1e150), 10)),
                        Case.of("rows of zeros", instance(withZeroRows(easy), 20)),
                        Case.of("y in the range of A", exact()),
                        Case.of("y zero", instance(scaled(easy, 1, 0), 10))));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_finds_the_solution_that_the_problem_was_made_from() {
        double kappa = 10;
        Size size = new Size(300, 24);
        LinearSystems.WithSolution made =
                LinearSystems.leastSquares(size.rows(), Spectrum.geometric(size.p(), kappa), 0.1, 7);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(solver.name() + " x", () -> {
                    double[] x = solver.solve(size, made.problem()).data();
                    double error = 0;
                    for (int j = 0; j < x.length; j++) {
                        error = Math.max(error, Math.abs(x[j] - made.x()[j]));
                    }
                    // Wedin: the solution moves by kappa |x| + kappa^2 |r|, relative to |A| = 1
                    assertThat(error)
                            .isLessThan(Accuracy.THRESHOLD * size.p() * Math.ulp(1.0) * (kappa + kappa * kappa * 0.1));
                }));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_copies_y_when_A_is_the_identity() {
        Size size = new Size(9, 9);
        Matrix identity = Matrix.zeros(9, 9);
        for (int i = 0; i < 9; i++) {
            identity.data()[i * 9 + i] = 1;
        }
        Matrix y = Matrices.normal(9, 1, 3);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " identity",
                        () -> assertThat(solver.solve(size, new Problem(identity, y))
                                        .data())
                                .containsExactly(y.data(), within(1e-14))));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, Case.of("suite shape", FAMILY.instance(new Size(3000, 40), "kappa=10")));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(1, 1), new Size(150, 17), new Size(700, 32))
                .flatMap(size -> contract(size).onEverySolver());
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract_on_two_threads() {
        return contract(new Size(700, 40)).onTwoThreads();
    }

    private static PlanContract<Size, Problem, Matrix> contract(Size size) {
        return new PlanContract<>(
                FAMILY,
                size,
                problem(size, 10, 1),
                problem(size, 10, 2),
                problem(new Size(size.rows() + 1, size.p()), 10, 3));
    }

    private static Problem problem(Size size, double kappa, long seed) {
        return LinearSystems.leastSquares(size.rows(), Spectrum.geometric(size.p(), kappa), 0.1, seed)
                .problem();
    }

    private static Instance<Problem> instance(Problem problem, double kappa) {
        return new Instance<>(new Size(problem.a().rows(), problem.a().cols()), problem, kappa, new double[0]);
    }

    private static Instance<Problem> rankDeficient() {
        double[] sigma = Spectrum.geometric(16, 10);
        Arrays.fill(sigma, 11, 16, 0);
        return instance(LinearSystems.leastSquares(150, sigma, 0.1, 4).problem(), Double.POSITIVE_INFINITY);
    }

    private static Instance<Problem> exact() {
        return instance(
                LinearSystems.leastSquares(150, Spectrum.geometric(16, 10), 0, 5)
                        .problem(),
                10);
    }

    private static Problem scaled(Problem problem, double a, double y) {
        return new Problem(times(problem.a(), a), times(problem.y(), y));
    }

    private static Problem withScaledColumns(Problem problem, IntToDoubleFunction scale) {
        double[] data = problem.a().data().clone();
        int p = problem.a().cols();
        for (int i = 0; i < data.length; i++) {
            data[i] *= scale.applyAsDouble(i % p);
        }
        return new Problem(new Matrix(problem.a().rows(), p, data), problem.y());
    }

    private static Problem withZeroRows(Problem problem) {
        double[] a = problem.a().data().clone();
        int p = problem.a().cols();
        Arrays.fill(a, 0, 3 * p, 0);
        Arrays.fill(a, 60 * p, 80 * p, 0);
        return new Problem(new Matrix(problem.a().rows(), p, a), problem.y());
    }
}
