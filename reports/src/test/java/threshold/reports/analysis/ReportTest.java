package threshold.reports.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Axis;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.model.Setting;

class ReportTest {

    private final List<Cell> cells = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();
    private final List<Run.Backend> backends = new ArrayList<>();

    @Test
    void classesAreRankedApartAndOverItsBoundIsNotRanked() {
        cell("s:slow", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 200, 1);
        cell("s:fast", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 100, 1);
        cell("k:normal", AccuracyClass.KAPPA_LIMITED, Map.of("n", "4"), Set.of(), 10, 1);
        cell("w:wrong", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 1, 31);
        Report report = report();
        Group group = report.groups().getFirst();
        assertThat(group.rankings())
                .extracting(Group.Ranking::kind)
                .containsExactly(AccuracyClass.STABLE, AccuracyClass.KAPPA_LIMITED);
        assertThat(group.rankings().getFirst().ranked())
                .extracting(ranked -> ranked.result().cell().solver())
                .containsExactly("s:fast", "s:slow");
        assertThat(group.rankings()
                        .getFirst()
                        .ranked()
                        .getLast()
                        .toBest()
                        .orElseThrow()
                        .ratio())
                .isEqualTo(2);
        assertThat(report.exceeded())
                .extracting(result -> result.cell().solver())
                .containsExactly("w:wrong");
    }

    @Test
    void aStatedClassWithoutAResidualIsNotTrusted() {
        cell("s:silent", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 1, Double.NaN);
        cell("u:plain", AccuracyClass.UNSTATED, Map.of("n", "4"), Set.of(), 1, Double.NaN);
        Group group = report().groups().getFirst();
        assertThat(group.overBound())
                .extracting(result -> result.cell().solver())
                .containsExactly("s:silent");
        assertThat(group.rankings()).extracting(Group.Ranking::kind).containsExactly(AccuracyClass.UNSTATED);
    }

    @Test
    void anotherBatchIsAnotherSeries() {
        for (int t : new int[] {10, 20, 40}) {
            for (int batch : new int[] {1, 64}) {
                Map<String, String> sizes = new LinkedHashMap<>();
                sizes.put("T", Integer.toString(t));
                sizes.put("B", Integer.toString(batch));
                cell("s:a", AccuracyClass.STABLE, sizes, Set.of(Axis.SEQUENCE), 5.0 * t * batch, 1);
            }
        }
        List<Series> series = report().series();
        assertThat(series)
                .extracting(Series::constants)
                .containsExactly("B=1 · input none · 1 thread", "B=64 · input none · 1 thread");
        assertThat(series).allSatisfy(one -> {
            assertThat(one.sizes()).containsExactly(10.0, 20.0, 40.0);
            assertThat(one.curves().getFirst().fit().orElseThrow().slope()).isCloseTo(1, within(1e-12));
            assertThat(one.curves().getFirst().theory().orElseThrow()).isCloseTo(2, within(1e-12));
        });
    }

    @Test
    void ratesComeFromTheLargestSizeWithinItsBound() {
        for (int t : new int[] {10, 20, 40}) {
            cell("s:a", AccuracyClass.STABLE, Map.of("T", "" + t), Set.of(Axis.SEQUENCE), t, t == 40 ? 31 : 1);
            cell("s:b", AccuracyClass.STABLE, Map.of("T", "" + t), Set.of(Axis.SEQUENCE), t, 31);
        }
        List<Series.Curve> curves = report().series().getFirst().curves();
        assertThat(curves.getFirst().largestValid().orElseThrow().x()).isEqualTo(20);
        assertThat(curves.getFirst().last().x()).isEqualTo(40);
        assertThat(curves.getLast().largestValid()).isEmpty();
        assertThat(curves.getLast().fit()).isEmpty();
        assertThat(curves.getLast().theory()).isEmpty();
    }

    @Test
    void theRoofIsTheLowerOfPeakAndMemory() {
        cell("p:fma", AccuracyClass.UNSTATED, Map.of("kind", "fma"), Set.of(), 2, 0);
        cell("p:triad", AccuracyClass.UNSTATED, Map.of("kind", "triad"), Set.of(), 4, 0);
        Ceilings ceilings = report().ceilings();
        assertThat(ceilings.roof(new Cell.Work(1000, 10, 0), 1)).hasValue(50);
        assertThat(ceilings.roof(new Cell.Work(10, 100, 0), 1)).hasValue(10 / 100.0 * 50);
        assertThat(ceilings.roof(new Cell.Work(1000, 0, 0), 1)).hasValue(50);
        assertThat(ceilings.roof(new Cell.Work(1000, 10, 0), 2)).isEmpty();
        assertThat(ceilings.isMemoryBound(new Cell.Work(10, 100, 0), 1)).isTrue();
    }

    /** 100 flops in 25, 50, 100 and 70 ns, on a clock of 0.125 additions per ns and vectors of four. */
    @ParameterizedTest
    @CsvSource({"25, 4, false", "50, 2, false", "100, 1, false", "98, 1, false", "70, 2, true"})
    void theProbeIsHeldAgainstTheNearestNumberOfFmasACycle(double ns, double theory, boolean disagrees) {
        backends.add(new Run.Backend("p", List.of(), true, 4));
        cell("p:fma", AccuracyClass.UNSTATED, Map.of("kind", "fma"), Set.of(), ns, 0);
        cell("p:clock", AccuracyClass.UNSTATED, Map.of("kind", "clock"), Set.of(), 800, 0);
        Ceilings.Ceiling peak = report().ceilings().all().getFirst();
        assertThat(peak.theory()).hasValue(theory);
        assertThat(peak.disagrees()).isEqualTo(disagrees);
    }

    /** 100 calls in 850 ns. */
    @Test
    void aCallOfNativeCodeIsToldByTheCallWithWhoMadeIt() {
        cell("o:call", AccuracyClass.UNSTATED, Map.of("kind", "call"), Set.of(), 850, 0);
        Ceilings.Ceiling call = report().ceilings().all().getFirst();
        assertThat(call.title()).isEqualTo("native call, o");
        assertThat(call.value().median()).isEqualTo(8.5);
        assertThat(call.theory()).isEmpty();
    }

    @Test
    void withoutTheBandwidthWorkThatMovesBytesHasNoRoof() {
        cell("p:fma", AccuracyClass.UNSTATED, Map.of("kind", "fma"), Set.of(), 2, 0);
        cell("p:triad", AccuracyClass.UNSTATED, Map.of("kind", "triad"), Set.of(), 4, 0);
        forks.replaceAll(fork -> fork.cell().startsWith("p:triad") ? failed(fork) : fork);
        Ceilings ceilings = report().ceilings();
        assertThat(ceilings.roof(new Cell.Work(1000, 10, 0), 1)).isEmpty();
        assertThat(ceilings.isMemoryBound(new Cell.Work(10, 100, 0), 1)).isFalse();
        assertThat(ceilings.roof(new Cell.Work(1000, 0, 0), 1)).hasValue(50);
        assertThat(ceilings.missing()).containsExactly("STREAM triad, 1 thread, failed: out of memory");
    }

    @Test
    void withoutThePeakThereIsNoRoof() {
        cell("p:triad", AccuracyClass.UNSTATED, Map.of("kind", "triad"), Set.of(), 4, 0);
        assertThat(report().ceilings().roof(new Cell.Work(10, 100, 0), 1)).isEmpty();
    }

    @Test
    void aCellThatLostForksIsDoubtedOnceWithTheReason() {
        cell("s:a", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 100, 1);
        cell("s:b", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 100, 1);
        forks.replaceAll(fork -> !fork.cell().startsWith("s:b") || fork.round() < 2
                ? fork
                : fork.round() == 2
                        ? failed(fork)
                        : new Fork(fork.cell(), fork.round(), Fork.Status.SKIPPED, "failed before", Optional.empty()));
        Report report = report();
        assertThat(report.doubts())
                .contains("family s:b n=4 · input none · 1 thread: 4 of 6 forks failed or were skipped: out of memory.")
                .noneMatch(doubt -> doubt.contains("s:a"));
        assertThat(report.groups().getFirst().withFewerForks())
                .extracting(result -> result.cell().solver())
                .containsExactly("s:b");
    }

    @Test
    void aWarmUpThatHadNotSettledIsADoubt() {
        cell("s:a", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 100, 1);
        forks.replaceAll(fork -> fork.round() < 2 ? doubted(fork) : fork);
        Report report = report();
        assertThat(report.doubts())
                .containsExactly("family s:a n=4 · input none · 1 thread: 2 of 6 forks not steady: its warm-up had"
                        + " not settled.");
        assertThat(report.groups().getFirst().results())
                .extracting(CellResult::steady)
                .containsExactly(false);
    }

    @Test
    void iterationsThatOthersMadeSlowAreADoubt() {
        cell("s:a", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 100, 1);
        forks.replaceAll(fork -> fork.round() < 2 ? disturbed(fork, 3) : fork);
        assertThat(report().doubts())
                .containsExactly(
                        "6 iterations of 2 forks left out of all figures: the ruler beside them tells that others"
                                + " slowed the machine.");
    }

    @Test
    void aForkThatWasLeftOutCountsInNoFigureAndIsNamed() {
        cell("s:a", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 100, 1);
        forks.add(leftOut(forks.get(3)));
        Report report = report();
        assertThat(report.doubts()).hasSize(2);
        assertThat(report.doubts().getFirst()).startsWith("1 fork of 1 cell left out of all figures: measured while");
        assertThat(report.doubts().getLast())
                .isEqualTo("family s:a n=4 · input none · 1 thread: a fork of round 3 was left out: its time fell.");
        assertThat(report.groups().getFirst().results()).singleElement().satisfies(result -> {
            assertThat(result.run().size()).isEqualTo(6);
            assertThat(result.steady()).isTrue();
        });
    }

    @Test
    void aCellOfWhichTheOnlyForkWasLeftOutHasNoResultAndSaysWhy() {
        cell("s:a", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 100, 1);
        Fork only = leftOut(forks.getFirst());
        forks.clear();
        forks.add(only);
        assertThat(report().groups().getFirst().missing())
                .containsExactly(
                        new Group.Missing(cells.getFirst(), "not run", "its only fork was not steady: its time fell"));
    }

    @Test
    void aRulerThatDriftedIsADoubt() {
        cell("p:ruler", AccuracyClass.UNSTATED, Map.of("kind", "ruler"), Set.of(), 100, 1);
        assertThat(report().doubts()).isEmpty();
        forks.replaceAll(fork -> fork.round() < 4 ? fork : measured(fork, 107, 1, null));
        assertThat(report().doubts())
                .singleElement()
                .asString()
                .startsWith("The machine changed during the run")
                .endsWith("7 % slower.");
    }

    @Test
    void aRankDeficientProblemHasAnInfiniteCondition() {
        cell("s:a", AccuracyClass.STABLE, Map.of("n", "4"), Set.of(), 100, 1);
        forks.replaceAll(fork -> measured(fork, 100, Double.POSITIVE_INFINITY, null));
        assertThat(report().groups().getFirst().kappa()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static Fork doubted(Fork fork) {
        return measured(fork, 100, 1, "its warm-up had not settled");
    }

    private static Fork disturbed(Fork fork, int iterations) {
        Fork.Cost cost = new Fork.Cost(List.of(), Double.NaN, Double.NaN, iterations);
        return new Fork(
                fork.cell(), fork.round(), Fork.Status.OK, null, Optional.of(Measurements.of(100, 0, 1, null, cost)));
    }

    private static Fork leftOut(Fork fork) {
        return new Fork(fork.cell(), fork.round(), Fork.Status.UNSTEADY, "its time fell", Optional.empty());
    }

    private static Fork measured(Fork fork, double ns, double kappa, @Nullable String doubt) {
        Fork.Measurement measurement = Measurements.of(ns, 1, kappa, doubt);
        return new Fork(fork.cell(), fork.round(), fork.status(), null, Optional.of(measurement));
    }

    private static Fork failed(Fork fork) {
        return new Fork(fork.cell(), fork.round(), Fork.Status.FAILED, "out of memory", Optional.empty());
    }

    private Report report() {
        Run.About about = new Run.About(
                "test", "", "", "", List.of(), "", List.of(), 6, backends, Map.of(), Map.of(), "", Optional.empty());
        return Report.of(new Run(about, cells, forks, List.of(), List.of(), List.of()));
    }

    /** Adds a cell with six forks; the length of its sequence is T where the sizes have one. */
    private void cell(
            String solver, AccuracyClass kind, Map<String, String> sizes, Set<Axis> axes, double ns, double residual) {
        String family = sizes.containsKey("kind") ? Ceilings.FAMILY : "family";
        double t = Double.parseDouble(sizes.getOrDefault("T", "1"));
        Setting setting = new Setting(family, sizes, "f64", 1, "none");
        Cell cell = new Cell(
                solver + setting.sizesText(),
                solver,
                solver.substring(0, 1),
                setting,
                new Cell.Accuracy(kind, OptionalDouble.empty(), OptionalDouble.empty()),
                new Cell.Work(100, 200, t * t),
                new Cell.Place(t, 1, "steps", axes));
        cells.add(cell);
        for (int round = 0; round < 6; round++) {
            Fork.Measurement measurement = Measurements.of(ns, residual, 1, null);
            forks.add(new Fork(cell.id(), round, Fork.Status.OK, null, Optional.of(measurement)));
        }
    }
}
