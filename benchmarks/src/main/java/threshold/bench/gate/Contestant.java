package threshold.bench.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.Protocol;
import threshold.bench.suite.PlannedCell;

/** A build that is measured beside another: each fork is a JVM of its own, started from its jar. */
public interface Contestant extends AutoCloseable {

    /**
     * What it would measure.
     *
     * @throws IOException naming the jar, if it does not say
     */
    Protocol.Cells cells() throws IOException;

    /**
     * Measures a cell once.
     *
     * @param known nanoseconds per operation, where an earlier fork told them
     * @param umpire the socket at which the fork is given its turns, if it takes turns with another
     * @throws IOException naming the jar, if no fork can be started
     */
    ForkRecord fork(PlannedCell cell, OptionalDouble known, Optional<Path> umpire) throws IOException;

    /**
     * Lets it keep a process between forks, which it said that it can.
     *
     * @param takesTurns whether that process starts a fork while another build has one
     */
    default void serve(boolean takesTurns) {}

    /** Ends what it keeps between forks. */
    @Override
    default void close() {}
}
