package threshold.reports.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One fresh JVM that measured, or should have measured, one cell.
 *
 * @param cell identity of the cell
 * @param round the round it ran in
 * @param status how it ended
 * @param why one sentence where it did not end well
 * @param measurement what it measured where it did
 */
public record Fork(
        String cell, int round, Status status, @Nullable String why, Optional<Measurement> measurement) {

    /** How a fork ended. */
    public enum Status {
        /** With a measurement. */
        OK,
        /** Never started, for a stated reason. */
        SKIPPED,
        /** Without a measurement. */
        FAILED
    }

    /**
     * Times in nanoseconds per operation.
     *
     * @param time median of the measured iterations of {@code run}
     * @param load time to load the problem, or NaN where it was not measured
     * @param residual how far the solution is off, NaN where that was not measured
     * @param bound the largest residual its class allows, NaN likewise
     * @param kappa condition number of the problem, NaN where it is not known
     * @param hash hash of the solution's bits
     * @param heapBytes heap allocated by one run, NaN where it was not measured
     * @param foreignCpu share of the CPU that other processes took meanwhile
     * @param settled whether its warm-up had settled; a fork that does not say is taken to have
     */
    public record Measurement(
            double time,
            double load,
            double residual,
            double bound,
            double kappa,
            @Nullable String hash,
            double heapBytes,
            double foreignCpu,
            boolean settled) {}
}
