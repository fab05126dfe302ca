package threshold.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static threshold.bench.gate.ScriptedSession.ENOUGH;
import static threshold.bench.gate.ScriptedSession.FIRST;
import static threshold.bench.gate.ScriptedSession.SECOND;
import static threshold.bench.gate.ScriptedSession.failed;
import static threshold.bench.gate.ScriptedSession.ok;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.RunFolder;

/** What a session measures, with builds that follow a script. */
class GateSessionTest {

    @TempDir
    Path folder;

    private ScriptedSession session = new ScriptedSession(Path.of(""));

    @BeforeEach
    void script() {
        session = new ScriptedSession(folder);
    }

    @Test
    void allCellsAreScreenedAndWhatIsFlaggedIsMeasuredAgain() throws IOException {
        Both<RunFolder> folders = session.run((cell, _) -> ok(cell, 100, 0.01), ENOUGH, List.of(SECOND.id()));
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
        Both<RunFolder> folders = session.run((cell, _) -> ok(cell, 100, 0.01), ENOUGH, List.of());
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
        session.run((cell, _) -> ok(cell, 100, 0.01), ENOUGH, List.of());
        assertThat(session.calls.stream().filter(call -> call.endsWith("unknown")))
                .hasSize(4);
        assertThat(session.calls.stream().filter(call -> call.endsWith("100.0")))
                .hasSize(8);
    }

    @Test
    void aDisturbedPairIsMeasuredAgainAndBothOfItsForksAreLeftOut() throws IOException {
        Both<RunFolder> folders =
                session.run((cell, call) -> ok(cell, 100, call == 2 ? 0.4 : 0.01), (cell, _) -> ok(cell, 100, 0.01));
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
        session.ruler = slowOnce();
        Both<RunFolder> folders = session.run((cell, _) -> ok(cell, 100, 0.01), ENOUGH, List.of());
        for (RunFolder side : List.of(folders.base(), folders.next())) {
            assertThat(side.forks()).hasSize(7);
            assertThat(side.forks().stream().filter(fork -> !fork.ok()))
                    .singleElement()
                    .satisfies(fork -> assertThat(fork.why()).isEqualTo("base: the ruler beside it was 50 % slow"));
        }
    }

    @Test
    void aSlowRulerDoesNotSpeakAgainstTurns() throws IOException {
        session.ruler = slowOnce();
        ScriptedSession.Script script = (cell, _) -> ok(cell, 2e8, 0.01);
        Both<RunFolder> folders = session.run(ScriptedSession.OfTurns::new, script, script, ENOUGH, List.of());
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
        Both<RunFolder> folders = session.run((cell, _) -> ok(cell, 100, 0.5), (cell, _) -> ok(cell, 100, 0.01));
        assertThat(folders.base().forks()).hasSize(3 * 6).noneMatch(ForkRecord::ok);
        assertThat(folders.next().forks()).hasSize(3 * 6).noneMatch(ForkRecord::ok);
    }

    @Test
    void aCellThatFailsIsNotMeasuredAgain() throws IOException {
        Both<RunFolder> folders = session.run(
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
        Both<RunFolder> folders = session.run(
                ScriptedSession.OfTurns::new,
                (cell, _) -> ok(cell, cell.equals(FIRST) ? 100 : 2e8, 0.01),
                (cell, _) -> ok(cell, cell.equals(FIRST) ? 100 : 2e8, 0.01),
                ENOUGH,
                List.of());
        assertThat(folders.base().forks()).hasSize(6);
        assertThat(session.calls.stream().filter(call -> call.startsWith("base " + FIRST.id())))
                .hasSize(4)
                .filteredOn(call -> call.endsWith("unknown"))
                .hasSize(1);
        assertThat(session.calls.stream().filter(call -> call.startsWith("base " + SECOND.id())))
                .hasSize(3);
    }

    @Test
    void inTurnsAFirstPairThatFailsIsKept() throws IOException {
        Both<RunFolder> folders = session.run(
                ScriptedSession.OfTurns::new,
                (cell, _) -> ok(cell, 100, 0.01),
                (cell, _) -> cell.equals(FIRST) ? failed(cell) : ok(cell, 100, 0.01),
                ENOUGH,
                List.of());
        assertThat(folders.next().forks().stream().filter(fork -> fork.cell().equals(FIRST.id())))
                .singleElement()
                .satisfies(fork -> assertThat(fork.ok()).isFalse());
    }
}
