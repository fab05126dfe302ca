package threshold.bench.gate;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import threshold.bench.Turns;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.RunFolder;
import threshold.bench.run.Steadiness;
import threshold.bench.suite.PlannedCell;

/**
 * Measures two builds side by side: rounds of all cells first, then rounds of those that stand out.
 *
 * <p>A pair in which other processes took the processors, the ruler was slow or a fork was not steady is measured once
 * more, both forks of it, and a third time; all that was doubted is kept in the folders and left out of all figures. A
 * slow ruler speaks against forks that were measured one after the other, and not against those that took turns. Of
 * these the first pair of a short operation tells its time, and is not kept. A cell that fails in one of the builds is
 * not measured again.
 */
final class Session {

    /** Fact: nanoseconds of the slower ruler before and after the pair. */
    static final String RULER = "ruler";

    private static final int MOST_ATTEMPTS = 3;

    private final Forking forking;
    private final Both<RunFolder> folders;
    private final Both<Steadiness> steadiness;
    private final Map<String, Double> known = new HashMap<>();
    private final Set<String> hopeless = new HashSet<>();
    private final Disturbance disturbance = new Disturbance();
    private final DoubleSupplier ruler;
    private final Schedule schedule;
    private final Watcher watcher;
    private int order;

    /**
     * How much is measured.
     *
     * @param screening rounds of all cells
     * @param confirming rounds of what stands out
     * @param seed of all orders
     * @param hasTime whether another pair may be started
     */
    record Schedule(int screening, int confirming, long seed, BooleanSupplier hasTime) {}

    /** Is told how far it is. */
    interface Watcher {
        void pairEnded(Pair pair);
    }

    /**
     * A session that has measured nothing yet.
     *
     * @param ruler measures the machine, in nanoseconds
     */
    Session(Forking forking, DoubleSupplier ruler, Both<RunFolder> folders, Schedule schedule, Watcher watcher) {
        this.forking = forking;
        this.ruler = ruler;
        this.folders = folders;
        this.steadiness = new Both<>(steadiness(folders.base()), steadiness(folders.next()));
        this.schedule = schedule;
        this.watcher = watcher;
    }

    private static Steadiness steadiness(RunFolder folder) {
        return new Steadiness(folder.manifest().plan().effort());
    }

    /** Names the cells that are to be measured again, from what both folders have. */
    interface Screening {
        Set<String> flagged() throws IOException;
    }

    /**
     * Measures all cells, then those that are flagged.
     *
     * @return whether there was time for all of it
     */
    boolean run(List<PlannedCell> cells, Screening screening) throws IOException {
        try (Closeable _ = folders.base().hold();
                Closeable _ = folders.next().hold()) {
            if (!rounds(cells, 0, schedule.screening())) {
                return false;
            }
            if (schedule.confirming() == 0) {
                return true;
            }
            Set<String> flagged = screening.flagged();
            List<PlannedCell> again =
                    cells.stream().filter(cell -> flagged.contains(cell.id())).toList();
            return rounds(again, schedule.screening(), schedule.screening() + schedule.confirming());
        }
    }

    private boolean rounds(List<PlannedCell> cells, int from, int end) throws IOException {
        for (int round = from; round < end; round++) {
            for (Pair pair : Pair.round(cells, schedule.seed(), round)) {
                if (!schedule.hasTime().getAsBoolean()) {
                    return false;
                }
                measure(pair);
            }
        }
        return true;
    }

    private void measure(Pair pair) throws IOException {
        String id = pair.cell().id();
        int attempts = 0;
        while (attempts < MOST_ATTEMPTS && !hopeless.contains(id)) {
            boolean isKnown = known.containsKey(id);
            double before = ruler.getAsDouble();
            Both<ForkRecord> forks = forks(pair);
            if (!isKnown && hasFewTurns(forks)) {
                continue;
            }
            attempts++;
            double slower = Math.max(before, ruler.getAsDouble());
            Optional<String> doubt = doubt(pair, forks, slower);
            disturbance.learn(slower);
            for (Side side : Side.values()) {
                keep(side, forks.of(side), slower, doubt);
            }
            if (doubt.isEmpty()) {
                break;
            }
        }
        watcher.pairEnded(pair);
    }

    /**
     * Whether a first pair only told how long the operation takes: all others have more turns if it is short. Among the
     * few that screen a cell one such said -8.9 % where +10 % was true.
     */
    private boolean hasFewTurns(Both<ForkRecord> forks) {
        return forking.cancelsDisturbances()
                && forks.base().ok()
                && forks.next().ok()
                && Turns.count(OptionalDouble.of(forks.base().time())) > Turns.count(OptionalDouble.empty());
    }

    /** Measures the cell in both builds, and takes note of what they did. */
    private Both<ForkRecord> forks(Pair pair) throws IOException {
        Double time = known.get(pair.cell().id());
        OptionalDouble told = time == null ? OptionalDouble.empty() : OptionalDouble.of(time);
        Both<ForkRecord> forks = forking.forks(pair, told);
        ForkRecord first = placed(pair.first(), pair, forks);
        ForkRecord second = placed(pair.second(), pair, forks);
        return Both.inOrder(pair.first(), first, second);
    }

    private ForkRecord placed(Side side, Pair pair, Both<ForkRecord> forks) {
        ForkRecord fork = forks.of(side).inRound(pair.round(), order++);
        steadiness.of(side).learn(pair.cell(), fork);
        if (fork.ok()) {
            known.put(pair.cell().id(), fork.time());
        } else {
            hopeless.add(pair.cell().id());
        }
        return fork;
    }

    /** Why a pair is not to be trusted: both of its forks are left out then. */
    private Optional<String> doubt(Pair pair, Both<ForkRecord> forks, double ruler) {
        return doubt(Side.BASE, pair, forks, ruler).or(() -> doubt(Side.NEW, pair, forks, ruler));
    }

    private Optional<String> doubt(Side side, Pair pair, Both<ForkRecord> forks, double ruler) {
        return disturbance
                .during(forks.of(side))
                .or(() -> forking.cancelsDisturbances() ? Optional.empty() : disturbance.beside(ruler))
                .or(() -> steadiness.of(side).doubt(pair.cell(), forks.of(side)))
                .map(why -> side.label() + ": " + why);
    }

    private void keep(Side side, ForkRecord fork, double slower, Optional<String> doubt) throws IOException {
        ForkRecord beside = fork.withFact(RULER, Double.toString(slower));
        folders.of(side).append(fork.ok() && doubt.isPresent() ? beside.leftOut(doubt.orElseThrow()) : beside);
    }
}
