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

/** A session of two cells, whose builds follow a script; every pair takes a second. */
final class ScriptedSession {

    static final PlannedCell FIRST = cell("first");
    static final PlannedCell SECOND = cell("second");

    static final Duration ENOUGH = Duration.ofHours(1);

    DoubleSupplier ruler = () -> 100;
    Schedule schedule = new Schedule(3, 2);
    final List<String> calls = new ArrayList<>();

    /** Whether there was time for all rounds. */
    boolean isWhole;

    private final Path folder;

    /** Seconds, since each of them takes one. */
    private int pairs;

    /** Rounds of all cells, and of what stands out. */
    record Schedule(int screening, int confirming) {}

    /** @param folder for both run folders */
    ScriptedSession(Path folder) {
        this.folder = folder;
    }

    interface Script {
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

    /** One after the other, and said to be in turns. */
    record OfTurns(OneByOne forks) implements Forking {

        @Override
        public Both<ForkRecord> forks(Pair pair, OptionalDouble known) throws IOException {
            return forks.forks(pair, known);
        }

        @Override
        public boolean cancelsDisturbances() {
            return true;
        }
    }

    Both<RunFolder> run(Script script, Duration time, List<String> flagged) throws IOException {
        return run(script, script, time, flagged);
    }

    Both<RunFolder> run(Script base, Script next) throws IOException {
        return run(base, next, ENOUGH, List.of());
    }

    Both<RunFolder> run(Script base, Script next, Duration time, List<String> flagged) throws IOException {
        return run(forks -> forks, base, next, time, flagged);
    }

    Both<RunFolder> run(
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
        isWhole = session.run(List.of(FIRST, SECOND), () -> flagged);
        return folders;
    }

    private static PlannedCell cell(String name) {
        return JmhBenchmark.listed("Benchmarks:\norg.example.Sums." + name + "\n")
                .getFirst()
                .planned();
    }

    static ForkRecord ok(PlannedCell cell, double time, double foreignCpu) {
        String json = "[{\"primaryMetric\": {\"rawData\": [[" + time + "]]}}]";
        return ForeignFork.of(cell.id(), json, "", 1, OptionalDouble.of(foreignCpu));
    }

    static ForkRecord failed(PlannedCell cell) {
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
