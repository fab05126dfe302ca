package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.kernel.FilterRisk;
import threshold.core.kernel.RankRisk;

/** The end-to-end risks: composed of every backend's kernels, and right with each. */
class RisksContractTest {

    private static final RankRiskFamily RANKS = new RankRiskFamily();
    private static final FilterRiskFamily FILTERS = new FilterRiskFamily();

    @TestFactory
    Stream<DynamicNode> every_backend_finds_the_risk_of_every_rank() {
        List<Case<RankRisk.Problem>> cases = new ArrayList<>();
        for (int n : new int[] {1, 4, 7, 16}) {
            for (int steps : new int[] {1, 64, 512, 6000}) {
                for (int rank : new int[] {0, n / 2, n}) {
                    for (String input : RANKS.inputs()) {
                        RankRisk.Size size = new RankRisk.Size(n, steps, rank);
                        cases.add(Case.of(input + " " + size.named(), RANKS.instance(size, input)));
                    }
                }
            }
        }
        return Case.onEverySolver(RANKS, cases);
    }

    /** Values computed independently of this project, n = 7. */
    @TestFactory
    Stream<DynamicNode> every_backend_agrees_with_known_risks() {
        double[] risks = {2.1959036e9, 483827.77, 532.6219, 3.4269186, .56972789};
        return Solver.of(RANKS).stream()
                .map(solver -> dynamicTest(solver.name() + " known risks", () -> {
                    for (int rank = 0; rank < risks.length; rank++) {
                        RankRisk.Size size = new RankRisk.Size(7, 64, rank);
                        double risk = solver.solve(
                                size, RANKS.instance(size, "jordan").problem());
                        assertThat(risk).isCloseTo(risks[rank], within(1e-7 * risks[rank]));
                        assertThat(RANKS.figures(risk)).isEqualTo(Map.of("risk", risk));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicNode> every_backend_learns_the_filter() {
        List<Case<FilterRisk.Problem>> cases = new ArrayList<>();
        for (int samples : new int[] {100, 1000, 5000}) {
            for (int lags : new int[] {1, 5, 24}) {
                FilterRisk.Size size = new FilterRisk.Size(samples, lags);
                cases.add(Case.of(size.named().toString(), FILTERS.instance(size, "random-walk")));
            }
        }
        return Case.onEverySolver(FILTERS, cases);
    }

    /** Bias δ_p and variance pS/N: one lag is too few, 24 are enough of 10 000 samples. */
    @TestFactory
    Stream<DynamicNode> every_backend_sees_bias_and_variance() {
        return Solver.of(FILTERS).stream()
                .map(solver -> dynamicTest(solver.name() + " bias and variance", () -> {
                    assertThat(excess(solver, 1)).isBetween(.6, 3.);
                    assertThat(excess(solver, 24)).isBetween(.001, .02);
                }));
    }

    private static double excess(Solver<FilterRisk.Size, FilterRisk.Problem, FilterRisk.Solution> solver, int lags) {
        FilterRisk.Size size = new FilterRisk.Size(10_000, lags);
        return solver.solve(size, FILTERS.instance(size, "random-walk").problem())
                .excess();
    }
}
