package threshold.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.bench.machine.Build;
import threshold.bench.machine.Jvm;
import threshold.bench.machine.Machine;
import threshold.bench.run.ForeignFork;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.Manifest;
import threshold.bench.run.Protocol;
import threshold.bench.run.RunFolder;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

/** What a session measures, with builds that follow a script. */
class GateSessionTest {

    private static final PlannedCell FIRST = cell("first");
    private static final PlannedCell SECOND = cell("second");

    private static final Duration ENOUGH = Duration.ofHours(1);

    private final List<String> calls = new ArrayList<>();
    private DoubleSupplier ruler = () -> 100;
    private Schedule schedule = new Schedule(3, 2);

    /** Seconds, since each of them takes one. */
    private int pairs;

    /** Rounds of all cells, and of what stands out. */
    private record Schedule(int screening, int confirming) {}

    @TempDir
    Path folder;

    private interface Script {
        ForkRecord fork(PlannedCell cell, int call);
    }

    private final class Scripted implements Contestant {
        private final String name;
        private final Script script;
        private int call;

        Scripted(String name, Script script) {
            this.name = name;
            this.script = script;
        }

        @Override
        public Protocol.Cells cells() {
            throw new IllegalStateException("the session has its cells");
        }

        @Override
        public ForkRecord fork(PlannedCell cell, OptionalDouble known, Optional<Path> umpire) {
            calls.add(name + " " + cell.id() + " " + (known.isPresent() ? known.getAsDouble() : "unknown"));
            return script.fork(cell, call++);
        }
    }

    @Test
    void allCellsAreScreenedAndWhatIsFlaggedIsMeasuredAgain() throws IOException {
        Both<RunFolder> folders = run((cell, _) -> ok(cell, 100, 0.01), ENOUGH, List.of(SECOND.id()));
        for (RunFolder side : List.of(folders.base(), folders.next())) {
            assertThat(side.forks()).hasSize(3 * 2 + 2).allMatch(ForkRecord::ok);
            assertThat(side.forks().stream().filter(fork -> fork.round() >= 3))
                    .extracting(ForkRecord::cell, ForkRecord::round)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(SECOND.id(), 3),
                            org.assertj.core.groups.Tuple.tuple(SECOND.id(), 4));
        }
        assertThat(folders.base().forks())
                .allSatisfy(fork -> assertThat(fork.facts()).containsKey("ruler"));
    }

    @Test
    void pairsStandSideBySideInOneOrder() throws IOException {
        Both<RunFolder> folders = run((cell, _) -> ok(cell, 100, 0.01), ENOUGH, List.of());
        List<ForkRecord> base = folders.base().forks();
        List<ForkRecord> next = folders.next().forks();
        for (int i = 0; i < base.size(); i++) {
            assertThat(base.get(i).cell()).isEqualTo(next.get(i).cell());
            assertThat(base.get(i).round()).isEqualTo(next.get(i).round());
            assertThat(Math.abs(base.get(i).order() - next.get(i).order())).isEqualTo(1);
        }
        assertThat(base).anyMatch(fork -> fork.order() % 2 == 0).anyMatch(fork -> fork.order() % 2 == 1);
    }

    @Test
    void theTimeOfAnEarlierPairIsToldToBothForksOfTheNext() throws IOException {
        run((cell, _) -> ok(cell, 100, 0.01), ENOUGH, List.of());
        assertThat(calls.stream().filter(call -> call.endsWith("unknown"))).hasSize(4);
        assertThat(calls.stream().filter(call -> call.endsWith("100.0"))).hasSize(8);
    }

    @Test
    void aDisturbedPairIsMeasuredAgainAndBothOfItsForksAreLeftOut() throws IOException {
        Both<RunFolder> folders =
                run((cell, call) -> ok(cell, 100, call == 2 ? 0.4 : 0.01), (cell, _) -> ok(cell, 100, 0.01));
        for (RunFolder side : List.of(folders.base(), folders.next())) {
            assertThat(side.forks()).hasSize(7);
            assertThat(side.forks().stream().filter(fork -> !fork.ok()))
                    .singleElement()
                    .satisfies(fork -> {
                        assertThat(fork.status()).isEqualTo(ForkRecord.Status.UNSTEADY);
                        assertThat(fork.why()).isEqualTo("base: other processes took 40 % of the processors");
                    });
        }
    }

    @Test
    void aSlowRulerSpeaksAgainstForksThatRanOneByOne() throws IOException {
        ruler = slowOnce();
        Both<RunFolder> folders = run((cell, _) -> ok(cell, 100, 0.01), ENOUGH, List.of());
        for (RunFolder side : List.of(folders.base(), folders.next())) {
            assertThat(side.forks()).hasSize(7);
            assertThat(side.forks().stream().filter(fork -> !fork.ok()))
                    .singleElement()
                    .satisfies(fork -> assertThat(fork.why()).isEqualTo("base: the ruler beside it was 50 % slow"));
        }
    }

    @Test
    void aSlowRulerDoesNotSpeakAgainstTurns() throws IOException {
        ruler = slowOnce();
        Script script = (cell, _) -> ok(cell, 2e8, 0.01);
        Both<RunFolder> folders = run(OfTurns::new, script, script, ENOUGH, List.of());
        assertThat(folders.base().forks()).hasSize(6).allMatch(ForkRecord::ok);
        assertThat(folders.next().forks()).hasSize(6).allMatch(ForkRecord::ok);
    }

    /** A ruler that is slow behind the last of six pairs. */
    private static DoubleSupplier slowOnce() {
        int[] measured = {0};
        return () -> ++measured[0] == 12 ? 150 : 100;
    }

    @Test
    void whatIsAlwaysDisturbedIsNeverKept() throws IOException {
        Both<RunFolder> folders = run((cell, _) -> ok(cell, 100, 0.5), (cell, _) -> ok(cell, 100, 0.01));
        assertThat(folders.base().forks()).hasSize(3 * 6).noneMatch(ForkRecord::ok);
        assertThat(folders.next().forks()).hasSize(3 * 6).noneMatch(ForkRecord::ok);
    }

    @Test
    void aCellThatFailsIsNotMeasuredAgain() throws IOException {
        Both<RunFolder> folders = run(
                (cell, _) -> ok(cell, 100, 0.01), (cell, _) -> cell.equals(FIRST) ? failed(cell) : ok(cell, 100, 0.01));
        assertThat(folders.next().forks().stream().filter(fork -> fork.cell().equals(FIRST.id())))
                .singleElement()
                .satisfies(fork -> {
                    assertThat(fork.status()).isEqualTo(ForkRecord.Status.FAILED);
                    assertThat(fork.why()).isEqualTo("it exploded");
                });
        assertThat(folders.base().forks().stream().filter(fork -> fork.cell().equals(SECOND.id())))
                .hasSize(3);
    }

    @Test
    void inTurnsTheFirstPairOfAShortOperationOnlyTellsItsTime() throws IOException {
        Both<RunFolder> folders = run(
                OfTurns::new,
                (cell, _) -> ok(cell, cell.equals(FIRST) ? 100 : 2e8, 0.01),
                (cell, _) -> ok(cell, cell.equals(FIRST) ? 100 : 2e8, 0.01),
                ENOUGH,
                List.of());
        assertThat(folders.base().forks()).hasSize(6);
        assertThat(calls.stream().filter(call -> call.startsWith("base " + FIRST.id())))
                .hasSize(4)
                .filteredOn(call -> call.endsWith("unknown"))
                .hasSize(1);
        assertThat(calls.stream().filter(call -> call.startsWith("base " + SECOND.id())))
                .hasSize(3);
    }

    @Test
    void inTurnsAFirstPairThatFailsIsKept() throws IOException {
        Both<RunFolder> folders = run(
                OfTurns::new,
                (cell, _) -> ok(cell, 100, 0.01),
                (cell, _) -> cell.equals(FIRST) ? failed(cell) : ok(cell, 100, 0.01),
                ENOUGH,
                List.of());
        assertThat(folders.next().forks().stream().filter(fork -> fork.cell().equals(FIRST.id())))
                .singleElement()
                .satisfies(fork -> assertThat(fork.ok()).isFalse());
    }

    /** One after the other, and said to be in turns. */
    private record OfTurns(OneByOne forks) implements Forking {

        @Override
        public Both<ForkRecord> forks(Pair pair, OptionalDouble known) throws IOException {
            return forks.forks(pair, known);
        }

        @Override
        public boolean cancelsDisturbances() {
            return true;
        }
    }

    @Test
    void withoutTimeNoPairIsStarted() throws IOException {
        Both<RunFolder> folders = run((cell, _) -> ok(cell, 100, 0.01), Duration.ofSeconds(4), List.of(SECOND.id()));
        assertThat(folders.base().forks()).hasSize(4);
        assertThat(folders.next().forks()).hasSize(4);
    }

    @Test
    void theFirstRoundsLeaveTimeToDecide() throws IOException {
        schedule = new Schedule(10, 24);
        Both<RunFolder> folders = run((cell, _) -> ok(cell, 100, 0.01), Duration.ofSeconds(30), List.of(SECOND.id()));
        assertThat(rounds(folders, FIRST)).containsExactlyElementsOf(range(0, 9));
        assertThat(rounds(folders, SECOND)).containsExactlyElementsOf(concat(range(0, 9), range(10, 22)));
    }

    @Test
    void theMostStrikingIsDecidedWhereThereIsNoTimeForAll() throws IOException {
        schedule = new Schedule(10, 24);
        Both<RunFolder> folders =
                run((cell, _) -> ok(cell, 100, 0.01), Duration.ofSeconds(30), List.of(SECOND.id(), FIRST.id()));
        assertThat(rounds(folders, FIRST)).containsExactlyElementsOf(range(0, 6));
        assertThat(rounds(folders, SECOND)).containsExactlyElementsOf(concat(range(0, 6), range(10, 28)));
    }

    @Test
    void whatThereWasNoTimeForFollowsIfThereIs() throws IOException {
        schedule = new Schedule(6, 2);
        Both<RunFolder> folders =
                run((cell, _) -> ok(cell, 100, 0.01), Duration.ofSeconds(15), List.of(SECOND.id(), FIRST.id()));
        assertThat(rounds(folders, SECOND)).containsExactlyElementsOf(range(0, 8));
        assertThat(rounds(folders, FIRST)).containsExactlyElementsOf(range(0, 7));
    }

    @Test
    void withTimeEnoughAllRoundsAreMeasured() throws IOException {
        schedule = new Schedule(10, 24);
        Both<RunFolder> folders = run((cell, _) -> ok(cell, 100, 0.01), ENOUGH, List.of(SECOND.id(), FIRST.id()));
        assertThat(rounds(folders, FIRST)).containsExactlyElementsOf(range(0, 34));
        assertThat(rounds(folders, SECOND)).containsExactlyElementsOf(range(0, 34));
    }

    private static List<Integer> rounds(Both<RunFolder> folders, PlannedCell cell) throws IOException {
        return folders.base().forks().stream()
                .filter(fork -> fork.cell().equals(cell.id()))
                .map(ForkRecord::round)
                .toList();
    }

    private static List<Integer> range(int from, int end) {
        return IntStream.range(from, end).boxed().toList();
    }

    private static List<Integer> concat(List<Integer> one, List<Integer> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private Both<RunFolder> run(Script script, Duration time, List<String> flagged) throws IOException {
        return run(script, script, time, flagged);
    }

    private Both<RunFolder> run(Script base, Script next) throws IOException {
        return run(base, next, ENOUGH, List.of());
    }

    private Both<RunFolder> run(Script base, Script next, Duration time, List<String> flagged) throws IOException {
        return run(forks -> forks, base, next, time, flagged);
    }

    private Both<RunFolder> run(
            Function<OneByOne, Forking> forking, Script base, Script next, Duration time, List<String> flagged)
            throws IOException {
        Both<RunFolder> folders = Both.made(side -> RunFolder.create(folder.resolve(side.label()), manifest()));
        Session session = new Session(
                forking.apply(new OneByOne(new Both<>(new Scripted("base", base), new Scripted("new", next)))),
                ruler,
                folders,
                new Session.Schedule(schedule.screening(), schedule.confirming(), 42, () -> time.minusSeconds(pairs)),
                new Session.Watcher() {
                    @Override
                    public void pairEnded(Pair pair) {
                        pairs++;
                    }

                    @Override
                    public void measuresAgain(List<PlannedCell> cells, int rounds) {
                        assertThat(rounds).isEqualTo(schedule.confirming());
                    }
                });
        session.run(List.of(FIRST, SECOND), () -> flagged);
        return folders;
    }

    private static PlannedCell cell(String name) {
        return JmhBenchmark.listed("Benchmarks:\norg.example.Sums." + name + "\n")
                .getFirst()
                .planned();
    }

    private static ForkRecord ok(PlannedCell cell, double time, double foreignCpu) {
        String json = "[{\"primaryMetric\": {\"rawData\": [[" + time + "]]}}]";
        return ForeignFork.of(cell.id(), json, "", 1, OptionalDouble.of(foreignCpu));
    }

    private static ForkRecord failed(PlannedCell cell) {
        return ForeignFork.of(cell.id(), "", "it exploded", 1, OptionalDouble.of(0.01));
    }

    private static Manifest manifest() {
        Machine machine = new Machine("A CPU", List.of(), 2, Map.of(), 1L << 34, "Linux 6", "none");
        Jvm jvm = new Jvm("25", "A Vendor", List.of());
        return new Manifest(
                Manifest.SCHEMA,
                "ci",
                "ci",
                "2026-01-02T03:04:05Z",
                new Build("1.0", null, false),
                machine,
                Manifest.fingerprint(machine, jvm),
                jvm,
                Map.of(),
                List.of(),
                new Manifest.Plan(42, 5, 0, 600, new Effort(250, 2000, 5, 40), List.of(), Map.of(), List.of()),
                List.of(FIRST, SECOND),
                List.of(),
                List.of(),
                new Manifest.Session("one", 3));
    }
}
