package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import threshold.core.kernel.NgramGram.Problem;
import threshold.core.kernel.NgramGram.Size;
import threshold.core.kernel.NgramGram.Solution;
import threshold.core.workload.SyntheticText;

class NgramGramContractTest {

    private static final NgramGramFamily FAMILY = new NgramGramFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_exact_but_for_rounding() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int vocabulary : new int[] {1, 2, 7, 60}) {
            for (int order : new int[] {2, 3, 5}) {
                for (int tokens : new int[] {order, order + 1, 40, 900}) {
                    Size size = new Size(tokens, vocabulary, order);
                    cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "synthetic")));
                }
            }
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_keeps_its_promises() {
        Size size = new Size(300, 20, 3);
        return new PlanContract<>(FAMILY, size, text(size, 3), text(size, 4), text(new Size(301, 20, 3), 3))
                .onEverySolver();
    }

    private static Problem text(Size size, long seed) {
        return new Problem(SyntheticText.of(size.tokens(), size.vocabulary(), seed), size.vocabulary(), size.order());
    }

    /** Contexts, contexts of a single follower, ‖W‖² = trace G; computed independently (NumPy). */
    @TestFactory
    Stream<DynamicNode> the_published_text_has_the_published_contexts() {
        return Stream.of(
                        published(2, 512, 0, 58.028643),
                        published(3, 34_364, 21_948, 26_340.672062),
                        published(5, 154_884, 141_735, 147_051.734443))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicNode> published(int order, int contexts, int oneHot, double square) {
        Size size = new Size(200_000, 512, order);
        Problem problem = FAMILY.instance(size, "synthetic").problem();
        return Solver.of(FAMILY).stream()
                .map(solver -> dynamicTest(solver.name() + " n=" + order, () -> {
                    Solution solution = solver.solve(size, problem);
                    assertThat(solution.contexts()).isEqualTo(contexts);
                    assertThat(Arrays.stream(solution.oneHot()).sum()).isEqualTo(oneHot);
                    double trace = 0;
                    for (int v = 0; v < 512; v++) {
                        trace += solution.gram().at(v, v);
                    }
                    assertThat(trace).isCloseTo(square, within(1e-6));
                }));
    }

    @Test
    void the_text_is_the_published_one() {
        int[] text = SyntheticText.of(200_000, 512, 1002);
        assertThat(Arrays.copyOfRange(text, 1, 9)).containsExactly(28, 213, 14, 17, 151, 279, 213, 8);
        assertThat(Arrays.stream(text).sum()).isEqualTo(18_269_251);
        assertThat(Arrays.stream(text).distinct().count()).isEqualTo(512);
    }
}
