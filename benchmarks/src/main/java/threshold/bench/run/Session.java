package threshold.bench.run;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Rounds;

/** Works through the forks of a run folder, those that an earlier session finished excepted. */
public final class Session {

    private final RunFolder folder;
    private final Progress progress;
    private final Duration budget;
    private final List<Guest> guests;
    private final long start = System.nanoTime();
    private final Set<String> finished = new HashSet<>();
    private final Map<String, String> hopeless = new HashMap<>();
    private final Predictor predictor = new Predictor();
    private final Set<String> unsteady = new HashSet<>();
    private final Steadiness steadiness;
    private final Calm calm = new Calm();
    private volatile boolean stopping;

    /**
     * @param budget the time after which no fork is started
     * @param guests those of the plan
     */
    public Session(RunFolder folder, Progress progress, Duration budget, List<Guest> guests) {
        this.folder = folder;
        this.progress = progress;
        this.budget = budget;
        this.guests = guests;
        steadiness = new Steadiness(folder.manifest().plan().effort());
    }

    /** How a session ended. */
    public enum End {
        /** Every fork of the plan has a line. */
        COMPLETE,
        /** The budget was used up first. */
        OUT_OF_TIME,
        /** Someone stopped it. */
        STOPPED
    }

    /** Runs a fork to its end; nanoseconds per operation are given where an earlier fork of the cell told them. */
    @FunctionalInterface
    interface Measurer {
        ForkRecord run(Fork fork, OptionalDouble known) throws IOException;
    }

    /**
     * Measures what is left of the plan.
     *
     * @throws IOException if another session is at work in the folder, it cannot be written, or no fork can be started
     */
    public End run() throws IOException {
        Manifest manifest = folder.manifest();
        try (ForkRunner runner = new ForkRunner(
                manifest.jvm().flags(),
                manifest.plan().effort(),
                limit(),
                guests,
                folder.folder(),
                () -> steadiness.isExpected() ? OptionalDouble.of(calm.most()) : OptionalDouble.empty(),
                Slowing.NOT)) {
            return run(runner::run);
        }
    }

    End run(Measurer measurer) throws IOException {
        try (Closeable _ = folder.hold();
                Closeable _ = folder::writeJmhJson;
                Closeable _ = progress::over) {
            recall();
            return measureAll(measurer);
        }
    }

    private End measureAll(Measurer measurer) throws IOException {
        Manifest.Plan plan = folder.manifest().plan();
        int order = 0;
        for (int round = 0; round < plan.rounds(); round++) {
            for (PlannedCell cell : Rounds.order(folder.manifest().cells(), plan.seed(), round)) {
                Fork fork = Fork.now(cell, round, order++);
                if (!cell.isDue(round, plan.rounds()) || finished.contains(key(cell.id(), round))) {
                    continue;
                }
                if (stopping) {
                    return End.STOPPED;
                }
                if (System.nanoTime() - start > budget.toNanos()) {
                    return End.OUT_OF_TIME;
                }
                measure(measurer, fork);
            }
        }
        return End.COMPLETE;
    }

    /** Asks the session to end; the fork in flight is not recorded. */
    public void stop() {
        stopping = true;
    }

    /** A cell whose fork is not steady has one more in the same round; if that is no better, it is kept with its doubt. */
    private void measure(Measurer measurer, Fork fork) throws IOException {
        progress.starting(fork);
        Optional<String> why = whyNot(fork.cell());
        ForkRecord record = why.isPresent()
                ? ForkRecord.without(fork, ForkRecord.Status.SKIPPED, why.get(), 0)
                : measurer.run(fork, predictor.known(fork.cell()));
        if (record.status() == ForkRecord.Status.FAILED && stopsSoon()) {
            return;
        }
        calm.learn(record);
        ForkRecord whole = record;
        record = calm.sifted(whole);
        Optional<String> doubt = steadiness.doubt(fork.cell(), record).or(() -> calm.doubt(whole));
        boolean again = doubt.isPresent() && unsteady.add(key(fork.cell().id(), fork.round()));
        if (doubt.isPresent()) {
            record = again ? record.leftOut(doubt.get()) : record.doubted(doubt.get());
        }
        folder.append(record);
        learn(fork.cell(), record);
        progress.ended(fork, record);
        if (again && !stopping) {
            measure(measurer, fork.again());
        }
    }

    /** An interrupt from the keyboard reaches the fork too: its death is no finding about the cell. */
    private boolean stopsSoon() {
        for (int i = 0; i < 10 && !stopping; i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(20).toNanos());
        }
        return stopping;
    }

    private void recall() {
        Map<String, PlannedCell> cells = new HashMap<>();
        folder.manifest().cells().forEach(cell -> cells.put(cell.id(), cell));
        for (ForkRecord fork : folder.forks()) {
            (fork.endsItsRound() ? finished : unsteady).add(key(fork.cell(), fork.round()));
            PlannedCell cell = cells.get(fork.cell());
            calm.learn(fork);
            if (cell != null) {
                learn(cell, fork);
            }
        }
        progress.alreadyDone(folder.finished());
    }

    private void learn(PlannedCell cell, ForkRecord fork) {
        steadiness.learn(cell, fork);
        if (fork.ok()) {
            predictor.learn(cell, fork.time());
        } else if (fork.status() == ForkRecord.Status.FAILED) {
            hopeless.putIfAbsent(cell.id(), "failed in round " + (fork.round() + 1) + ": " + fork.why());
        }
    }

    private Optional<String> whyNot(PlannedCell cell) {
        String failed = hopeless.get(cell.id());
        if (failed != null) {
            return Optional.of(failed);
        }
        OptionalDouble expected = expected(cell);
        if (expected.orElse(0) > limit().toNanos()) {
            String how = predictor.known(cell).isPresent() ? "takes" : "is predicted to take";
            return Optional.of("%s %s, over the time limit of %s"
                    .formatted(how, Progress.time(expected.getAsDouble()), Progress.time(limit().toNanos())));
        }
        return Optional.empty();
    }

    private OptionalDouble expected(PlannedCell cell) {
        OptionalDouble known = predictor.known(cell);
        return known.isPresent() ? known : predictor.predict(cell);
    }

    private Duration limit() {
        return Duration.ofNanos(Math.round(folder.manifest().plan().timeLimitSeconds() * 1e9));
    }

    private static String key(String cell, int round) {
        return round + "/" + cell;
    }
}
