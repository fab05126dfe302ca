package threshold.core.family;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.kernel.Gemm.Problem;
import threshold.core.kernel.Gemm.Size;
import threshold.core.workload.Matrices;

class TilesContractTest {

    private static final TilesFamily FAMILY = new TilesFamily();

    @TestFactory
    Stream<DynamicNode> every_point_is_stable_at_the_edges_of_tiles_and_blocks() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int m : new int[] {1, 5, 12, 25}) {
            for (int n : new int[] {1, 8, 33}) {
                for (int k : new int[] {1, 2, 3, 4, 7}) {
                    cases.add(of(new Size(m, n, k)));
                }
            }
        }
        cases.add(of(new Size(200, 9, 5)));
        cases.add(of(new Size(5, 1450, 3)));
        cases.add(of(new Size(13, 9, 520)));
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        Size size = new Size(33, 50, 40);
        return new PlanContract<>(FAMILY, size, problem(size, 1), problem(size, 3), problem(new Size(34, 50, 40), 5))
                .onEverySolver();
    }

    private static Case<Problem> of(Size size) {
        return Case.of(size.named().toString(), FAMILY.instance(size, "uniform"));
    }

    private static Problem problem(Size size, long seed) {
        return new Problem(Matrices.normal(size.m(), size.k(), seed), Matrices.normal(size.k(), size.n(), seed + 1));
    }
}
