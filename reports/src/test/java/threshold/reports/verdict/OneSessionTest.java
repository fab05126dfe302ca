package threshold.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static threshold.reports.verdict.Runs.scattered;
import static threshold.reports.verdict.StoredResultsTest.compare;
import static threshold.reports.verdict.StoredResultsTest.ids;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threshold.reports.render.ComparisonRendering;

class OneSessionTest {

    private static final int SCREENING = 10;
    private static final int CONFIRMING = 24;

    @Test
    void whatStandsOutIsFlagged() {
        Runs before = side().cell("slow", scattered(1, 10, 1000, 0.01)).cell("alike", scattered(2, 10, 1000, 0.01));
        Runs after = side().cell("slow", scattered(3, 10, 1080, 0.01)).cell("alike", scattered(4, 10, 1000, 0.01));
        assertThat(Comparison.flagged(before.report(), after.report(), Policy.DEFAULT))
                .containsExactly("slow");
    }

    @Test
    void theMostStrikingComesFirst() {
        Runs before = side().cell("much", scattered(1, 10, 1000, 0.01))
                .cell("noise", scattered(2, 10, 1000, 0.2))
                .cell("more", scattered(3, 10, 1000, 0.01));
        Runs after = side().cell("much", scattered(4, 10, 1080, 0.01))
                .cell("noise", scattered(5, 10, 1250, 0.2))
                .cell("more", scattered(6, 10, 1120, 0.01));
        assertThat(Comparison.flagged(before.report(), after.report(), Policy.DEFAULT))
                .containsExactly("more", "much", "noise");
    }

    /** By 2 % and by 1 %, where changes up to 3 % are none. */
    @Test
    void aCellIsMeasuredAnewFromHalfOfTheMarginOn() {
        Runs before = side().cell("two", scattered(1, 10, 1000, 0.002)).cell("one", scattered(2, 10, 1000, 0.002));
        Runs after = side().cell("two", scattered(3, 10, 1020, 0.002)).cell("one", scattered(4, 10, 1010, 0.002));
        assertThat(Comparison.flagged(before.report(), after.report(), Policy.DEFAULT))
                .containsExactly("two");
        add(before, "so", scattered(5, 10, 1000, 0.002), scattered(6, CONFIRMING, 1000, 0.002));
        add(after, "so", scattered(7, 10, 1020, 0.002), scattered(8, CONFIRMING, 1020, 0.002));
        assertThat(ids(compare(before, after), Verdict.REGRESSION)).isEmpty();
    }

    @Test
    void theNewPairsDecide() {
        Runs before = side();
        Runs after = side();
        add(before, "slow", scattered(1, 10, 1000, 0.01), scattered(2, CONFIRMING, 1000, 0.01));
        add(after, "slow", scattered(3, 10, 1080, 0.01), scattered(4, CONFIRMING, 1080, 0.01));
        add(before, "chance", scattered(5, 10, 1000, 0.01), scattered(6, CONFIRMING, 1000, 0.01));
        add(after, "chance", scattered(7, 10, 1080, 0.01), scattered(8, CONFIRMING, 1000, 0.01));
        Comparison comparison = compare(before, after);
        assertThat(comparison.oneSession()).isTrue();
        assertThat(ids(comparison, Verdict.REGRESSION)).containsExactly("slow");
        assertThat(ids(comparison, Verdict.EQUIVALENT)).containsExactly("chance");
        CellVerdict slow = comparison.with(Verdict.REGRESSION).getFirst();
        assertThat(slow.contrast().base().size()).isEqualTo(CONFIRMING);
        assertThat(slow.contrast().paired()).isTrue();
        assertThat(slow.contrast().interval().orElseThrow().contains(1.08)).isTrue();
    }

    @Test
    void whatStoodOutAndWasNotMeasuredAgainIsOpen() {
        Comparison comparison = compare(
                side().cell("slow", scattered(1, 10, 1000, 0.01)), side().cell("slow", scattered(3, 10, 1080, 0.01)));
        CellVerdict open = comparison.with(Verdict.INCONCLUSIVE).getFirst();
        assertThat(open.why()).isEqualTo("it stood out, and was not measured again");
        assertThat(comparison.grade()).isEqualTo(Grade.FINE);
    }

    @Test
    void tooFewNewPairsSayThatTheyAreTooFew() {
        Runs before = side();
        Runs after = side();
        add(before, "slow", scattered(1, 10, 1000, 0.01), scattered(2, 4, 1000, 0.01));
        add(after, "slow", scattered(3, 10, 1080, 0.01), scattered(4, 4, 1080, 0.01));
        CellVerdict open = compare(before, after).with(Verdict.INCONCLUSIVE).getFirst();
        assertThat(open.why()).isEqualTo("it stood out, and 4 new pairs are too few to decide; 5 may be enough");
    }

    @ParameterizedTest
    @CsvSource({"1, 0.05, 5", "12, 0.05, 8", "16, 0.05, 9", "52, 0.05, 11", "1, 0.5, 1"})
    void asManyPairsAreNeededAsHolmLeavesAChance(int cells, double alpha, int pairs) {
        assertThat(OneSession.fewestPairs(cells, alpha)).isEqualTo(pairs);
        assertThat(cells * Math.pow(0.5, pairs)).isLessThanOrEqualTo(alpha);
        assertThat(cells * Math.pow(0.5, pairs - 1)).isGreaterThan(alpha);
    }

    @Test
    void anImprovementIsConfirmedToo() {
        Runs before = side();
        Runs after = side();
        add(before, "fast", scattered(1, 10, 1000, 0.01), scattered(2, CONFIRMING, 1000, 0.01));
        add(after, "fast", scattered(3, 10, 900, 0.01), scattered(4, CONFIRMING, 900, 0.01));
        assertThat(ids(compare(before, after), Verdict.IMPROVEMENT)).containsExactly("fast");
    }

    /** Rounds drift by 20 %, both builds together. */
    @Test
    void whatBothBuildsShareCancels() {
        double[] drift = scattered(9, 10, 1, 0.2);
        double[] base = scattered(10, 10, 1000, 0.005);
        double[] next = scattered(11, 10, 1000, 0.005);
        for (int i = 0; i < 10; i++) {
            base[i] *= drift[i];
            next[i] *= drift[i];
        }
        Comparison comparison = compare(side().cell("a", base), side().cell("a", next));
        assertThat(comparison.cells().getFirst().contrast().ratio()).isBetween(0.98, 1.02);
        assertThat(comparison.with(Verdict.EQUIVALENT)).hasSize(1);
    }

    @Test
    void roundsThatOneBuildLacksAreLeftOut() {
        Runs before = side().cellFrom(0, "a", 1000, 1001, 1002, 1003, 1004, 1005, 1006);
        Runs after = side().cellFrom(2, "a", 1002, 1003, 1004, 1005, 1006, 1007, 1008);
        Contrast contrast = compare(before, after).cells().getFirst().contrast();
        assertThat(contrast.paired()).isTrue();
        assertThat(contrast.base().values()).containsExactly(1002, 1003, 1004, 1005, 1006);
        assertThat(contrast.next().values()).containsExactly(1002, 1003, 1004, 1005, 1006);
    }

    @Test
    void pairsThatTookTurnsAreComparedByTheirTurnsAndByAllOfThem() {
        double[] machine = scattered(9, SCREENING, 1, 0.4);
        double[] slower =
                java.util.Arrays.stream(machine).map(time -> 1.08 * time).toArray();
        Contrast contrast = compare(
                        side().inTurns(1, 3, 0.5).cell("a", machine),
                        side().inTurns(1, 3, 0.5).cell("a", slower))
                .cells()
                .getFirst()
                .contrast();
        assertThat(contrast.inTurns()).isTrue();
        assertThat(contrast.ratio()).isCloseTo(1.08, within(1e-12));
        assertThat(contrast.interval().orElseThrow().low()).isCloseTo(1.08, within(1e-12));
        assertThat(contrast.test().slower()).isEqualTo(Math.scalb(1.0, -SCREENING));
    }

    @Test
    void whatTheFiguresOfTurnsAreIsToldAsItIs() {
        double[] times = scattered(9, SCREENING, 1000, 0.01);
        assertThat(columns(
                        side().inTurns(1, 3).cell("a", times),
                        side().inTurns(1, 3).cell("a", times)))
                .contains("new = of these times the ratio of each pair", "geometric mean of the ratios")
                .doesNotContain("faster half");
        assertThat(columns(side().cell("a", times), side().cell("a", times)))
                .contains("a fork's fastest iteration; change = by the faster half of the forks");
    }

    private static String columns(Runs base, Runs next) {
        return new ComparisonRendering(compare(base, next), "").markdown();
    }

    @Test
    void pairsOfWhichOneTookNoTurnsAreComparedByTheirFastest() {
        Contrast contrast = compare(
                        side().inTurns(1, 3).cell("a", scattered(9, SCREENING, 1000, 0.01)),
                        side().cell("a", scattered(8, SCREENING, 1000, 0.01)))
                .cells()
                .getFirst()
                .contrast();
        assertThat(contrast.inTurns()).isFalse();
        assertThat(contrast.paired()).isTrue();
    }

    @Test
    void twoSessionsAreNotOne() {
        Comparison comparison = compare(
                new Runs().inSession("x", SCREENING).cell("a", scattered(1, 10, 1000, 0.01)),
                new Runs().inSession("y", SCREENING).cell("a", scattered(2, 10, 1000, 0.01)));
        assertThat(comparison.oneSession()).isFalse();
    }

    @Test
    void aSlowModeThatHasComeIsTold() {
        double[] torn = DoubleStream.concat(
                        DoubleStream.of(scattered(5, 6, 1000, 0.002)), DoubleStream.of(scattered(6, 4, 1300, 0.002)))
                .toArray();
        Contrast contrast = compare(side().cell("a", scattered(1, 10, 1000, 0.002)), side().cell("a", torn))
                .cells()
                .getFirst()
                .contrast();
        assertThat(contrast.ratio()).isBetween(0.99, 1.01);
        assertThat(contrast.isTorn()).isTrue();
        assertThat(contrast.modesOfBase()).isEmpty();
        assertThat(contrast.modesOfNext().orElseThrow().slowShare()).isEqualTo(0.4);
    }

    private static Runs side() {
        return new Runs().inSession("one", SCREENING);
    }

    private static void add(Runs runs, String cell, double[] first, double[] second) {
        runs.cellFrom(0, cell, first).cellFrom(SCREENING, cell, second);
    }
}
