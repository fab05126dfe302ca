package threshold.bench.run;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /**
     * Measures what is left of the plan.
     *
     * @throws IOException if another session is at work in the folder, it cannot be written, or no fork can be started
     */
    public End run() throws IOException {
        Manifest manifest = folder.manifest();
        try (Closeable _ = folder.hold();
                Closeable _ = folder::writeJmhJson;
                Closeable _ = progress::over;
                ForkRunner runner = new ForkRunner(
                        manifest.jvm().flags(), manifest.plan().effort(), limit(), guests, folder.folder())) {
            recall();
            return measureAll(runner);
        }
    }

    private End measureAll(ForkRunner runner) throws IOException {
        Manifest.Plan plan = folder.manifest().plan();
        int order = 0;
        for (int round = 0; round < plan.rounds(); round++) {
            for (PlannedCell cell : Rounds.order(folder.manifest().cells(), plan.seed(), round)) {
                Fork fork = new Fork(cell, round, order++, Instant.now().truncatedTo(ChronoUnit.MILLIS));
                if (!cell.isDue(round, plan.rounds()) || finished.contains(key(cell.id(), round))) {
                    continue;
                }
                if (stopping) {
                    return End.STOPPED;
                }
                if (System.nanoTime() - start > budget.toNanos()) {
                    return End.OUT_OF_TIME;
                }
                measure(runner, fork);
            }
        }
        return End.COMPLETE;
    }

    /** Asks the session to end; the fork in flight is not recorded. */
    public void stop() {
        stopping = true;
    }

    private void measure(ForkRunner runner, Fork fork) throws IOException {
        progress.starting(fork);
        Optional<String> why = whyNot(fork.cell());
        ForkRecord record = why.isPresent()
                ? ForkRecord.without(fork, ForkRecord.Status.SKIPPED, why.get(), 0)
                : runner.run(fork, predictor.known(fork.cell()));
        if (record.status() == ForkRecord.Status.FAILED && stopsSoon()) {
            return;
        }
        folder.append(record);
        learn(fork.cell(), record);
        progress.ended(fork, record);
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
        List<ForkRecord> forks = folder.forks();
        for (ForkRecord fork : forks) {
            finished.add(key(fork.cell(), fork.round()));
            PlannedCell cell = cells.get(fork.cell());
            if (cell != null) {
                learn(cell, fork);
            }
        }
        progress.alreadyDone(forks);
    }

    private void learn(PlannedCell cell, ForkRecord fork) {
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
