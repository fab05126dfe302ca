package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static threshold.core.family.Variants.times;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.Gramian.Problem;
import threshold.core.kernel.Gramian.Size;
import threshold.core.kernel.Gramian.Solution;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;

class GramianContractTest {

    private static final GramianFamily FAMILY = new GramianFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int n : Shapes.AWKWARD) {
            for (int steps : new int[] {1, 2, 3, 7, 8, 31, 100}) {
                for (String input : FAMILY.inputs()) {
                    Size size = new Size(n, steps);
                    cases.add(Case.of(input + " " + size.named(), FAMILY.instance(size, input)));
                }
            }
        }
        cases.add(Case.of("suite shape", FAMILY.instance(new Size(64, 200), "contraction")));
        cases.add(Case.of("long", FAMILY.instance(new Size(7, 20_000), "jordan")));
        cases.add(Case.of("settled", FAMILY.instance(new Size(2, 50_000), "contraction")));
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_on_hard_systems() {
        Matrix noise = covariance(7);
        return Case.onEverySolver(
                FAMILY,
                List.of(
                        of("unstable", 1000, LinearSystems.jordan(7, 1.1), noise),
                        of("rotation", 3000, Matrices.scaledOrthogonal(7, 1, 3), noise),
                        of("dense, unstable", 300, Matrices.scaledOrthogonal(7, 1.05, 3), noise),
                        of("non-normal", 60, Matrices.normal(7, 7, 5), noise),
                        of("A zero", 10, Matrix.zeros(7, 7), noise),
                        of("W zero", 10, LinearSystems.jordan(7, 1), Matrix.zeros(7, 7)),
                        of("W of rank one", 100, LinearSystems.jordan(7, 1), corner(7)),
                        of("W 1e150", 50, LinearSystems.jordan(7, 1), times(noise, 1e150)),
                        of("W 1e-150", 50, LinearSystems.jordan(7, 1), times(noise, 1e-150))));
    }

    private static Case<Problem> of(String name, int steps, Matrix a, Matrix w) {
        return Case.of(name, new Instance<>(new Size(a.rows(), steps), new Problem(a, w), 1, new double[0]));
    }

    /** Whole numbers under 2⁵³, hence without error. */
    @TestFactory
    Stream<DynamicNode> every_solver_gives_the_gramians_of_a_jordan_block_exactly() {
        Problem jordan = new Problem(LinearSystems.jordan(4, 1), Matrix.identity(4));
        return Stream.concat(
                onEverySolver(
                        "Γ_5",
                        new Size(4, 5),
                        jordan,
                        solution -> assertThat(solution.last().data())
                                .containsExactly(98, 72, 29, 5, 72, 81, 45, 10, 29, 45, 35, 10, 5, 10, 10, 5)),
                onEverySolver(
                        "Γ_10",
                        new Size(4, 10),
                        jordan,
                        solution -> assertThat(solution.last().data())
                                .containsExactly(
                                        15121, 6669, 1758, 210, 6669, 3187, 915, 120, 1758, 915, 295, 45, 210, 120, 45,
                                        10)));
    }

    /** Γ_T = (1 − a²ᵀ)/(1 − a²), and its mean. */
    @TestFactory
    Stream<DynamicNode> every_solver_sums_the_geometric_series() {
        double a = 0.9;
        int steps = 37;
        double last = (1 - Math.pow(a, 2 * steps)) / (1 - a * a);
        double mean = (1 - a * a * last / steps) / (1 - a * a);
        return onEverySolver(
                "scalar", new Size(1, steps), new Problem(Matrix.column(a), Matrix.column(1)), solution -> {
                    assertThat(solution.last().at(0, 0)).isCloseTo(last, within(1e-13 * last));
                    assertThat(solution.mean().at(0, 0)).isCloseTo(mean, within(1e-13 * mean));
                });
    }

    /** A rotation keeps white noise white: Γ_T = T I, and its mean is (T + 1)/2 I. */
    @TestFactory
    Stream<DynamicNode> every_solver_counts_the_steps_of_a_rotation() {
        int steps = 1000;
        Problem rotation = new Problem(Matrices.scaledOrthogonal(6, 1, 2), Matrix.identity(6));
        return onEverySolver("rotation", new Size(6, steps), rotation, solution -> {
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    double one = i == j ? 1 : 0;
                    assertThat(solution.last().at(i, j)).isCloseTo(steps * one, within(1e-13 * steps * steps));
                    assertThat(solution.mean().at(i, j))
                            .isCloseTo((steps + 1) / 2.0 * one, within(1e-13 * steps * steps));
                }
            }
        });
    }

    private static Stream<DynamicNode> onEverySolver(
            String what, Size size, Problem problem, Consumer<Solution> holds) {
        return Solver.taking(FAMILY, size)
                .map(solver ->
                        dynamicTest(solver.name() + " " + what, () -> holds.accept(solver.solve(size, problem))));
    }

    /** 1.1^(2T) is in the range of doubles up to T = 3720. */
    @TestFactory
    Stream<DynamicNode> every_solver_says_where_the_range_of_doubles_ends() {
        Size size = new Size(7, 4000);
        Problem problem = new Problem(LinearSystems.jordan(7, 1.1), Matrix.identity(7));
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " overflow",
                        () -> assertThatThrownBy(() -> solver.solve(size, problem))
                                .isInstanceOf(ArithmeticException.class)
                                .hasMessageContaining("n=7 over T=4000")));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, Case.of("suite shape", FAMILY.instance(new Size(64, 50), "contraction")));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(1, 1), new Size(7, 13), new Size(33, 20))
                .flatMap(size -> contract(size).onEverySolver());
    }

    private static PlanContract<Size, Problem, Solution> contract(Size size) {
        return new PlanContract<>(FAMILY, size, problem(size.n(), 1), problem(size.n(), 2), problem(size.n() + 1, 3));
    }

    private static Problem problem(int n, long seed) {
        return new Problem(Matrices.scaledOrthogonal(n, 0.8 + 0.05 * seed, seed), times(covariance(n), seed));
    }

    @Test
    void a_covariance_that_is_not_symmetric_is_refused_with_its_position() {
        Matrix w = new Matrix(2, 2, new double[] {1, 0.5, 0.25, 1});
        assertThatThrownBy(() -> new Problem(Matrix.identity(2), w))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("W (2x2) has 0.25 at row 1, column 0 and 0.5 across the diagonal");
    }

    /** I + v vᵀ/n, exactly symmetric. */
    private static Matrix covariance(int n) {
        double[] v = Matrices.normal(n, 1, 11).data();
        Matrix w = Matrix.identity(n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w.data()[i * n + j] += v[i] * v[j] / n;
            }
        }
        return w;
    }

    private static Matrix corner(int n) {
        Matrix w = Matrix.zeros(n, n);
        w.data()[n * n - 1] = 1;
        return w;
    }
}
