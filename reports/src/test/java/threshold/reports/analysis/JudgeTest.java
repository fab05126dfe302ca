package threshold.reports.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import threshold.reports.analysis.Judgement.Verdict;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Cell;
import threshold.reports.model.Criterion;
import threshold.reports.model.Criterion.Kind;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.model.Setting;

class JudgeTest {

    private static final double FLOPS = 1000;
    private static final double STEPS = 100;
    private static final int FORKS = 10;

    private final List<Cell> cells = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();

    @Test
    void aSpeedupIsTheMedianOfTheFastestRivalOverThatOfTheSubject() {
        measured("own", 100);
        measured("slow", 900);
        measured("next", 300);
        Judgement judgement = speedup(2, 4, "slow", "next");
        assertThat(judgement.figure().orElseThrow().value()).isCloseTo(3, within(1e-12));
        assertThat(judgement.figure().orElseThrow().established()).isTrue();
        assertThat(judgement.rival().orElseThrow().cell().id()).isEqualTo("next");
        assertThat(judgement.atLeast()).contains(Verdict.MET);
        assertThat(judgement.stretch()).contains(Verdict.NOT_MET);
        assertThat(judgement.isFailed()).isFalse();
        assertThat(judgement.isReachedWhole()).isFalse();
    }

    @Test
    void theBoundItselfIsMet() {
        measured("own", 100);
        measured("other", 300);
        assertThat(speedup(3, 3.0001, "other").atLeast()).contains(Verdict.MET);
        assertThat(speedup(3, 3.0001, "other").stretch()).contains(Verdict.NOT_MET);
    }

    @Test
    void anIntervalThatHoldsTheBoundLeavesItOpen() {
        measured("own", 100);
        scattered("other", 280, 320);
        Judgement judgement = speedup(3, 2.5, "other");
        assertThat(judgement.figure().orElseThrow().interval().contains(3)).isTrue();
        assertThat(judgement.atLeast()).contains(Verdict.OPEN);
        assertThat(judgement.stretch()).contains(Verdict.MET);
        assertThat(judgement.isFailed()).isFalse();
    }

    @Test
    void missedIsFailed() {
        measured("own", 100);
        measured("other", 150);
        Judgement judgement = speedup(2, 4, "other");
        assertThat(judgement.atLeast()).contains(Verdict.NOT_MET);
        assertThat(judgement.isFailed()).isTrue();
    }

    @Test
    void fewForksAreJudgedByTheirExtremes() {
        measured("own", 100);
        cell("other", 3, new double[] {190, 300, 310}, 1);
        Judgement judgement = speedup(2, 1.9, "other");
        assertThat(judgement.figure().orElseThrow().established()).isFalse();
        assertThat(judgement.figure().orElseThrow().value()).isCloseTo(3, within(1e-12));
        assertThat(judgement.figure().orElseThrow().interval().low()).isCloseTo(1.9, within(1e-12));
        assertThat(judgement.atLeast()).contains(Verdict.OPEN);
        assertThat(judgement.stretch()).contains(Verdict.MET);
    }

    @Test
    void aMissingRivalLeavesItUnmeasuredThoughAnotherIsThere() {
        measured("own", 100);
        measured("other", 900);
        Judgement judgement = speedup(2, 4, "other", "absent");
        assertThat(judgement.atLeast()).contains(Verdict.NOT_MEASURED);
        assertThat(judgement.stretch()).contains(Verdict.NOT_MEASURED);
        assertThat(judgement.rival()).isEmpty();
        assertThat(judgement.fault().orElseThrow().why()).isEqualTo("absent is not in the plan of this run");
    }

    @Test
    void aRivalThatWasSkippedSaysWhy() {
        measured("own", 100);
        without("other", Fork.Status.SKIPPED, "is predicted to take 2 min");
        Judgement judgement = speedup(2, 4, "other");
        assertThat(judgement.atLeast()).contains(Verdict.NOT_MEASURED);
        assertThat(judgement.fault().orElseThrow().why()).endsWith("skipped: is predicted to take 2 min");
    }

    @Test
    void aRivalOverItsAccuracyBoundIsNoRival() {
        measured("own", 100);
        cell("other", FORKS, new double[] {900}, 31);
        Judgement judgement = speedup(2, 4, "other");
        assertThat(judgement.atLeast()).contains(Verdict.NOT_MEASURED);
        assertThat(judgement.fault().orElseThrow().why()).endsWith("its residual of 31 is over its bound of 30");
    }

    @Test
    void aSubjectOverItsAccuracyBoundHasNotMetIt() {
        cell("own", FORKS, new double[] {1}, 31);
        measured("other", 900);
        Judgement judgement = speedup(2, 4, "other");
        assertThat(judgement.figure().orElseThrow().value()).isGreaterThan(800);
        assertThat(judgement.atLeast()).contains(Verdict.NOT_MET);
        assertThat(judgement.isFailed()).isTrue();
    }

    @Test
    void aSubjectWithAFailedForkHasNotMetItWhateverElseIsMissing() {
        measured("own", 100);
        forks.set(0, new Fork("own", 0, Fork.Status.FAILED, "no convergence", Optional.empty()));
        Judgement judgement = speedup(2, 4, "absent");
        assertThat(judgement.atLeast()).contains(Verdict.NOT_MET);
        assertThat(judgement.fault().orElseThrow().why()).endsWith("1 of 10 forks failed: no convergence");
    }

    @Test
    void theShareOfThePeakIsThatOfAsManyThreads() {
        measured("own", 20);
        peak(1, 10);
        peak(2, 2);
        Judgement judgement = judge(criterion(Kind.SHARE_OF_PEAK, 0.5, 0.51));
        assertThat(judgement.figure().orElseThrow().value()).isCloseTo(0.5, within(1e-12));
        assertThat(judgement.shareOfPeak()).hasValueCloseTo(0.5, within(1e-12));
        assertThat(judgement.atLeast()).contains(Verdict.MET);
        assertThat(judgement.stretch()).contains(Verdict.NOT_MET);
    }

    @Test
    void withoutAPeakThereIsNoShareOfIt() {
        measured("own", 20);
        peak(2, 10);
        Judgement judgement = judge(criterion(Kind.SHARE_OF_PEAK, 0.5, 0.9));
        assertThat(judgement.atLeast()).contains(Verdict.NOT_MEASURED);
        assertThat(judgement.fault().orElseThrow().why()).isEqualTo("this run has no FMA peak on 1 thread");
    }

    @Test
    void aTimePerStepIsAtMost() {
        measured("own", 800);
        Judgement judgement = judge(criterion(Kind.TIME_PER_STEP, 8, 7.9));
        assertThat(judgement.figure().orElseThrow().value()).isCloseTo(8, within(1e-12));
        assertThat(judgement.atLeast()).contains(Verdict.MET);
        assertThat(judgement.stretch()).contains(Verdict.NOT_MET);
    }

    @Test
    void whatIsNotStatedIsNotJudged() {
        measured("own", 100);
        measured("other", 300);
        Judgement judgement = judge(new Criterion(
                "own", Kind.SPEEDUP, "own", List.of("other"), OptionalDouble.empty(), OptionalDouble.of(2)));
        assertThat(judgement.atLeast()).isEmpty();
        assertThat(judgement.stretch()).contains(Verdict.MET);
        assertThat(judgement.isFailed()).isFalse();
        assertThat(judgement.isReachedWhole()).isTrue();
    }

    private Judgement speedup(double atLeast, double stretch, String... rivals) {
        return judge(criterion(Kind.SPEEDUP, atLeast, stretch, rivals));
    }

    private static Criterion criterion(Kind kind, double atLeast, double stretch, String... rivals) {
        return new Criterion(
                "own", kind, "own", List.of(rivals), OptionalDouble.of(atLeast), OptionalDouble.of(stretch));
    }

    private Judgement judge(Criterion criterion) {
        Run.About about = new Run.About(
                "test",
                "",
                "",
                "",
                List.of(),
                "",
                List.of(),
                FORKS,
                List.of(),
                Map.of(),
                Map.of(),
                "",
                Optional.empty());
        Run run = new Run(about, cells, forks, List.of(), List.of(criterion), List.of());
        return Report.of(run).judgements().getFirst();
    }

    private void measured(String id, double ns) {
        cell(id, FORKS, new double[] {ns}, 1);
    }

    private void scattered(String id, double low, double high) {
        cell(id, FORKS, new double[] {low, high}, 1);
    }

    /** A probe that takes so long for {@link #FLOPS}. */
    private void peak(int threads, double ns) {
        String id = "peak" + threads;
        add(id, new Setting(Ceilings.FAMILY, Map.of("kind", "fma"), "f64", threads, "none"), AccuracyClass.UNSTATED);
        addForks(id, FORKS, new double[] {ns}, 0);
    }

    /** Forks whose times go through the values in turn. */
    private void cell(String id, int count, double[] ns, double residual) {
        add(id, new Setting("family", Map.of("n", id), "f64", 1, "none"), AccuracyClass.STABLE);
        addForks(id, count, ns, residual);
    }

    private void without(String id, Fork.Status status, String why) {
        add(id, new Setting("family", Map.of("n", id), "f64", 1, "none"), AccuracyClass.STABLE);
        forks.add(new Fork(id, 0, status, why, Optional.empty()));
    }

    private void add(String id, Setting setting, AccuracyClass kind) {
        cells.add(new Cell(
                id,
                "a:" + id,
                "a",
                setting,
                new Cell.Accuracy(kind, OptionalDouble.empty(), OptionalDouble.empty()),
                new Cell.Work(FLOPS, 0, FLOPS),
                new Cell.Place(STEPS, 1, "steps", Set.of())));
    }

    private void addForks(String id, int count, double[] ns, double residual) {
        for (int round = 0; round < count; round++) {
            Fork.Measurement measurement = Measurements.of(ns[round % ns.length], residual, 1, null);
            forks.add(new Fork(id, round, Fork.Status.OK, null, Optional.of(measurement)));
        }
    }
}
