package threshold.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static threshold.bench.gate.ScriptedSession.ENOUGH;
import static threshold.bench.gate.ScriptedSession.FIRST;
import static threshold.bench.gate.ScriptedSession.SECOND;
import static threshold.bench.gate.ScriptedSession.ok;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.RunFolder;
import threshold.bench.suite.PlannedCell;

/** How a session spends the time that it has. */
class SessionTimeTest {

    @TempDir
    Path folder;

    private ScriptedSession session = new ScriptedSession(Path.of(""));

    @BeforeEach
    void script() {
        session = new ScriptedSession(folder);
    }

    @Test
    void withoutTimeNoPairIsStarted() throws IOException {
        Both<RunFolder> folders =
                session.run((cell, _) -> ok(cell, 100, 0.01), Duration.ofSeconds(4), List.of(SECOND.id()));
        assertThat(folders.base().forks()).hasSize(4);
        assertThat(folders.next().forks()).hasSize(4);
        assertThat(session.isWhole).isFalse();
    }

    @Test
    void theFirstRoundsLeaveTimeToDecide() throws IOException {
        session.schedule = new ScriptedSession.Schedule(10, 24);
        Both<RunFolder> folders =
                session.run((cell, _) -> ok(cell, 100, 0.01), Duration.ofSeconds(30), List.of(SECOND.id()));
        assertThat(rounds(folders, FIRST)).containsExactlyElementsOf(range(0, 9));
        assertThat(rounds(folders, SECOND)).containsExactlyElementsOf(concat(range(0, 9), range(10, 22)));
        assertThat(session.isWhole).isFalse();
    }

    @Test
    void theMostStrikingIsDecidedWhereThereIsNoTimeForAll() throws IOException {
        session.schedule = new ScriptedSession.Schedule(10, 24);
        Both<RunFolder> folders =
                session.run((cell, _) -> ok(cell, 100, 0.01), Duration.ofSeconds(30), List.of(SECOND.id(), FIRST.id()));
        assertThat(rounds(folders, FIRST)).containsExactlyElementsOf(range(0, 6));
        assertThat(rounds(folders, SECOND)).containsExactlyElementsOf(concat(range(0, 6), range(10, 28)));
        assertThat(session.isWhole).isFalse();
    }

    @Test
    void whatThereWasNoTimeForFollowsIfThereIs() throws IOException {
        session.schedule = new ScriptedSession.Schedule(6, 2);
        Both<RunFolder> folders =
                session.run((cell, _) -> ok(cell, 100, 0.01), Duration.ofSeconds(15), List.of(SECOND.id(), FIRST.id()));
        assertThat(rounds(folders, SECOND)).containsExactlyElementsOf(range(0, 8));
        assertThat(rounds(folders, FIRST)).containsExactlyElementsOf(range(0, 7));
    }

    @Test
    void withTimeEnoughAllRoundsAreMeasured() throws IOException {
        session.schedule = new ScriptedSession.Schedule(10, 24);
        Both<RunFolder> folders =
                session.run((cell, _) -> ok(cell, 100, 0.01), ENOUGH, List.of(SECOND.id(), FIRST.id()));
        assertThat(rounds(folders, FIRST)).containsExactlyElementsOf(range(0, 34));
        assertThat(rounds(folders, SECOND)).containsExactlyElementsOf(range(0, 34));
        assertThat(session.isWhole).isTrue();
    }

    /** The first rounds ended early, though what stood out had all of its own. */
    @Test
    void fewerFirstRoundsAreNotAll() throws IOException {
        session.schedule = new ScriptedSession.Schedule(10, 3);
        Both<RunFolder> folders =
                session.run((cell, _) -> ok(cell, 100, 0.01), Duration.ofSeconds(20), List.of(SECOND.id()));
        assertThat(rounds(folders, FIRST)).containsExactlyElementsOf(range(0, 8));
        assertThat(rounds(folders, SECOND)).containsExactlyElementsOf(concat(range(0, 8), range(10, 13)));
        assertThat(session.isWhole).isFalse();
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
}
