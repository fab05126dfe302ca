package threshold.bench.gate;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import threshold.bench.Turns;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.RunFolder;
import threshold.bench.run.Steadiness;
import threshold.bench.suite.PlannedCell;

/**
 * Measures two builds side by side: rounds of all cells first, then rounds of those that stand out.
 *
 * <p>Where time is short, the first rounds end early, so that those few cells that stand out by then can be decided: a
 * slowdown that was seen and cannot be called one is worth less than a margin that is known a little better. What is
 * most striking comes first, and as many cells together as there is time to decide.
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

    /** Rounds of all cells at least, if so many are asked for: p of what stands out is at most 2⁻⁶ then. */
    private static final int FEWEST_ROUNDS = 6;

    /** New pairs that decide as a rule: their smallest p, 2⁻¹², stands the correction for two hundred cells. */
    private static final int DECIDING = 12;

    /** Cells that time is kept for, should as many stand out. */
    private static final int MOST_EXPECTED = 3;

    private final Forking forking;
    private final Both<RunFolder> folders;
    private final Both<Steadiness> steadiness;
    private final Map<String, Double> known = new HashMap<>();
    private final Set<String> hopeless = new HashSet<>();
    private final Disturbance disturbance = new Disturbance();
    private final DoubleSupplier ruler;
    private final Schedule schedule;
    private final Watcher watcher;
    private final Pace pace;
    private int order;

    /**
     * How much is measured.
     *
     * @param screening rounds of all cells at most
     * @param confirming rounds of what stands out
     * @param seed of all orders
     * @param left the time that is left
     */
    record Schedule(int screening, int confirming, long seed, Supplier<Duration> left) {}

    /** Is told how far it is. */
    interface Watcher {
        void pairEnded(Pair pair);

        /** These cells stand out, or none, and are measured for so many rounds now. */
        void measuresAgain(List<PlannedCell> cells, int rounds);
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
        this.pace = new Pace(schedule.left());
    }

    private static Steadiness steadiness(RunFolder folder) {
        return new Steadiness(folder.manifest().plan().effort());
    }

    /** Names the cells that are to be measured again, from what both folders have, the most striking first. */
    interface Screening {
        List<String> flagged() throws IOException;
    }

    /**
     * Measures all cells, then those that are flagged.
     *
     * @return whether there was time for all rounds
     */
    boolean run(List<PlannedCell> cells, Screening screening) throws IOException {
        try (Closeable _ = folders.base().hold();
                Closeable _ = folders.next().hold()) {
            boolean whole = first(cells, screening);
            if (schedule.confirming() == 0 || !whole && !pace.hasTime()) {
                return whole;
            }
            return second(flagged(cells, screening)) && whole;
        }
    }

    private static List<PlannedCell> flagged(List<PlannedCell> cells, Screening screening) throws IOException {
        Map<String, PlannedCell> byId = cells.stream().collect(Collectors.toMap(PlannedCell::id, cell -> cell));
        return screening.flagged().stream()
                .map(id -> Objects.requireNonNull(byId.get(id), id))
                .toList();
    }

    /** Measures all cells, and tells whether that were all rounds of it. */
    private boolean first(List<PlannedCell> cells, Screening screening) throws IOException {
        for (int round = 0; round < schedule.screening(); round++) {
            boolean isOver = round >= FEWEST_ROUNDS && leavesTooLittle(cells, screening);
            if (isOver || !round(cells, round)) {
                return false;
            }
        }
        return true;
    }

    /** Whether another round of all would leave too little time to decide what stands out. */
    private boolean leavesTooLittle(List<PlannedCell> cells, Screening screening) throws IOException {
        if (schedule.confirming() == 0) {
            return false;
        }
        int expected = Math.clamp(screening.flagged().size(), 1, MOST_EXPECTED);
        return pace.room() < cells.size() + (long) expected * deciding();
    }

    /** Measures again what stands out, and tells whether there was time for all rounds of it. */
    private boolean second(List<PlannedCell> flagged) throws IOException {
        List<PlannedCell> rest = flagged;
        do {
            int together = together(rest);
            List<PlannedCell> now = rest.subList(0, together);
            watcher.measuresAgain(now, schedule.confirming());
            for (int round = 0; round < schedule.confirming(); round++) {
                if (!round(now, schedule.screening() + round)) {
                    return false;
                }
            }
            rest = rest.subList(together, rest.size());
        } while (!rest.isEmpty());
        return true;
    }

    /** How many of these cells there is time to decide, one at least. */
    private int together(List<PlannedCell> cells) {
        return cells.isEmpty() ? 0 : (int) Math.clamp(pace.room() / deciding(), 1, cells.size());
    }

    private int deciding() {
        return Math.min(DECIDING, schedule.confirming());
    }

    private boolean round(List<PlannedCell> cells, int round) throws IOException {
        for (Pair pair : Pair.round(cells, schedule.seed(), round)) {
            if (!pace.hasTime()) {
                return false;
            }
            measure(pair);
            pace.pairEnded();
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
