package threshold.bench.run;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Rounds;

/** Tells how far a run is: one line that changes on a terminal, else a plain line for each cell and round. */
public final class Progress {

    private final PrintStream out;
    private final ProgressLine line;
    private final boolean terminal;
    private final int total;
    private final int rounds;
    private final Outlook outlook;
    private int done;

    /**
     * @param out where to write
     * @param terminal whether a line can be written over
     * @param cells cells of the whole run
     * @param rounds its rounds
     */
    public Progress(PrintStream out, boolean terminal, List<PlannedCell> cells, int rounds) {
        this.out = out;
        this.line = new ProgressLine(out);
        this.terminal = terminal;
        this.total = Rounds.forks(cells, rounds);
        this.rounds = rounds;
        this.outlook = new Outlook(cells, rounds);
    }

    /** Forks that an earlier session finished. */
    void alreadyDone(List<ForkRecord> forks) {
        forks.forEach(outlook::learn);
        done = forks.size();
        if (done > 0) {
            out.println(done + " of " + total + " forks were done before");
        }
    }

    /** A fork starts. */
    void starting(Fork fork) {
        if (terminal) {
            String tail = "  round %d/%d  %d/%d%s".formatted(fork.round() + 1, rounds, done, total, eta());
            line.show(fork.cell().id(), tail);
        }
    }

    /** A fork has ended; one that is not the last of its cell and round is told and not counted. */
    void ended(Fork fork, ForkRecord record) {
        if (record.endsItsRound()) {
            done++;
            outlook.learn(record);
        }
        if (terminal) {
            return;
        }
        String result = record.ok() ? time(record.time()) : record.status().label() + ": " + record.why();
        out.printf(
                Locale.ROOT,
                "[%d/%d]%s round %d/%d  %s  %s%n",
                done,
                total,
                eta(),
                fork.round() + 1,
                rounds,
                fork.cell().id(),
                result);
    }

    /** Leaves the line, so that what comes next starts on its own. */
    void over() {
        if (terminal) {
            line.clear();
        }
    }

    private String eta() {
        return outlook.rest()
                .map(rest -> String.format(Locale.ROOT, "  ETA %d:%02d", rest.toMinutes(), rest.toSecondsPart()))
                .orElse("");
    }

    /** A time with three digits and a unit that suits it. */
    static String time(double nanoseconds) {
        String[] units = {"ns", "µs", "ms", "s"};
        double value = nanoseconds;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.3g %s", value, units[unit]);
    }
}
