package threshold.reports.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import threshold.reports.model.Run;

/** A result wherever it came from: a run folder of this suite, or a JSON file of any JMH suite. */
public final class Results {

    private Results() {}

    /**
     * Reads a result.
     *
     * @throws UnreadableRunException naming file, line and fault in one sentence
     */
    public static Run read(Path path) throws IOException {
        if (Files.notExists(path)) {
            throw new UnreadableRunException(path, "there is neither a run folder nor a JMH result of that name");
        }
        return Files.isDirectory(path) ? RunFolder.read(path) : JmhJson.read(path);
    }
}
