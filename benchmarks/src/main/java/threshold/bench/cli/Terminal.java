package threshold.bench.cli;

/** What standard output is. */
final class Terminal {

    private Terminal() {}

    /** Whether a line can be written over. */
    static boolean isThere() {
        return System.console() != null && System.console().isTerminal();
    }

    /** Whether colours are welcome. */
    static boolean hasColor() {
        return isThere() && System.getenv("NO_COLOR") == null;
    }
}
