package threshold.bench.gate;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import threshold.bench.run.ProgressLine;
import threshold.bench.suite.PlannedCell;

/** Tells how far a session is: one line that changes on a terminal, else a line for each pair. */
public final class Watching implements Session.Watcher {

    private final PrintStream out;
    private final ProgressLine line;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private int total;
    private long deadline;
    private int done;

    /**
     * @param out where to write
     * @param terminal whether a line can be written over
     */
    public Watching(PrintStream out, boolean terminal) {
        this.out = out;
        this.line = new ProgressLine(out);
        this.terminal = terminal;
    }

    /** @param end when no further pair is started, by {@link System#nanoTime} */
    void begins(int pairs, long end) {
        total = pairs;
        deadline = end;
    }

    @Override
    public void measuresAgain(List<PlannedCell> cells, int rounds) {
        clear();
        out.println(
                cells.isEmpty()
                        ? "nothing stands out"
                        : "measuring again what stands out: "
                                + cells.stream().map(PlannedCell::id).collect(Collectors.joining(", ")));
        total = done + cells.size() * rounds;
    }

    @Override
    public void pairEnded(Pair pair) {
        done++;
        long now = System.nanoTime();
        long toGo = (now - start) / done * Math.max(0, total - done);
        Duration rest = Duration.ofNanos(Math.max(0, Math.min(toGo, deadline - now)));
        String tail = String.format(
                Locale.ROOT, "  pair %d/%d  ETA %d:%02d", done, total, rest.toMinutes(), rest.toSecondsPart());
        if (terminal) {
            line.show(pair.cell().id(), tail);
        } else {
            out.println(pair.cell().id() + tail);
        }
    }

    /** Leaves the line, so that what comes next starts on its own. */
    public void clear() {
        if (terminal) {
            line.clear();
        }
    }
}
