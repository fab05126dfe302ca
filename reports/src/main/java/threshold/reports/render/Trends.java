package threshold.reports.render;

/** What the forms of a trend have in common. */
final class Trends {

    /** The file that has everything. */
    static final String WHOLE = "trend.json";

    private static final String CEILINGS = "ceiling/";
    private static final int COMMIT = 10;

    private Trends() {}

    /** Whether a cell tells of the machine and not of code. */
    static boolean isMachine(String cell) {
        return cell.startsWith(CEILINGS);
    }

    /** As much of a commit as tells it from others. */
    static String brief(String commit) {
        return commit.length() <= COMMIT ? commit : commit.substring(0, COMMIT);
    }
}
