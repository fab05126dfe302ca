package threshold.reports.model;

import java.time.Instant;

/**
 * What one run measured of one cell, as a history keeps it. Times are nanoseconds per operation.
 *
 * @param run identity of the run: the same results are the same run
 * @param at when the run started
 * @param commit the commit that was measured, blank where it is not known
 * @param build version and commit of the suite
 * @param library what the cell's backend says of itself
 * @param cell the cell's identity
 * @param least time of the fastest iteration of each fork
 */
public record Entry(String run, Instant at, String commit, String build, String library, String cell, double[] least) {

    /** The commit, or the day of the run where that is not known. */
    public String name() {
        return commit.isBlank() ? at.toString().substring(0, 10) : commit;
    }
}
