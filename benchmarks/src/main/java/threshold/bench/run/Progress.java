package threshold.bench.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells how far a run is: one line that changes on a terminal, else a plain line for each cell and round. */
public final class Progress {

    private static final int WIDTH = 79;

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final int rounds;
    private final long start = System.nanoTime();
    private int done;
    private int before;

    /**
     * @param out where to write
     * @param terminal whether a line can be written over
     * @param total forks of the whole run
     * @param rounds its rounds
     */
    public Progress(PrintStream out, boolean terminal, int total, int rounds) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.rounds = rounds;
    }

    /** Forks that an earlier session finished. */
    void alreadyDone(int forks) {
        before = forks;
        done = forks;
        if (forks > 0) {
            out.println(forks + " of " + total + " forks were done before");
        }
    }

    /** A fork starts. */
    void starting(Fork fork) {
        if (terminal) {
            String tail = "  round %d/%d  %d/%d%s".formatted(fork.round() + 1, rounds, done, total, eta());
            String cell = fit(fork.cell().id(), WIDTH - tail.length());
            out.print("\r" + cell + " ".repeat(Math.max(0, WIDTH - cell.length() - tail.length())) + tail);
            out.flush();
        }
    }

    /** A fork has ended. */
    void ended(Fork fork, ForkRecord record) {
        done++;
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
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }

    private String eta() {
        int here = done - before;
        if (here < 3) {
            return "";
        }
        double seconds = (System.nanoTime() - start) / 1e9 / here * (total - done);
        Duration left = Duration.ofSeconds(Math.round(seconds));
        return String.format(Locale.ROOT, "  ETA %d:%02d", left.toMinutes(), left.toSecondsPart());
    }

    private static String fit(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
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
