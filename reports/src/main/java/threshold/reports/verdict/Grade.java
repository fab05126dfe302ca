package threshold.reports.verdict;

/** What a comparison comes to, the gravest first, with the exit code of a command that says so. */
public enum Grade {
    /** What the figures depend on differs: nothing was compared. */
    NOT_COMPARABLE(4),
    /** A cell is less accurate, allocates more, or fails. */
    FAULTY(2),
    /** A cell is slower, or grows faster, and nobody has waived it. */
    SLOWER(3),
    /** None of that. */
    FINE(0);

    private final int exitCode;

    Grade(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code. */
    public int exitCode() {
        return exitCode;
    }
}
