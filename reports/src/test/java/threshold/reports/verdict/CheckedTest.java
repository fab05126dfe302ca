package threshold.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static threshold.reports.verdict.Runs.scattered;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import threshold.reports.model.SelfCheck;

class CheckedTest {

    private static final int ROUNDS = 34;

    @Test
    void slowdownsOfAQuietCellAreFoundAndNoneIsSeenWhereNoneIs() {
        SelfCheck check = Checked.of(
                side(1, 0.01, 0, "quiet", "calm").run(),
                slowed(50, 0.01, 0, "quiet", "calm").run(),
                Policy.DEFAULT);
        assertThat(check.pairs()).isEqualTo(ROUNDS);
        assertThat(check.cells()).extracting(SelfCheck.CellCheck::cell).containsExactly("calm", "quiet");
        assertThat(check.cells()).allSatisfy(cell -> {
            assertThat(cell.alarm()).isFalse();
            assertThat(cell.variation()).isCloseTo(0.01, within(0.004));
            assertThat(cell.detectable()).isBetween(0.03, 0.045);
            assertThat(cell.slowed()).extracting(SelfCheck.Slowed::by).containsExactly(0.02, 0.10);
            assertThat(cell.slowed()).extracting(SelfCheck.Slowed::found).containsExactly(false, true);
            assertThat(cell.slowed().getLast().ratio()).isCloseTo(1.10, within(0.02));
        });
    }

    /** Of 34 planned rounds, the first 10 screening, there was time for 12: 4 screen and 8 decide, not 10 and 2. */
    @Test
    void whatThereWasTimeForIsSplitAsInAGate() {
        SelfCheck check = Checked.of(
                cells(new Runs().inSession("check", 10).planning(ROUNDS), 12, 1, 0.01, 0, "a")
                        .run(),
                cells(new Runs().inSession("check", 10).planning(ROUNDS).slowing(0.10), 12, 50, 0.01, 0, "a")
                        .run(),
                Policy.DEFAULT);
        assertThat(check.pairs()).isEqualTo(12);
        assertThat(check.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.alarm()).isFalse();
            assertThat(cell.slowed()).extracting(SelfCheck.Slowed::found).containsExactly(true);
        });
    }

    /** Six pairs decide: enough for one cell, for which a gate would have to correct, and not for twelve. */
    @Test
    void oneCellAtATimeIsSlowed() {
        String[] names = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};
        SelfCheck check = Checked.of(
                cells(new Runs().inSession("check", 10).planning(ROUNDS), 9, 1, 0.01, 0, names)
                        .run(),
                cells(new Runs().inSession("check", 10).planning(ROUNDS).slowing(0.10), 9, 50, 0.01, 0, names)
                        .run(),
                Policy.DEFAULT);
        assertThat(check.cells()).hasSize(12).allSatisfy(cell -> {
            assertThat(cell.alarm()).isFalse();
            assertThat(cell.slowed()).extracting(SelfCheck.Slowed::found).containsExactly(true);
        });
    }

    /**
     * The machine halves its speed for whole rounds, which slows both forks of a pair: neither is seen in the other, and
     * a slowdown by 10 % is found among forks that scatter by 30 %.
     */
    @Test
    void whatSlowedBothForksOfAPairDoesNotTell() {
        double[] machine = scattered(3, ROUNDS, 1, 0.3);
        SelfCheck check = Checked.of(
                inTurns(new Runs().inSession("check", 10).slowing(0.10), machine, 1)
                        .run(),
                inTurns(new Runs().inSession("check", 10).slowing(0.10), machine, 50)
                        .run(),
                Policy.DEFAULT);
        assertThat(check.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.alone()).isGreaterThan(0.2);
            assertThat(cell.variation()).isBetween(0.005, 0.015);
            assertThat(cell.detectable()).isBetween(0.03, 0.05);
            assertThat(cell.alarm()).isFalse();
            assertThat(cell.slowed().getFirst().ratio()).isCloseTo(1, within(0.02));
        });
    }

    @Test
    void aSlowdownIsSeenBesideAForkThatWasNotSlowed() {
        double[] machine = scattered(3, ROUNDS, 1, 0.3);
        SelfCheck check = Checked.of(
                inTurns(new Runs().inSession("check", 10), machine, 1).run(),
                inTurns(new Runs().inSession("check", 10).slowing(0.10), machine, 50)
                        .run(),
                Policy.DEFAULT);
        assertThat(check.cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.slowed()).singleElement().satisfies(slowed -> {
                    assertThat(slowed.found()).isTrue();
                    assertThat(slowed.ratio()).isCloseTo(1.10, within(0.02));
                }));
    }

    private static Runs inTurns(Runs runs, double[] machine, long seed) {
        double[] own = scattered(seed, ROUNDS, 1000, 0.01);
        double[] times = new double[ROUNDS];
        java.util.Arrays.setAll(times, i -> own[i] * machine[i]);
        return runs.inTurns(1, 1.5, 0.8).cell("shared", times);
    }

    @Test
    void tooFewRoundsAreRefused() {
        assertThatThrownBy(() -> Checked.of(
                        cells(new Runs().inSession("check", 10).planning(ROUNDS), 7, 1, 0.01, 0, "a")
                                .run(),
                        cells(new Runs().inSession("check", 10).planning(ROUNDS).slowing(0.1), 7, 50, 0.01, 0, "a")
                                .run(),
                        Policy.DEFAULT))
                .hasMessageStartingWith(
                        "it ended too early: 4 pairs of forks after the first 3 can call no cell changed, 5 can");
    }

    @Test
    void aSlowdownIsNotFoundAmongForksThatScatter() {
        SelfCheck check = Checked.of(
                side(1, 0.4, 0, "wild").run(), slowed(50, 0.4, 0, "wild").run(), Policy.DEFAULT);
        assertThat(check.cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.slowed())
                        .extracting(SelfCheck.Slowed::found)
                        .containsExactly(false, false));
    }

    @Test
    void aSideThatIsSlowerForNoReasonIsAFalseAlarm() {
        SelfCheck check = Checked.of(
                side(1, 0.01, 0, "a").run(), slowed(50, 0.01, 0.08, "a").run(), Policy.DEFAULT);
        assertThat(check.cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.alarm()).isTrue());
    }

    @Test
    void runsThatAreNoSelfCheckAreRefused() {
        Runs apart = new Runs().slowing(0.1).cell("a", scattered(1, ROUNDS, 1000, 0.01));
        assertThatThrownBy(() -> Checked.of(side(1, 0.01, 0, "a").run(), apart.run(), Policy.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the two runs are not of one session, as a self-check is");
        assertThatThrownBy(() -> Checked.of(
                        side(1, 0.01, 0, "a").run(), side(2, 0.01, 0, "a").run(), Policy.DEFAULT))
                .hasMessage("no fork was slowed on purpose, as those of a self-check are");
    }

    @Test
    void ratesAreCountedOverAllChecks() {
        Trust trust = new Trust(List.of(check(0.01, false, true), check(0.05, true, false), check(0.02, false, true)));
        assertThat(trust.falseAlarms()).isEqualTo(new Trust.Rate(1, 3));
        assertThat(trust.found(0.10)).isEqualTo(new Trust.Rate(2, 3));
        assertThat(trust.foundAmongQuiet(0.10)).isEqualTo(new Trust.Rate(2, 2));
        assertThat(trust.quiet()).isEqualTo(new Trust.Rate(2, 3));
        assertThat(trust.slowdowns()).containsExactly(0.10);
        assertThat(trust.badge())
                .isEqualTo(
                        "Self-check of this machine: 1 of 3 false alarms (95 % sure: under 86 %), finds +10 % in 2 of 3;"
                                + " changes up to 3 % are none; 2026-11-26.");
    }

    @Test
    void aGateThatMissesWhatItMustFindFallsShort() {
        Trust misses = new Trust(List.of(check(0.01, false, true), check(0.01, false, false)));
        assertThat(misses.fallsShortOf(new Trust.Demand(0.05, 0.10, 0.80)))
                .contains(
                        "on this machine a slowdown by 10 % was found in 1 of 2 cells, and 80 % of them are asked for");
        assertThat(misses.fallsShortOf(new Trust.Demand(0.05, 0.10, 0.50))).isEmpty();
        assertThat(misses.fallsShortOf(new Trust.Demand(0.05, 0.20, 0.80)))
                .as("nothing as great was tried")
                .isEmpty();
    }

    @Test
    void aGateThatCriesWolfFallsShort() {
        Trust wolf = new Trust(java.util.Collections.nCopies(6, check(0.01, true, true)));
        Optional<String> why = wolf.fallsShortOf(Trust.Demand.DEFAULT);
        assertThat(why)
                .contains(
                        "on this machine 6 of 6 cells of a build against itself were called changed, and 5 % are allowed");
        Trust once = new Trust(List.of(
                check(0.01, true, true), check(0.01, false, true), check(0.01, false, true), check(0.01, false, true)));
        assertThat(once.fallsShortOf(Trust.Demand.DEFAULT))
                .as("one of four may be chance")
                .isEmpty();
    }

    @Test
    void theLatestFiveOfOneMarginSpeakTogether() {
        SelfCheck alarm = check(0.01, true, true);
        SelfCheck coarse = new SelfCheck(alarm.at(), alarm.build(), alarm.suite(), alarm.pairs(), 0.4, alarm.cells());
        SelfCheck quiet = check(0.01, false, true);
        assertThat(Trust.ofLatest(List.of())).isEmpty();
        assertThat(Trust.ofLatest(List.of(alarm, coarse, quiet)).orElseThrow().falseAlarms())
                .isEqualTo(new Trust.Rate(1, 2));
        assertThat(Trust.ofLatest(List.of(alarm, quiet, quiet, quiet, quiet, quiet))
                        .orElseThrow()
                        .falseAlarms())
                .isEqualTo(new Trust.Rate(0, 5));
    }

    @Test
    void aShareIsToldAsItWasAskedFor() {
        Trust misses = new Trust(List.of(check(0.01, false, false)));
        assertThat(misses.fallsShortOf(new Trust.Demand(0.05, 0.025, 0.875)).orElseThrow())
                .contains("10 % was found in 0 of 1 cells", "87.5 % of them are asked for");
    }

    private static SelfCheck check(double variation, boolean alarm, boolean found) {
        return new SelfCheck(
                "2026-11-26T08:00:00Z",
                "1.0",
                "ci",
                ROUNDS,
                0.03,
                List.of(new SelfCheck.CellCheck(
                        "a", variation, variation, 0.04, 1, alarm, List.of(new SelfCheck.Slowed(0.10, 1.1, found)))));
    }

    private static Runs side(long seed, double scatter, double slower, String... names) {
        return cells(new Runs().inSession("check", 10), ROUNDS, seed, scatter, slower, names);
    }

    private static Runs slowed(long seed, double scatter, double slower, String... names) {
        return cells(new Runs().inSession("check", 10).slowing(0.02, 0.10), ROUNDS, seed, scatter, slower, names);
    }

    private static Runs cells(Runs runs, int rounds, long seed, double scatter, double slower, String... names) {
        for (int i = 0; i < names.length; i++) {
            runs.cell(names[i], scattered(seed + i, rounds, 1000 * (1 + slower), scatter));
        }
        return runs;
    }
}
