package threshold.bench.gate;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Tells how far a session is: one line that changes on a terminal, else a line for each pair; and may be stopped. */
public final class Watching implements Session.Watcher {

    private static final int WIDTH = 79;

    private final PrintStream out;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private int total;
    private int done;
    private volatile boolean stopped;

    /**
     * @param out where to write
     * @param terminal whether a line can be written over
     */
    public Watching(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void begins(int pairs) {
        total = pairs;
    }

    void confirms(Set<String> flagged, int rounds) {
        clear();
        out.println(
                flagged.isEmpty()
                        ? "nothing stands out"
                        : "measuring again what stands out: " + String.join(", ", flagged));
        total += flagged.size() * rounds;
    }

    @Override
    public void pairEnded(Pair pair) {
        done++;
        long spent = System.nanoTime() - start;
        Duration rest = Duration.ofNanos(spent / done * Math.max(0, total - done));
        String tail = String.format(
                Locale.ROOT, "  pair %d/%d  ETA %d:%02d", done, total, rest.toMinutes(), rest.toSecondsPart());
        String id = pair.cell().id();
        int width = WIDTH - tail.length();
        String cell = id.length() <= width ? id : id.substring(0, width - 1) + "…";
        if (terminal) {
            out.print("\r" + cell + " ".repeat(width - cell.length()) + tail);
            out.flush();
        } else {
            out.println(id + tail);
        }
    }

    /** Leaves the line, so that what comes next starts on its own. */
    public void clear() {
        if (terminal) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }

    /** Asks the session to end after the pair in flight. */
    public void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }
}
