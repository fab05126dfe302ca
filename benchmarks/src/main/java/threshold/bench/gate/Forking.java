package threshold.bench.gate;

import java.io.IOException;
import java.util.OptionalDouble;
import threshold.bench.run.ForkRecord;

/** How both forks of a pair are measured. */
interface Forking {

    /**
     * Measures the cell of a pair in both builds.
     *
     * @param known nanoseconds per operation, where an earlier fork told them
     * @throws IOException naming the build of which no fork can be started
     */
    Both<ForkRecord> forks(Pair pair, OptionalDouble known) throws IOException;

    /** Whether what slows the machine for more than an instant slows both forks alike. */
    boolean cancelsDisturbances();
}
