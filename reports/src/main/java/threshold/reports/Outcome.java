package threshold.reports;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a report.
 *
 * @param overBound identities of the cells whose accuracy is over its bound
 * @param written the files that were written
 */
public record Outcome(List<String> overBound, List<Path> written) {

    /** Whether every cell kept within its accuracy bound. */
    public boolean isAccurate() {
        return overBound.isEmpty();
    }
}
