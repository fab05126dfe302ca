package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.SteadyFilter.Problem;
import threshold.core.kernel.SteadyFilter.Size;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;

class SteadyFilterContractTest {

    private static final SteadyFilterFamily FAMILY = new SteadyFilterFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int n : new int[] {1, 2, 4, 7, 8, 9, 17, 33}) {
            for (int outputs : new int[] {1, 2, 3}) {
                for (int batch : new int[] {1, 2, 5, 8, 9, 25, 70}) {
                    Size size = new Size(n, outputs, 40, batch);
                    cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "contraction")));
                }
            }
        }
        for (int steps : new int[] {1, 2, 3, 1001}) {
            for (int batch : new int[] {1, 30}) {
                Size size = new Size(5, 2, steps, batch);
                cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "contraction")));
            }
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_on_hard_filters() {
        Problem easy = LinearSystems.predictions(new Size(6, 2, 60, 10), 4);
        return Case.onEverySolver(
                FAMILY,
                List.of(
                        of("unstable", Matrices.scaledOrthogonal(6, 1.2, 2), easy),
                        of("Jordan block", LinearSystems.jordan(6, 1), easy),
                        of("nothing carried on", Matrix.zeros(6, 6), easy),
                        of(
                                "graded, of large samples",
                                new Matrix(6, 6, graded(easy.m().data())),
                                new Problem(easy.m(), easy.l(), easy.c(), Variants.times(easy.y(), 1e100)))));
    }

    private static Case<Problem> of(String name, Matrix m, Problem rest) {
        Problem problem = new Problem(m, rest.l(), rest.c(), rest.y());
        return Case.of(name, new Instance<>(new Size(6, 2, 60, 10), problem, 1, new double[0]));
    }

    private static double[] graded(double[] m) {
        double[] graded = m.clone();
        Arrays.setAll(graded, i -> m[i] * Math.pow(10, -(i / 6)));
        return graded;
    }

    /** M = 1 − g, L = g, C = 1 is the exponentially weighted average: of ones, 1 − (1 − g)ᵗ. */
    @TestFactory
    Stream<DynamicNode> every_solver_averages_exponentially() {
        double g = .25;
        Size size = new Size(1, 1, 50, 1);
        Matrix ones = Matrix.zeros(50, 1);
        Arrays.fill(ones.data(), 1);
        Problem problem = new Problem(Matrix.column(1 - g), Matrix.column(g), Matrix.column(1), ones);
        double[] expected = new double[50];
        Arrays.setAll(expected, t -> 1 - Math.pow(1 - g, t));
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " average",
                        () -> assertThat(solver.solve(size, problem).data()).containsExactly(expected, within(1e-14))));
    }

    /** ŷ[t] is of samples before t, and a series does not see its neighbours. */
    @TestFactory
    Stream<DynamicNode> every_solver_sees_only_the_past_of_the_same_series() {
        int batch = 20;
        Size size = new Size(4, 1, 30, batch);
        Problem problem = LinearSystems.predictions(size, 3);
        Matrix changed = new Matrix(30, batch, problem.y().data().clone());
        changed.data()[17 * batch + 11] += 1;
        Problem other = new Problem(problem.m(), problem.l(), problem.c(), changed);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(solver.name() + " past", () -> {
                    Matrix before = solver.solve(size, problem);
                    Matrix after = solver.solve(size, other);
                    for (int t = 0; t < 30; t++) {
                        for (int b = 0; b < batch; b++) {
                            boolean same = before.at(t, b) == after.at(t, b);
                            assertThat(same).as("t=%d, series %d", t, b).isEqualTo(t <= 17 || b != 11);
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(1, 1, 4, 1), new Size(7, 3, 16, 2), new Size(4, 2, 20, 30))
                .flatMap(size -> new PlanContract<>(
                                FAMILY,
                                size,
                                LinearSystems.predictions(size, 1),
                                LinearSystems.predictions(size, 2),
                                LinearSystems.predictions(
                                        new Size(size.n() + 1, size.outputs(), size.steps(), size.batch()), 3))
                        .onEverySolver());
    }

    @Test
    void shapes_that_do_not_fit_are_refused() {
        Problem easy = LinearSystems.predictions(new Size(3, 2, 5, 1), 1);
        assertThatThrownBy(() -> new Problem(easy.m(), easy.c(), easy.c(), easy.y()))
                .hasMessageContaining("L")
                .hasMessageContaining("3x2")
                .hasMessageContaining("2x3");
        assertThatThrownBy(() -> new Size(4, 1, 1_000_000, 64)).hasMessageContaining("at most 64000000 fit");
    }
}
