package threshold.reports.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One fresh JVM that measured, or should have measured, one cell.
 *
 * @param cell identity of the cell
 * @param round the round it ran in
 * @param status how it ended
 * @param why one sentence where it did not end well
 * @param measurement what it measured where that counts
 */
public record Fork(
        String cell, int round, Status status, @Nullable String why, Optional<Measurement> measurement) {

    /** This fork as it was while it was slowed on purpose by a share of its time, if it was. */
    Optional<Fork> slowedBy(double share) {
        return measurement
                .flatMap(measured -> measured.slowedBy(share))
                .map(slowed -> new Fork(cell, round, status, why, Optional.of(slowed)));
    }

    /**
     * Times of a fork that was slowed on purpose, in nanoseconds per operation.
     *
     * @param by by which share of its time
     * @param time median of the iterations
     * @param least the fastest of them
     * @param turns the iterations in their order, if they were taken in turn with those of another fork; else none
     */
    public record Slowed(double by, double time, double least, List<Double> turns) {}

    /**
     * What an answer says beside what it costs: a risk.
     *
     * @param name of the figure
     * @param value of this fork
     */
    public record Figure(String name, double value) {}

    /**
     * What a fork took beside the time of a run.
     *
     * @param warmUp nanoseconds per operation of each batch until it was warm, the first call first; none where they
     *     are not known
     * @param outsideHeap bytes that it held outside the heap, NaN where it does not say
     * @param resident the most bytes of memory that its process had, NaN likewise
     * @param disturbed iterations that no figure counts, since others slowed the machine meanwhile
     */
    public record Cost(List<Double> warmUp, double outsideHeap, double resident, int disturbed) {

        /** Of a fork that says nothing of it. */
        public static final Cost UNKNOWN = new Cost(List.of(), Double.NaN, Double.NaN, 0);
    }

    /** How a fork ended. */
    public enum Status {
        /** With a measurement. */
        OK,
        /** Measured while the JIT compiler was at work or the machine was slow, and left out; another one in the same round stands for it. */
        UNSTEADY,
        /** Never started, for a stated reason. */
        SKIPPED,
        /** Without a measurement. */
        FAILED
    }

    /**
     * Times in nanoseconds per operation.
     *
     * @param time median of the measured iterations of {@code run}
     * @param least the fastest of them
     * @param load time to load the problem, or NaN where it was not measured
     * @param residual how far the solution is off, NaN where that was not measured
     * @param bound the largest residual its class allows, NaN likewise
     * @param kappa condition number of the problem, NaN where it is not known
     * @param hash hash of the solution's bits
     * @param heapBytes heap allocated by one run, NaN where it was not measured
     * @param heapNoise how many of them may be the harness's own
     * @param foreignCpu share of the CPU that other processes took meanwhile
     * @param doubt why it was not steady, as a clause; null if it was, or does not say
     * @param turns the iterations in their order, if iteration i was measured beside iteration i of the fork of the other
     *     build in this round; else none
     * @param slowed its times while it was slowed on purpose, in a self-check
     * @param figure what its answer says, where it says something
     * @param cost what it took beside the time of a run
     */
    public record Measurement(
            double time,
            double least,
            double load,
            double residual,
            double bound,
            double kappa,
            @Nullable String hash,
            double heapBytes,
            double heapNoise,
            double foreignCpu,
            @Nullable String doubt,
            List<Double> turns,
            List<Slowed> slowed,
            Optional<Figure> figure,
            Cost cost) {

        private Optional<Measurement> slowedBy(double share) {
            return slowed.stream()
                    .filter(one -> one.by() == share)
                    .findFirst()
                    .map(one -> new Measurement(
                            one.time(),
                            one.least(),
                            load,
                            residual,
                            bound,
                            kappa,
                            hash,
                            heapBytes,
                            heapNoise,
                            foreignCpu,
                            doubt,
                            one.turns(),
                            List.of(),
                            figure,
                            cost));
        }
    }
}
