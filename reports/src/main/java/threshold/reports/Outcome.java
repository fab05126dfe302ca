package threshold.reports;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a report.
 *
 * @param overBound identities of the cells whose accuracy is over its bound
 * @param failed labels of the criteria that were measured and missed
 * @param written the files that were written
 */
public record Outcome(List<String> overBound, List<String> failed, List<Path> written) {

    /** Whether every cell kept within its accuracy bound. */
    public boolean isAccurate() {
        return overBound.isEmpty();
    }

    /** Whether no criterion was measured and missed; one that was not measured, or is open, is not missed. */
    public boolean isWithinCriteria() {
        return failed.isEmpty();
    }
}
