package threshold.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.Protocol;
import threshold.bench.suite.PlannedCell;

/** The packaged build, asked by another one. */
class ThresholdJarIT {

    private static final String JAR = Path.of(System.getProperty("threshold.launcher"))
            .resolveSibling("threshold.jar")
            .toString();

    private final ThresholdJar build = another();

    private static ThresholdJar another() {
        return new ThresholdJar(
                JAR, List.of("--suite=ci", "--family=gemm", "--solver=scalar:textbook", "--size=m=8,n=8,k=8"));
    }

    @Test
    void itServesForksAsItStartsSingleOnes() throws IOException {
        try (build) {
            Protocol.Cells cells = build.cells();
            assertThat(cells.serves()).isTrue();
            PlannedCell cell = cells.cells().getLast();
            ForkRecord single = build.fork(cell, OptionalDouble.of(250), Optional.empty());
            build.serve(false);
            ForkRecord served = build.fork(cell, OptionalDouble.of(250), Optional.empty());
            ForkRecord again = build.fork(cell, OptionalDouble.empty(), Optional.empty());
            assertThat(List.of(single, served, again)).allSatisfy(fork -> {
                assertThat(fork.ok()).as(fork.why()).isTrue();
                assertThat(fork.cell()).isEqualTo(cell.id());
            });
            assertThat(served.hash()).isEqualTo(single.hash());
        }
    }

    @Test
    void itsForksTakeTurns() throws IOException {
        try (build;
                ThresholdJar other = another();
                JmhLock _ = JmhLock.hold()) {
            assertThat(build.cells().takesTurns()).isTrue();
            PlannedCell cell = build.cells().cells().getLast();
            build.serve(true);
            other.serve(true);
            Both<ForkRecord> forks =
                    new InTurns(new Both<>(build, other), 1).forks(new Pair(cell, 0, true), OptionalDouble.of(250));
            assertThat(List.of(forks.base(), forks.next())).allSatisfy(fork -> {
                assertThat(fork.ok()).as(fork.why()).isTrue();
                assertThat(fork.measured()).hasSize(30);
                assertThat(fork.facts()).containsEntry("turns", "true");
            });
            assertThatThrownBy(JmhLock::hold)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("another JMH run is in progress");
        }
    }

    @Test
    void whatItCannotMeasureIsNamedAndItGoesOn() throws IOException {
        try (build) {
            PlannedCell cell = build.cells().cells().getLast();
            build.serve(false);
            PlannedCell unknown = named(cell, "gemm/scalar:nonesuch/m=8,n=8,k=8/f64/t1/uniform");
            assertThatThrownBy(() -> build.fork(unknown, OptionalDouble.empty(), Optional.empty()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot measure gemm/scalar:nonesuch")
                    .hasMessageContaining("there is no cell");
            assertThat(build.fork(cell, OptionalDouble.empty(), Optional.empty())
                            .ok())
                    .isTrue();
        }
    }

    @Test
    void aProcessThatEndsSaysWhy() throws IOException {
        try (Server none = Server.java(List.of("-cp", JAR, "threshold.bench.cli.Main", "nonesuch"))) {
            assertThatThrownBy(() -> none.ask("hello"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nonesuch");
        }
    }

    private static PlannedCell named(PlannedCell like, String id) {
        return new PlannedCell(
                id,
                like.family(),
                like.solver(),
                like.backend(),
                like.method(),
                like.sizes(),
                like.precision(),
                like.threads(),
                like.input(),
                like.accuracy(),
                like.flops(),
                like.bytes(),
                like.ownFlops(),
                like.sequence(),
                like.parameters(),
                like.sequenceUnit(),
                like.axes(),
                like.forks());
    }
}
