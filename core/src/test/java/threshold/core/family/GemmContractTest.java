package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static threshold.core.family.Variants.times;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.Gemm.Problem;
import threshold.core.kernel.Gemm.Size;
import threshold.core.workload.Matrices;

class GemmContractTest {

    private static final GemmFamily FAMILY = new GemmFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int m : Shapes.AWKWARD) {
            for (int n : new int[] {1, 7, 8, 9, 25, 33}) {
                for (int k : new int[] {1, 5, 16, 63}) {
                    Size size = new Size(m, n, k);
                    cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "uniform")));
                }
            }
        }
        for (Size size : List.of(
                new Size(130, 131, 127),
                new Size(257, 64, 300),
                new Size(3, 600, 500),
                new Size(1, 1, 1000),
                new Size(600, 5, 900),
                new Size(600, 30, 100))) {
            cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "uniform")));
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_near_overflow_and_underflow() {
        Size size = new Size(20, 17, 9);
        return Case.onEverySolver(
                FAMILY,
                List.of(
                        Case.of("1e150", scaled(size, 1e150, 1e150)),
                        Case.of("1e-150", scaled(size, 1e-150, 1e-150)),
                        Case.of("1e200 by 1e-200", scaled(size, 1e200, 1e-200)),
                        Case.of("zeros", scaled(size, 0, 0))));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_multiplies_whole_numbers_exactly() {
        Size size = new Size(19, 23, 29);
        Matrix a = wholeNumbers(19, 29, 1);
        Matrix b = wholeNumbers(29, 23, 2);
        double[] product = new double[19 * 23];
        for (int i = 0; i < 19; i++) {
            for (int j = 0; j < 23; j++) {
                for (int k = 0; k < 29; k++) {
                    product[i * 23 + j] += a.at(i, k) * b.at(k, j);
                }
            }
        }
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " integers",
                        () -> assertThat(solver.solve(size, new Problem(a, b)).data())
                                .isEqualTo(product)));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, Case.of("suite shape", FAMILY.instance(new Size(150, 170, 130), "uniform")));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(1, 1, 1), new Size(33, 17, 40), new Size(96, 100, 130))
                .flatMap(size -> contract(size).onEverySolver());
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract_on_two_threads() {
        return contract(new Size(96, 100, 130)).onTwoThreads();
    }

    private static PlanContract<Size, Problem, Matrix> contract(Size size) {
        return new PlanContract<>(
                FAMILY,
                size,
                problem(size, 1),
                problem(size, 3),
                problem(new Size(size.m() + 1, size.n(), size.k()), 5));
    }

    private static Problem problem(Size size, long seed) {
        return new Problem(Matrices.normal(size.m(), size.k(), seed), Matrices.normal(size.k(), size.n(), seed + 1));
    }

    private static Instance<Problem> scaled(Size size, double a, double b) {
        Problem problem = problem(size, 9);
        return new Instance<>(size, new Problem(times(problem.a(), a), times(problem.b(), b)), 1, new double[0]);
    }

    private static Matrix wholeNumbers(int rows, int cols, long seed) {
        Matrix a = Matrices.uniform(rows, cols, seed);
        return new Matrix(
                rows,
                cols,
                DoubleStream.of(a.data()).map(v -> Math.rint(1000 * v)).toArray());
    }
}
