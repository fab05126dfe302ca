package threshold.bench.run;

import java.io.PrintStream;

/** One line of a terminal that is written over and over: what is going on, and how far it is. */
public final class ProgressLine {

    private static final int WIDTH = 79;

    private final PrintStream out;

    /** @param out a terminal */
    public ProgressLine(PrintStream out) {
        this.out = out;
    }

    /** Shows what goes on, cut to what the tail leaves of the line. */
    public void show(String what, String tail) {
        int width = Math.max(1, WIDTH - tail.length());
        String fitting = what.length() <= width ? what : what.substring(0, width - 1) + "…";
        out.print("\r" + fitting + " ".repeat(width - fitting.length()) + tail);
        out.flush();
    }

    /** Leaves the line, so that what comes next starts on its own. */
    public void clear() {
        out.print("\r" + " ".repeat(WIDTH) + "\r");
        out.flush();
    }
}
