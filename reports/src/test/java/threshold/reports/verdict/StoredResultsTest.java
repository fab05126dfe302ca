package threshold.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static threshold.reports.verdict.Runs.scattered;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import threshold.reports.analysis.Report;

class StoredResultsTest {

    @Test
    void tellsSlowerFasterAlikeAndUnknown() {
        Comparison comparison = compare(
                base().cell("slower", scattered(1, 10, 1000, 0.01))
                        .cell("faster", scattered(2, 10, 1000, 0.01))
                        .cell("alike", scattered(3, 10, 1000, 0.01))
                        .cell("wild", scattered(4, 10, 1000, 0.30)),
                base().cell("slower", scattered(5, 10, 1100, 0.01))
                        .cell("faster", scattered(6, 10, 900, 0.01))
                        .cell("alike", scattered(7, 10, 1005, 0.01))
                        .cell("wild", scattered(8, 10, 1000, 0.30)));
        assertThat(ids(comparison, Verdict.REGRESSION)).containsExactly("slower");
        assertThat(ids(comparison, Verdict.IMPROVEMENT)).containsExactly("faster");
        assertThat(ids(comparison, Verdict.EQUIVALENT)).containsExactly("alike");
        assertThat(ids(comparison, Verdict.INCONCLUSIVE)).containsExactly("wild");
        assertThat(comparison.grade()).isEqualTo(Grade.SLOWER);
        CellVerdict wild = comparison.with(Verdict.INCONCLUSIVE).getFirst();
        assertThat(wild.why()).contains("scatter");
        assertThat(wild.forksNeeded().orElseThrow()).isGreaterThan(100);
    }

    @Test
    void aChangeWithinTheMarginIsNoRegression() {
        Comparison comparison = compare(
                base().cell("a", scattered(1, 10, 1000, 0.001)), base().cell("a", scattered(2, 10, 1020, 0.001)));
        assertThat(ids(comparison, Verdict.EQUIVALENT)).containsExactly("a");
        assertThat(comparison.grade()).isEqualTo(Grade.FINE);
    }

    @Test
    void nanosecondsOfTheClockAreNoChange() {
        Comparison comparison =
                compare(base().cell("a", scattered(1, 10, 2.0, 0.001)), base().cell("a", scattered(2, 10, 2.2, 0.001)));
        assertThat(comparison.with(Verdict.REGRESSION)).isEmpty();
    }

    @Test
    void fewForksAmongManyCellsNeedToBeFarApart() {
        Runs before = base();
        Runs after = base();
        for (int i = 0; i < 100; i++) {
            before.cell("c" + i, scattered(i, 5, 1000, 0.005));
            after.cell("c" + i, scattered(1000 + i, 5, i == 7 ? 1300 : i == 8 ? 1100 : 1000, 0.005));
        }
        Comparison comparison = compare(before, after);
        assertThat(ids(comparison, Verdict.REGRESSION)).containsExactly("c7");
        CellVerdict near = comparison.cells().get(8);
        assertThat(near.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(near.why()).isEqualTo("5 and 5 forks are too few to tell among 100 cells");
    }

    @Test
    void threeForksThatDoNotScatterTellNothing() {
        Comparison comparison = compare(base().cell("a", 1000, 1000, 1000), base().cell("a", 1400, 1400, 1400));
        assertThat(comparison.with(Verdict.REGRESSION)).isEmpty();
    }

    @Test
    void oneForkEachIsInconclusive() {
        Comparison comparison = compare(base().cell("a", 1000), base().cell("a", 5000));
        CellVerdict one = comparison.with(Verdict.INCONCLUSIVE).getFirst();
        assertThat(one.contrast().interval()).isEmpty();
        assertThat(one.forksNeeded()).isEmpty();
    }

    @Test
    void aSlowMachineWidensTheMargin() {
        Runs before = new Runs().cell("a", scattered(1, 10, 1000, 0.01)).ruler(100);
        Runs after = new Runs().cell("a", scattered(2, 10, 1100, 0.01)).ruler(112);
        Comparison comparison = compare(before, after);
        assertThat(comparison.drift().ruler()).hasValue(1.12);
        assertThat(comparison.policy().delta())
                .isCloseTo(1.03 * 1.12 - 1, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(comparison.with(Verdict.REGRESSION)).isEmpty();
    }

    @Test
    void withoutARulerTheMarginIsTenPercent() {
        Comparison comparison = compare(
                new Runs().cell("a", scattered(1, 10, 1000, 0.01)), new Runs().cell("a", scattered(2, 10, 1080, 0.01)));
        assertThat(comparison.policy().delta()).isEqualTo(0.10);
        assertThat(comparison.with(Verdict.REGRESSION)).isEmpty();
    }

    @Test
    void aDoubtedForkForbidsAChange() {
        Comparison comparison = compare(
                base().cell("a", scattered(1, 10, 1000, 0.01)),
                base().doubted("a", "its warm-up had not settled", scattered(2, 10, 1500, 0.01)));
        assertThat(comparison.with(Verdict.INCONCLUSIVE).getFirst().why())
                .isEqualTo("new: its warm-up had not settled");
    }

    /** 40 comparisons of 40 cells of the same code: a family-wise rate of 5 % would be 2 of them. */
    @Tag("simulation")
    @Test
    void alikeCodeSeldomRaisesAnAlarm() {
        long alarms = IntStream.range(0, 40)
                .filter(session -> {
                    Runs before = base();
                    Runs after = base();
                    for (int i = 0; i < 40; i++) {
                        before.cell("c" + i, scattered(100 * session + i, 10, 1000, 0.05));
                        after.cell("c" + i, scattered(100_000 + 100 * session + i, 10, 1000, 0.05));
                    }
                    return compare(before, after).grade() != Grade.FINE;
                })
                .count();
        assertThat(alarms).isLessThanOrEqualTo(5);
    }

    static Runs base() {
        return new Runs().ruler(100);
    }

    static Comparison compare(Runs before, Runs after) {
        Report base = before.report();
        return Comparison.of(base, after.report(), Policy.DEFAULT, Set.of(), Waivers.NONE);
    }

    static java.util.List<String> ids(Comparison comparison, Verdict verdict) {
        return comparison.with(verdict).stream().map(CellVerdict::id).toList();
    }
}
