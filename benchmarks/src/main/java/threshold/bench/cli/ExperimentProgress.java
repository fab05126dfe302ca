package threshold.bench.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import threshold.bench.reproduce.Reproduction;
import threshold.bench.run.ProgressLine;
import threshold.core.experiment.Experiment;

/** Tells how far a reproduction is: one line that changes on a terminal, else a plain line for each experiment. */
final class ExperimentProgress implements Reproduction.Watcher {

    private final PrintStream out;
    private final boolean terminal;
    private final ProgressLine line;
    private final long start = System.nanoTime();
    private String told = "";

    ExperimentProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        line = new ProgressLine(out);
    }

    @Override
    public void at(String backend, Experiment experiment, double share) {
        at(backend + " " + experiment.name() + " " + experiment.title(), share);
    }

    void at(String what, double share) {
        if (terminal) {
            line.show(what, tail(share));
        } else if (!what.equals(told)) {
            out.println(tail(share).strip() + "  " + what);
            told = what;
        }
    }

    private String tail(double share) {
        if (share == 0) {
            return "  0 %";
        }
        Duration left = Duration.ofNanos(Math.round((System.nanoTime() - start) * (1 - share) / share));
        return String.format(
                Locale.ROOT, "  %.0f %%  ETA %d:%02d", 100 * share, left.toMinutes(), left.toSecondsPart());
    }

    /** Leaves the line, so that what comes next starts on its own. */
    void over() {
        if (terminal) {
            line.clear();
        }
    }
}
