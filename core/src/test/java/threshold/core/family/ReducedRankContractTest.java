package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.ReducedRank.Coefficients;
import threshold.core.kernel.ReducedRank.Problem;
import threshold.core.kernel.ReducedRank.Size;

class ReducedRankContractTest {

    private static final ReducedRankFamily FAMILY = new ReducedRankFamily();

    @TestFactory
    Stream<DynamicNode> every_backend_meets_its_class() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int n : new int[] {1, 2, 3, 8, 17, 40}) {
            for (int m : new int[] {1, (n + 1) / 2, n}) {
                for (int rank : new int[] {1, (m + 1) / 2, m}) {
                    for (String input : new String[] {"kappa=1", "kappa=10", "kappa=1e4", "kappa=1e10"}) {
                        Size size = new Size(n + m + 100, n, m, rank);
                        cases.add(Case.of(input + " " + size.named(), FAMILY.instance(size, input)));
                    }
                }
            }
        }
        Size tight = new Size(12, 8, 4, 2);
        cases.add(Case.of("as many samples as columns", FAMILY.instance(tight, "kappa=10")));
        return Case.onEverySolver(FAMILY, cases);
    }

    /** X orthonormal, XᵀY = diag(3, 2, 1): of rank two it is diag(3, 2, 0). */
    @TestFactory
    Stream<DynamicNode> every_backend_keeps_the_largest() {
        Matrix both = Matrix.zeros(6, 6);
        for (int i = 0; i < 3; i++) {
            both.data()[i * 6 + i] = 1;
            both.data()[i * 6 + 3 + i] = 3 - i;
        }
        Size size = new Size(6, 3, 3, 2);
        double[] expected = {3, 0, 0, 0, 2, 0, 0, 0, 0};
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " rank two",
                        () -> assertThat(product(solver.solve(size, new Problem(both))))
                                .containsExactly(expected, within(1e-14))));
    }

    private static double[] product(Coefficients b) {
        double[] product = new double[b.k().rows() * b.v().rows()];
        for (int i = 0; i < b.k().rows(); i++) {
            for (int j = 0; j < b.v().rows(); j++) {
                for (int r = 0; r < b.k().cols(); r++) {
                    product[i * b.v().rows() + j] += b.k().at(i, r) * b.v().at(j, r);
                }
            }
        }
        return product;
    }

    @Test
    void sizes_that_have_no_solution_are_refused() {
        assertThatThrownBy(() -> new Size(10, 8, 4, 2)).hasMessageContaining("N >= n + m, not N=10, n=8, m=4, r=2");
        assertThatThrownBy(() -> new Size(100, 8, 4, 5)).hasMessageContaining("1 <= r <= m <= n");
    }
}
