package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static threshold.core.family.HankelProductFamily.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.HankelProduct.Problem;
import threshold.core.kernel.HankelProduct.Size;
import threshold.core.kernel.HankelShape;

class HankelProductContractTest {

    private static final HankelProductFamily FAMILY = new HankelProductFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int f : Shapes.AWKWARD) {
            for (int q : new int[] {1, 2, f, 2 * f + 1}) {
                for (int batch : new int[] {1, 2, 3}) {
                    cases.add(sized(f, q, 1, 1, batch));
                    cases.add(sized(f, q, 2, 3, batch));
                }
            }
        }
        cases.add(sized(500, 500, 1, 1, 17));
        cases.add(sized(513, 512, 1, 1, 1));
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_on_hard_parameters() {
        Size size = new Size(new HankelShape(30, 20, 2, 1), 4);
        Problem easy = problem(size, 1);
        Matrix graded = new Matrix(98, 1, easy.markov().data().clone());
        for (int k = 0; k < 98; k++) {
            graded.data()[k] *= Math.pow(10, -k / 4);
        }
        return Case.onEverySolver(
                FAMILY,
                List.of(
                        of("graded", size, new Problem(graded, easy.x())),
                        of("scaled by 1e150", size, new Problem(Variants.times(easy.markov(), 1e150), easy.x())),
                        of("scaled by 1e-150", size, new Problem(Variants.times(easy.markov(), 1e-150), easy.x())),
                        of("zero parameters", size, new Problem(Matrix.zeros(98, 1), easy.x())),
                        of("zero columns", size, new Problem(easy.markov(), Matrix.zeros(20, 4)))));
    }

    private static Case<Problem> sized(int f, int q, int outputs, int inputs, int batch) {
        Size size = new Size(new HankelShape(f, q, outputs, inputs), batch);
        return Case.of(size.named().toString(), FAMILY.instance(size, "system"));
    }

    private static Case<Problem> of(String name, Size size, Problem problem) {
        return Case.of(name, new Instance<>(size, problem, 1, new double[0]));
    }

    /** G = 1, 2, 3, 4 and x = (1, 10): (1, 2; 2, 3; 3, 4) x. */
    @TestFactory
    Stream<DynamicNode> every_solver_multiplies_by_hand() {
        Size size = new Size(new HankelShape(3, 2, 1, 1), 1);
        Problem problem = new Problem(Matrix.column(1, 2, 3, 4), Matrix.column(1, 10));
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " by hand",
                        () -> assertThat(solver.solve(size, problem).data())
                                .containsExactly(new double[] {21, 32, 43}, within(1e-13))));
    }

    /** e_j picks the column of block j. */
    @TestFactory
    Stream<DynamicNode> every_solver_picks_a_column() {
        Size size = new Size(new HankelShape(9, 5, 2, 3), 15);
        Problem problem = new Problem(problem(size, 2).markov(), Matrix.identity(15));
        Matrix h = Matrix.zeros(18, 15);
        size.shape().fill(problem.markov().data(), h.data());
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " columns",
                        () -> assertThat(solver.solve(size, problem).data()).containsExactly(h.data(), within(1e-13))));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, sized(60, 50, 2, 1, 9));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(
                        new Size(new HankelShape(1, 1, 1, 1), 1),
                        new Size(new HankelShape(20, 11, 1, 1), 2),
                        new Size(new HankelShape(8, 9, 3, 2), 5))
                .flatMap(size -> new PlanContract<>(
                                FAMILY,
                                size,
                                problem(size, 1),
                                problem(size, 2),
                                problem(new Size(size.shape(), size.batch() + 1), 3))
                        .onEverySolver());
    }
}
