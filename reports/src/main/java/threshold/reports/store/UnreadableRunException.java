package threshold.reports.store;

import java.io.IOException;
import java.nio.file.Path;

/** A run that cannot be read. The message is one sentence that names the file, the line where there is one, and why. */
public final class UnreadableRunException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableRunException(Path file, String why) {
        super(file + ": " + onOneLine(why));
    }

    UnreadableRunException(Path file, long line, String why) {
        super(file + ", line " + line + ": " + onOneLine(why));
    }

    /** What a file holds may be quoted, and must not look like more than one sentence or steer a terminal. */
    private static String onOneLine(String why) {
        return why.replaceAll("\\p{Cntrl}", "?");
    }
}
