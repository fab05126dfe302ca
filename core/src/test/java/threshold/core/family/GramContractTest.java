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
import threshold.core.kernel.Gram.Problem;
import threshold.core.kernel.Gram.Size;
import threshold.core.workload.Matrices;

class GramContractTest {

    private static final GramFamily FAMILY = new GramFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int n : Shapes.AWKWARD) {
            for (int m : new int[] {1, 7, 8, 9, 33, 257, 1000}) {
                Size size = new Size(m, n);
                cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "uniform")));
            }
        }
        for (Size blocks : List.of(new Size(1, 61), new Size(59, 61), new Size(121, 120), new Size(250, 181))) {
            cases.add(Case.of("blocks " + blocks.named(), FAMILY.instance(blocks, "uniform")));
        }
        cases.add(Case.of("suite shape", FAMILY.instance(new Size(2000, 128), "uniform")));
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_near_overflow_and_underflow() {
        Size size = new Size(50, 13);
        return Case.onEverySolver(
                FAMILY,
                List.of(
                        Case.of("1e150", scaled(size, 1e150)),
                        Case.of("1e-150", scaled(size, 1e-150)),
                        Case.of("zeros", scaled(size, 0))));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_gives_both_triangles() {
        Size size = new Size(90, 71);
        Problem problem = new Problem(Matrices.normal(90, 71, 4));
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(solver.name() + " symmetric", () -> {
                    Matrix gram = solver.solve(size, problem);
                    double[] offDiagonal =
                            DoubleStream.of(gram.transposed().data()).toArray();
                    for (int i = 0; i < offDiagonal.length; i++) {
                        assertThat(gram.data()[i]).isCloseTo(offDiagonal[i], within(1e-12));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, Case.of("suite shape", FAMILY.instance(new Size(3000, 70), "uniform")));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(1, 1), new Size(100, 17), new Size(500, 64), new Size(131, 121))
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
                new Problem(Matrices.normal(size.m(), size.n(), 1)),
                new Problem(Matrices.normal(size.m(), size.n(), 2)),
                new Problem(Matrices.normal(size.m() + 1, size.n(), 3)));
    }

    private static Instance<Problem> scaled(Size size, double factor) {
        return new Instance<>(
                size, new Problem(times(Matrices.normal(size.m(), size.n(), 9), factor)), 1, new double[0]);
    }
}
