package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.bench.run.ForkRecord.Status;
import threshold.bench.suite.PlannedCell;

/** What a session does with forks that are made up: one cell, two rounds. */
class SessionTest {

    private static final double[] STEADY = {100, 101, 99};
    private static final double[] FALLING = {300, 200, 100};

    private final PlannedCell cell = Sample.cell("gemm", "ejml:default", 10);
    private final Deque<double[]> script = new ArrayDeque<>();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void plan() throws IOException {
        run = RunFolder.create(folder, Sample.manifest(List.of(cell)));
    }

    @Test
    void steadyForksAreMeasuredOnce() throws IOException {
        assertThat(session(STEADY, STEADY)).isEqualTo(Session.End.COMPLETE);
        assertThat(run.forks()).extracting(ForkRecord::status).containsExactly(Status.OK, Status.OK);
    }

    @Test
    void anUnsteadyForkIsKeptApartAndMeasuredAgainInItsRound() throws IOException {
        session(FALLING, STEADY, STEADY);
        assertThat(run.forks())
                .extracting(ForkRecord::round, ForkRecord::status, ForkRecord::time)
                .containsExactly(
                        tuple(0, Status.UNSTEADY, 200.0), tuple(0, Status.OK, 100.0), tuple(1, Status.OK, 100.0));
        assertThat(run.forks().getFirst().why()).isEqualTo("its time fell from 300 ns to 100 ns while it was measured");
        assertThat(RunFolder.open(folder).forks()).usingRecursiveComparison().isEqualTo(run.forks());
        assertThat(JmhJson.of(run.manifest(), run.forks()))
                .contains("\"forks\" : 2")
                .doesNotContain("300.0");
        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains("[0/2] round 1/2  " + cell.id() + "  unsteady: its time fell", "[2/2]");
    }

    @Test
    void theSecondForkOfARoundIsKeptWithItsDoubt() throws IOException {
        session(FALLING, FALLING, STEADY);
        assertThat(run.forks()).extracting(ForkRecord::status).containsExactly(Status.UNSTEADY, Status.OK, Status.OK);
        assertThat(run.forks().get(1).facts())
                .containsEntry("unsteady", "its time fell from 300 ns to 100 ns while it was measured")
                .containsEntry("core", "Cooperlake");
    }

    @Test
    void aRunThatWasStoppedAfterAnUnsteadyForkGoesOnWithTheSecond() throws IOException {
        Session stopped = newSession();
        stopped.run((fork, _) -> {
            stopped.stop();
            return Sample.measured(cell, fork.round(), 0, FALLING);
        });
        assertThat(run.forks()).extracting(ForkRecord::status).containsExactly(Status.UNSTEADY);
        session(FALLING, STEADY);
        assertThat(run.forks())
                .extracting(ForkRecord::round, ForkRecord::status)
                .containsExactly(tuple(0, Status.UNSTEADY), tuple(0, Status.OK), tuple(1, Status.OK));
        assertThat(run.forks().get(1).facts()).containsKey("unsteady");
        assertThat(run.finished()).hasSize(2);
    }

    private Session.End session(double[]... forks) throws IOException {
        script.addAll(List.of(forks));
        Session.End end = newSession().run((fork, _) -> Sample.measured(cell, fork.round(), 0, script.remove()));
        assertThat(script).as("forks that were not asked for").isEmpty();
        return end;
    }

    private Session newSession() {
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        return new Session(run, new Progress(out, false, List.of(cell), 2), Duration.ofMinutes(1), List.of());
    }
}
