package threshold.bench.run;

import java.time.Instant;
import threshold.bench.suite.PlannedCell;

/**
 * One fork of a run: which cell, in which round, after how many others.
 *
 * @param start when it was started
 */
record Fork(PlannedCell cell, int round, int order, Instant start) {}
