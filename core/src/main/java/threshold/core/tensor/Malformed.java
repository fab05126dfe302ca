package threshold.core.tensor;

/** What a file says that cannot be. */
final class Malformed extends IllegalArgumentException {

    private static final int LONGEST = 1000;
    private static final int LONGEST_NAME = 120;

    private Malformed(String message) {
        super(message);
    }

    /** In one sentence: the file, the byte, and what is wrong there. */
    static Malformed at(String file, long offset, String what) {
        return new Malformed(file + ", byte " + offset + ": " + printable(what, LONGEST));
    }

    /** In one sentence: the file, and what is wrong with it as a whole. */
    static Malformed in(String file, String what) {
        return new Malformed(file + " " + printable(what, LONGEST));
    }

    /** A name from a file, in quotes. */
    static String quoted(String name) {
        return "'" + printable(name) + "'";
    }

    /** A name that a stranger wrote, for one line of a terminal: without what would end it, steer it or flood it. */
    static String printable(String name) {
        return printable(name, LONGEST_NAME);
    }

    private static String printable(String text, int longest) {
        String start = text.length() <= longest ? text : text.substring(0, longest) + " ...";
        return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }
}
