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
import threshold.core.check.ReferenceSvd;
import threshold.core.kernel.HankelSvd.Problem;
import threshold.core.kernel.HankelSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.workload.LinearSystems;

class HankelSvdContractTest {

    private static final HankelSvdFamily FAMILY = new HankelSvdFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int cols : new int[] {1, 2, 7, 8, 17, 33}) {
            for (int channels : new int[] {1, 2, 3}) {
                for (int extra : new int[] {0, 5}) {
                    for (int k : new int[] {1, Math.min(5, cols), cols}) {
                        Size size = new Size(cols + extra, cols, channels, channels, k);
                        cases.add(leading(size));
                    }
                }
            }
        }
        cases.add(leading(new Size(40, 20, 3, 2, 8)));
        cases.add(leading(new Size(120, 120, 1, 1, 8)));
        return Case.onEverySolver(FAMILY, cases);
    }

    private static Case<Problem> leading(Size size) {
        Instance<Problem> instance = FAMILY.instance(size, "system");
        double[] sigma = instance.truth();
        return Case.of(size.named().toString(), instance).ofCondition(sigma[0] / sigma[size.k() - 1]);
    }

    /** G_k = aᵏ: H = v vᵀ with v = (1, a, a², …) has the one value Σ a²ᵏ. */
    @TestFactory
    Stream<DynamicNode> every_solver_finds_the_value_of_a_first_order_system() {
        int f = 30;
        double a = 0.8;
        Matrix markov = Matrix.zeros(2 * f - 1, 1);
        Arrays.setAll(markov.data(), k -> Math.pow(a, k));
        double expected = (1 - Math.pow(a, 2 * f)) / (1 - a * a);
        Size size = new Size(f, f, 1, 1, 1);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(solver.name() + " first order", () -> {
                    Svd svd = solver.solve(size, new Problem(markov));
                    assertThat(svd.sigma()).containsExactly(new double[] {expected}, within(1e-12));
                }));
    }

    /** H is symmetric where blocks are: reversing time does not change its values. */
    @TestFactory
    Stream<DynamicNode> every_solver_does_not_see_the_direction_of_time() {
        Size size = new Size(25, 25, 1, 1, 3);
        Matrix markov = LinearSystems.markov(49, 1, 1, 3);
        Matrix reversed = Matrix.zeros(49, 1);
        Arrays.setAll(reversed.data(), k -> markov.data()[48 - k]);
        double[] sigma = Arrays.copyOf(ReferenceSvd.singularValues(new Problem(markov).dense(size)), 3);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " reversed",
                        () -> assertThat(solver.solve(size, new Problem(reversed))
                                        .sigma())
                                .containsExactly(sigma, within(1e-9 * sigma[0]))));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, leading(new Size(80, 60, 2, 2, 6)));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(1, 1, 1, 1, 1), new Size(20, 15, 1, 1, 3), new Size(24, 12, 2, 3, 4))
                .flatMap(size -> new PlanContract<>(
                                FAMILY, size, problem(size, 0, 1), problem(size, 0, 2), problem(size, 1, 3))
                        .onEverySolver());
    }

    private static Problem problem(Size size, int more, long seed) {
        return new Problem(LinearSystems.markov(size.shape().count() + more, size.outputs(), size.inputs(), seed));
    }
}
