package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.CounterNormal;
import threshold.core.kernel.NoisyPropagation.Problem;
import threshold.core.kernel.NoisyPropagation.Size;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;

class NoisyPropagationContractTest {

    private static final NoisyPropagationFamily FAMILY = new NoisyPropagationFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int n : new int[] {1, 2, 7, 8, 9, 17, 33}) {
            for (int batch : new int[] {1, 2, 7, 8, 9, 24, 25, 70}) {
                for (int steps : new int[] {1, 2, 33}) {
                    Size size = new Size(n, steps, batch);
                    cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "contraction")));
                }
            }
        }
        Size size = new Size(6, 50, 10);
        cases.add(of("unstable", size, Matrices.scaledOrthogonal(6, 1.2, 2)));
        cases.add(of("Jordan block", size, LinearSystems.jordan(6, 1)));
        return Case.onEverySolver(FAMILY, cases);
    }

    private static Case<Problem> of(String name, Size size, Matrix a) {
        return Case.of(name, new Instance<>(size, new Problem(a, 7), 1, new double[0]));
    }

    /** Nothing is carried on by A = 0: the last noise is the state, bit for bit in every backend, tails included. */
    @TestFactory
    Stream<DynamicNode> every_solver_makes_the_same_noise() {
        Size size = new Size(50, 3, 200);
        double[] expected = new double[50 * 200];
        Arrays.setAll(expected, i -> CounterNormal.at(11, 2 * 50 * 200 + i));
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " noise",
                        () -> assertThat(solver.solve(size, new Problem(Matrix.zeros(50, 50), 11))
                                        .data())
                                .isEqualTo(expected)));
    }

    /** A random walk of T steps has variance T. */
    @TestFactory
    Stream<DynamicNode> every_solver_walks() {
        Size size = new Size(1, 400, 2000);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(solver.name() + " walk", () -> {
                    double[] x = solver.solve(size, new Problem(Matrix.identity(1), 5))
                            .data();
                    assertThat(Arrays.stream(x).map(v -> v * v / 400).average().orElseThrow())
                            .isCloseTo(1, within(5 * Math.sqrt(2.0 / 2000)));
                }));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(
                FAMILY, Case.of("suite shape", FAMILY.instance(new Size(16, 100, 100), "contraction")));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(1, 4, 1), new Size(7, 16, 9), new Size(20, 10, 30))
                .flatMap(size -> new PlanContract<>(
                                FAMILY, size, problem(size.n(), 1), problem(size.n(), 2), problem(size.n() + 1, 3))
                        .onEverySolver());
    }

    private static Problem problem(int n, long seed) {
        return new Problem(Matrices.scaledOrthogonal(n, .9, seed), seed);
    }
}
