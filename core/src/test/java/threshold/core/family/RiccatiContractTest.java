package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.Riccati.Problem;
import threshold.core.kernel.Riccati.Size;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;

class RiccatiContractTest {

    private static final RiccatiFamily FAMILY = new RiccatiFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int n : new int[] {1, 2, 3, 7, 8, 9, 16, 17, 33}) {
            for (int outputs : new int[] {1, 2, n}) {
                for (int steps : new int[] {1, 2, 3, 16, 100, 256}) {
                    Size size = new Size(n, outputs, steps);
                    cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "marginal")));
                }
            }
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_on_hard_systems() {
        Problem easy = LinearSystems.filter(6, 2, 4);
        return Case.onEverySolver(
                FAMILY,
                List.of(
                        of("unstable", new Problem(Matrices.scaledOrthogonal(6, 1.3, 2), easy.c(), easy.q(), easy.r())),
                        of("Jordan block", new Problem(LinearSystems.jordan(6, 1), easy.c(), easy.q(), easy.r())),
                        of(
                                "contraction",
                                new Problem(Matrices.scaledOrthogonal(6, .5, 2), easy.c(), easy.q(), easy.r())),
                        of(
                                "no outputs",
                                new Problem(
                                        Matrices.scaledOrthogonal(6, .5, 2), Matrix.zeros(2, 6), easy.q(), easy.r())),
                        of("no noise", new Problem(easy.a(), easy.c(), Matrix.zeros(6, 6), easy.r()))));
    }

    private static Case<Problem> of(String name, Problem problem) {
        return Case.of(name, new Instance<>(new Size(6, 2, 64), problem, 1, new double[0]));
    }

    /** A = C = 1: P = (q + √(q² + 4q))/2 in units of R; after T steps from zero 1, 3/2, 8/5, … with q = 1, ratios of Fibonacci numbers. */
    @TestFactory
    Stream<DynamicNode> every_solver_solves_the_random_walk() {
        Matrix one = Matrix.column(1);
        return Stream.concat(
                DoubleStream.of(10, 1, .1, .01).boxed().flatMap(q -> {
                    double p = (q + Math.sqrt(q * q + 4 * q)) / 2;
                    return onEverySolver("q=" + q, new Problem(one, one, Matrix.column(q), one), 1024, p, 1e-13);
                }),
                Stream.of(
                                onEverySolver("T=1", new Problem(one, one, one, one), 1, 1, 0),
                                onEverySolver("T=2", new Problem(one, one, one, one), 2, 3 / 2.0, 0),
                                onEverySolver("T=4", new Problem(one, one, one, one), 4, 21 / 13.0, 1e-15),
                                onEverySolver("T=8", new Problem(one, one, one, one), 8, 987 / 610.0, 1e-15))
                        .flatMap(tests -> tests));
    }

    private static Stream<DynamicNode> onEverySolver(
            String what, Problem problem, int steps, double expected, double tolerance) {
        Size size = new Size(1, 1, steps);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " " + what,
                        () -> assertThat(solver.solve(size, problem).at(0, 0))
                                .isCloseTo(expected, within(tolerance * expected))));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, Case.of("suite shape", FAMILY.instance(new Size(40, 8, 32), "marginal")));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(1, 1, 4), new Size(7, 3, 16), new Size(20, 4, 8))
                .flatMap(size -> new PlanContract<>(
                                FAMILY,
                                size,
                                LinearSystems.filter(size.n(), size.outputs(), 1),
                                LinearSystems.filter(size.n(), size.outputs(), 2),
                                LinearSystems.filter(size.n() + 1, size.outputs(), 3))
                        .onEverySolver());
    }

    @Test
    void covariances_that_are_not_symmetric_are_refused() {
        Problem easy = LinearSystems.filter(2, 2, 1);
        Matrix crooked = new Matrix(2, 2, new double[] {1, 0.5, 0.25, 1});
        assertThatThrownBy(() -> new Problem(easy.a(), easy.c(), crooked, easy.r()))
                .hasMessageContaining("Q (2x2) has 0.25 at row 1, column 0");
        assertThatThrownBy(() -> new Problem(easy.a(), easy.c(), easy.q(), crooked))
                .hasMessageContaining("R (2x2) has 0.25 at row 1, column 0");
    }
}
