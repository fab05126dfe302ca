package threshold.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static threshold.reports.verdict.Runs.scattered;
import static threshold.reports.verdict.StoredResultsTest.base;
import static threshold.reports.verdict.StoredResultsTest.compare;
import static threshold.reports.verdict.StoredResultsTest.ids;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import threshold.reports.model.Waiver;

class ComparisonTest {

    private static final double[] TIMES = scattered(1, 10, 1000, 0.01);
    private static final double[] SLOWER = scattered(2, 10, 1100, 0.01);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void anotherProcessorIsNotComparable() {
        Comparison comparison =
                compare(base().cell("a", TIMES), base().on("cpu", "two").cell("a", SLOWER));
        assertThat(comparison.grade()).isEqualTo(Grade.NOT_COMPARABLE);
        assertThat(comparison.cells()).isEmpty();
        assertThat(comparison.differences()).containsExactly(new Comparison.Difference("cpu", "one", "two", false));
    }

    @Test
    void whatOnlyOneStatesDiffers() {
        assertThat(compare(base(), base().on("ejml", "0.46")).differences())
                .containsExactly(new Comparison.Difference("ejml", "not stated", "0.46", false));
    }

    @Test
    void whatMayDifferIsSaidAndCompared() {
        Comparison comparison = Comparison.of(
                base().cell("a", TIMES).report(),
                base().on("cpu", "two").cell("a", SLOWER).report(),
                Policy.DEFAULT,
                Set.of("cpu"),
                Waivers.NONE);
        assertThat(comparison.differences()).singleElement().matches(Comparison.Difference::allowed);
        assertThat(comparison.grade()).isEqualTo(Grade.SLOWER);
    }

    @Test
    void newAndRemovedCellsNeverFail() {
        Comparison comparison = compare(
                base().cell("a", TIMES).cell("old", TIMES),
                base().cell("a", TIMES).cell("fresh", TIMES));
        assertThat(comparison.added()).containsExactly("fresh");
        assertThat(comparison.removed()).containsExactly("old");
        assertThat(comparison.grade()).isEqualTo(Grade.FINE);
    }

    @Test
    void aCellThatFailsNowIsAFault() {
        Comparison comparison = compare(base().cell("a", TIMES), base().failed("a", "no convergence"));
        assertThat(comparison.lost()).containsExactly(new Comparison.Lost("a", true, "new failed: no convergence"));
        assertThat(comparison.grade()).isEqualTo(Grade.FAULTY);
    }

    @Test
    void aCellThatWasNotReachedIsNone() {
        Comparison comparison = compare(base().cell("a", TIMES), base().planned("a"));
        assertThat(comparison.lost()).singleElement().matches(lost -> !lost.failed());
        assertThat(comparison.grade()).isEqualTo(Grade.FINE);
    }

    @Test
    void aCellThatNoneHasAResultOfIsToldOf() {
        Comparison comparison = compare(base().failed("a", "no convergence"), base().failed("a", "no convergence"));
        assertThat(comparison.lost()).containsExactly(new Comparison.Lost("a", false, "base failed: no convergence"));
        assertThat(comparison.grade()).isEqualTo(Grade.FINE);
    }

    @Test
    void aCellThatFailedBeforeIsToldOf() {
        assertThat(compare(base().failed("a", "no convergence"), base().cell("a", TIMES))
                        .lost())
                .containsExactly(new Comparison.Lost("a", false, "base failed: no convergence"));
    }

    @Test
    void forksThatWereLeftOutAreToldOf() {
        assertThat(compare(base().cell("a", TIMES), base().cell("a", TIMES).leftOut("a", 3, "the ruler was slow"))
                        .remarks())
                .singleElement()
                .asString()
                .startsWith("new: 1 of 13 forks were left out")
                .endsWith("the ruler was slow");
    }

    @Test
    void leftOutForksOfEitherSideAreToldOf() {
        Comparison comparison =
                compare(base().cell("a", TIMES).leftOut("a", 3, "the ruler was slow"), base().cell("a", TIMES));
        assertThat(comparison.remarks())
                .singleElement()
                .asString()
                .startsWith("base: 1 of")
                .endsWith("the ruler was slow");
    }

    @Test
    void whatSpoiledAPairIsToldOnce() {
        assertThat(compare(
                                base().cell("a", TIMES).leftOut("a", 3, "new: the ruler was slow"),
                                base().cell("a", TIMES).leftOut("a", 3, "new: the ruler was slow"))
                        .remarks())
                .singleElement()
                .asString()
                .startsWith("both: 1 of 13 forks were left out")
                .endsWith("new: the ruler was slow");
    }

    @Test
    void onlyWhatIsFaultyOrWaivedIsListed() {
        Comparison comparison = compare(
                base().cell("a", TIMES).cell("b", TIMES),
                base().cell("a", TIMES).withResidual("b", 20, TIMES));
        assertThat(comparison.faulty()).extracting(CellVerdict::id).containsExactly("b");
        assertThat(comparison.waived()).isEmpty();
        assertThat(Fault.Kind.ACCURACY.label()).isEqualTo("accuracy");
        assertThat(Verdict.EQUIVALENT.label()).isEqualTo("equivalent");
    }

    @Test
    void whatMayDifferHasToBeANameThatIsThere() {
        assertThatThrownBy(() ->
                        Comparison.of(base().report(), base().report(), Policy.DEFAULT, Set.of("cpus"), Waivers.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("neither result names 'cpus' among what figures depend on: cpu");
    }

    @Test
    void aResidualMayGrowFourfoldAndStayUnderOneThirtiethOfItsBound() {
        assertThat(faults(0.2, 0.9)).isEmpty();
        assertThat(faults(0.5, 1.9)).isEmpty();
        assertThat(faults(0.5, 2.1)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.ACCURACY);
            assertThat(fault.allowed()).isEqualTo(2);
        });
        assertThat(faults(20, 31)).singleElement().extracting(Fault::allowed).isEqualTo(30.0);
        assertThat(faults(0.5, Double.NaN)).hasSize(1);
    }

    @Test
    void whatWasOverItsBoundBeforeIsNoNewFault() {
        assertThat(faults(40, 50)).isEmpty();
    }

    private static List<Fault> faults(double before, double after) {
        return compare(base().withResidual("a", before, TIMES), base().withResidual("a", after, TIMES))
                .cells()
                .getFirst()
                .faults();
    }

    @Test
    void allocationMayGrowByOnePercentOr64Bytes() {
        assertThat(heapFaults(0, 64)).isEmpty();
        assertThat(heapFaults(0, 65)).singleElement().extracting(Fault::kind).isEqualTo(Fault.Kind.ALLOCATION);
        assertThat(heapFaults(100_000, 101_000)).isEmpty();
        assertThat(heapFaults(100_000, 101_001))
                .singleElement()
                .satisfies(fault -> assertThat(fault.allowed()).isCloseTo(101_000, within(1e-9)));
        assertThat(heapFaults(Double.NaN, 5)).isEmpty();
    }

    private static List<Fault> heapFaults(double before, double after) {
        Comparison comparison = compare(base().withHeap("a", before, TIMES), base().withHeap("a", after, TIMES));
        assertThat(comparison.faulty().isEmpty()).isEqualTo(comparison.grade() != Grade.FAULTY);
        return comparison.cells().getFirst().faults();
    }

    @Test
    void aSteeperGrowthIsAVerdictOfItsOwn() {
        Comparison comparison = compare(
                base().series("b:linear", 6, n -> n).series("b:same", 6, n -> n),
                base().series("b:linear", 6, n -> n * Math.pow(n / 4000.0, 0.3)).series("b:same", 6, n -> n));
        assertThat(comparison.worseGrowths()).singleElement().satisfies(growth -> {
            assertThat(growth.solver()).isEqualTo("b:linear");
            assertThat(growth.base().slope()).isCloseTo(1, within(0.02));
            assertThat(growth.next().slope()).isCloseTo(1.3, within(0.02));
        });
        assertThat(comparison.grade()).isEqualTo(Grade.SLOWER);
    }

    @Test
    void fiveSizesHaveNoGrowth() {
        assertThat(compare(base().series("b:m", 5, n -> n), base().series("b:m", 5, n -> (double) n * n))
                        .growths())
                .isEmpty();
    }

    @Test
    void aWaiverHoldsUntilItsDayAndUpToItsRatio() {
        Waiver waiver = new Waiver("fam/*:m", "the price of accuracy", TODAY, 1.2);
        assertThat(waived(waiver, TODAY).grade()).isEqualTo(Grade.FINE);
        assertThat(waived(waiver, TODAY).waived()).hasSize(1);
        assertThat(waived(waiver, TODAY).with(Verdict.REGRESSION)).isEmpty();
        Comparison expired = waived(waiver, TODAY.plusDays(1));
        assertThat(expired.grade()).isEqualTo(Grade.SLOWER);
        assertThat(expired.expired()).containsExactly(waiver);
        assertThat(waived(new Waiver("fam/*:m", "too little", TODAY, 1.05), TODAY)
                        .grade())
                .isEqualTo(Grade.SLOWER);
        assertThat(waived(new Waiver("other/*", "not this", TODAY, 2), TODAY).grade())
                .isEqualTo(Grade.SLOWER);
    }

    private static Comparison waived(Waiver waiver, LocalDate today) {
        return Comparison.of(
                base().cell("fam/b:m", TIMES).report(),
                base().cell("fam/b:m", SLOWER).report(),
                Policy.DEFAULT,
                Set.of(),
                new Waivers(List.of(waiver), today));
    }

    @Test
    void theGreatestChangeComesFirst() {
        Comparison comparison = compare(
                base().cell("a", TIMES).cell("b", TIMES).cell("c", TIMES),
                base().cell("a", SLOWER)
                        .cell("b", scattered(3, 10, 1500, 0.01))
                        .cell("c", scattered(4, 10, 1200, 0.01)));
        assertThat(ids(comparison, Verdict.REGRESSION)).containsExactly("b", "c", "a");
    }

    @Test
    void starsOfAWaiverStandForAnythingAndTheRestForItself() {
        Waiver waiver = new Waiver("a.c/*", "", TODAY, 2);
        assertThat(waiver.covers("a.c/x/y")).isTrue();
        assertThat(waiver.covers("abc/x")).isFalse();
        assertThat(waiver.covers("a.c")).isFalse();
    }

    @Test
    void gradesHaveTheCodesOfTheDesign() {
        assertThat(List.of(Grade.values())).extracting(Grade::exitCode).containsExactly(4, 2, 3, 0);
    }
}
