package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static threshold.core.family.Variants.times;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.StatePropagation.Keep;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;

class StatePropagationContractTest {

    private static final StatePropagationFamily FAMILY = new StatePropagationFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int n : Shapes.AWKWARD) {
            for (int batch : new int[] {1, 3, 8, 17}) {
                for (int steps : new int[] {1, 2, 7, 100}) {
                    for (Keep keep : Keep.values()) {
                        cases.add(made(new Size(n, steps, batch, 5, keep)));
                    }
                }
            }
        }
        for (Keep keep : Keep.values()) {
            cases.add(made(new Size(4, 5000, 1, 1, keep)));
            cases.add(made(new Size(64, 1000, 1, 16, keep)));
            cases.add(made(new Size(100, 50, 64, 200, keep)));
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    private static Case<Problem> made(Size size) {
        return Case.of(size.named().toString(), FAMILY.instance(size, "contraction"));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_on_hard_systems() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (Keep keep : Keep.values()) {
            Size size = new Size(12, 60, 3, 7, keep);
            Problem easy = LinearSystems.contraction(size, 1);
            cases.add(of("1e150", size, new Problem(easy.a(), times(easy.x0(), 1e150), times(easy.w(), 1e150))));
            cases.add(of("1e-150", size, new Problem(easy.a(), times(easy.x0(), 1e-150), times(easy.w(), 1e-150))));
            cases.add(of("A zero", size, new Problem(times(easy.a(), 0), easy.x0(), easy.w())));
            cases.add(of("all zero", size, new Problem(easy.a(), times(easy.x0(), 0), times(easy.w(), 0))));
            cases.add(of("marginally stable", size, new Problem(times(easy.a(), 1 / 0.9), easy.x0(), easy.w())));
            cases.add(of("unstable", size, new Problem(times(easy.a(), 1.5), easy.x0(), easy.w())));
            cases.add(of("non-normal", size, new Problem(LinearSystems.jordan(12, 1), easy.x0(), easy.w())));
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    private static Case<Problem> of(String name, Size size, Problem problem) {
        return Case.of(name + ", " + size.keep(), new Instance<>(size, problem, 1, new double[0]));
    }

    /** Σ AˢAˢᵀ, s &lt; T, of the Jordan block J₄(1), from the powers of A: whole numbers, hence without error. */
    @TestFactory
    Stream<DynamicNode> every_solver_gives_the_gramians_of_a_jordan_block_exactly() {
        Size size = new Size(4, 9, 4, 1, Keep.ALL);
        Problem powers = new Problem(LinearSystems.jordan(4, 1), Matrix.identity(4), Matrix.zeros(1, 16));
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(solver.name() + " Gramians", () -> {
                    double[] states = solver.solve(size, powers).data();
                    assertThat(gramian(states, 5))
                            .containsExactly(98, 72, 29, 5, 72, 81, 45, 10, 29, 45, 35, 10, 5, 10, 10, 5);
                    assertThat(gramian(states, 10))
                            .containsExactly(
                                    15121, 6669, 1758, 210, 6669, 3187, 915, 120, 1758, 915, 295, 45, 210, 120, 45, 10);
                }));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_adds_up_the_disturbances_when_A_is_the_identity() {
        int steps = 23;
        Size size = new Size(5, steps, 2, 3, Keep.FINAL);
        Matrix w = Matrix.zeros(3, 10);
        double[] sum = new double[10];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < 10; i++) {
                w.data()[t % 3 * 10 + i] = t % 3 + i;
                sum[i] += t % 3 + i;
            }
        }
        Problem problem = new Problem(Matrix.identity(5), Matrix.zeros(5, 2), w);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " identity",
                        () -> assertThat(solver.solve(size, problem).data()).isEqualTo(sum)));
    }

    /** Without disturbance an orthogonal A keeps the length of a state. */
    @TestFactory
    Stream<DynamicNode> every_solver_keeps_lengths_when_A_is_orthogonal() {
        Size size = new Size(31, 400, 2, 1, Keep.FINAL);
        Problem problem =
                new Problem(Matrices.scaledOrthogonal(31, 1, 5), Matrices.normal(31, 2, 6), Matrix.zeros(1, 62));
        double[] before = lengths(problem.x0());
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(solver.name() + " lengths", () -> {
                    Matrix last = solver.solve(size, problem);
                    assertThat(lengths(new Matrix(31, 2, last.data())))
                            .containsExactly(before, within(1e-12 * size.steps()));
                }));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(
                FAMILY, Case.of("suite shape", FAMILY.instance(new Size(64, 50, 40, 3, Keep.ALL), "contraction")));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(
                        new Size(1, 1, 1, 1, Keep.ALL),
                        new Size(16, 40, 1, 4, Keep.ALL),
                        new Size(16, 40, 1, 4, Keep.FINAL),
                        new Size(7, 33, 12, 50, Keep.ALL),
                        new Size(33, 20, 9, 4, Keep.FINAL))
                .flatMap(size -> contract(size).onEverySolver());
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract_on_two_threads() {
        return Stream.of(new Size(16, 40, 2, 4, Keep.ALL), new Size(33, 20, 9, 4, Keep.FINAL))
                .flatMap(size -> contract(size).onTwoThreads());
    }

    private static PlanContract<Size, Problem, Matrix> contract(Size size) {
        return new PlanContract<>(
                FAMILY,
                size,
                LinearSystems.contraction(size, 1),
                LinearSystems.contraction(size, 5),
                LinearSystems.contraction(
                        new Size(size.n() + 1, size.steps(), size.batch(), size.period(), size.keep()), 9));
    }

    /** I + Σ x[t] x[t]ᵀ over the first terms − 1 stored 4×4 states. */
    private static double[] gramian(double[] states, int terms) {
        double[] gramian = Matrix.identity(4).data();
        for (int t = 0; t < terms - 1; t++) {
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    for (int k = 0; k < 4; k++) {
                        gramian[i * 4 + j] += states[t * 16 + i * 4 + k] * states[t * 16 + j * 4 + k];
                    }
                }
            }
        }
        return gramian;
    }

    private static double[] lengths(Matrix states) {
        double[] squares = new double[states.cols()];
        for (int i = 0; i < states.rows(); i++) {
            for (int b = 0; b < squares.length; b++) {
                squares[b] += states.at(i, b) * states.at(i, b);
            }
        }
        return DoubleStream.of(squares).map(Math::sqrt).toArray();
    }
}
