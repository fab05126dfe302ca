package threshold.bench.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import threshold.bench.suite.PlannedCell;

/**
 * One fork of a run: which cell, in which round, in which place of the order.
 *
 * @param start when it was started
 */
record Fork(PlannedCell cell, int round, int order, Instant start) {

    /** One that is started now. */
    static Fork now(PlannedCell cell, int round, int order) {
        return new Fork(cell, round, order, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Another one in the same place. */
    Fork again() {
        return now(cell, round, order);
    }
}
