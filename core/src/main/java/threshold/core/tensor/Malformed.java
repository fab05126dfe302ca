package threshold.core.tensor;

/** What a file says that cannot be. */
final class Malformed extends IllegalArgumentException {

    private static final int LONGEST = 500;

    private Malformed(String message) {
        super(message);
    }

    /** In one sentence: the file, the byte, and what is wrong there. */
    static Malformed at(String file, long offset, String what) {
        return new Malformed(file + ", byte " + offset + ": " + printable(what));
    }

    /** What a stranger wrote, for one line of a terminal: without what would end it, steer it or flood it. */
    static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
