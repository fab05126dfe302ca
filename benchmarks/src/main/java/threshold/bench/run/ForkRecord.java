package threshold.bench.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code forks.jsonl}. Times are nanoseconds per operation.
 *
 * @param cell the cell's identity
 * @param order its place in the order of the plan
 * @param status {@code ok}, {@code unsteady}, {@code skipped} or {@code failed}; the last two have no numbers, and all
 *     but {@code ok} a why
 * @param seconds how long the fork took as a whole
 * @param measured iterations that count
 * @param operations calls in each of them
 * @param disturbed iterations that do not, since others slowed the machine meanwhile; null without a ruler
 * @param ruler nanoseconds of the slower of the rulers before and after each iteration, in their order; null without one
 * @param residual may be infinite, which JSON has no number for: then it is the text "Infinity"
 * @param foreignCpu the share of all processors that others used meanwhile, or null where it cannot be known
 * @param slowed what was measured while the operation was slowed on purpose; null if it was not
 */
public record ForkRecord(
        String cell,
        int round,
        int order,
        Status status,
        @Nullable String why,
        String start,
        double seconds,
        double[] warmup,
        double[] measured,
        long[] operations,
        @JsonInclude(JsonInclude.Include.NON_NULL) double @Nullable [] disturbed,

        @JsonInclude(JsonInclude.Include.NON_NULL) double @Nullable [] ruler,

        @Nullable Double load,
        @Nullable Double residual,
        @Nullable Double bound,
        @Nullable Double kappa,
        @Nullable String hash,
        @Nullable Long heapBytes,
        @Nullable Long nativeBytes,
        @Nullable String path,
        @Nullable Double foreignCpu,
        Map<String, String> facts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Slowed> slowed) {

    /**
     * Iterations that were slowed on purpose.
     *
     * @param by by which share of its time
     * @param measured nanoseconds per operation
     */
    public record Slowed(double by, double[] measured) {}

    /** Fact: why a fork is doubted that was not steady, though another had been tried before. */
    static final String DOUBT = "unsteady";

    /** How a fork ended. */
    public enum Status {
        OK,
        /** Measured, but left out of all figures: another fork of the cell and round follows. */
        UNSTEADY,
        SKIPPED,
        FAILED;

        /** In lower case, as in the file. */
        @com.fasterxml.jackson.annotation.JsonValue
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A fork without numbers. */
    static ForkRecord without(Fork fork, Status status, String why, double seconds) {
        return bare(fork.cell().id(), status, why, fork.start(), seconds, new double[0], null)
                .inRound(fork.round(), fork.order());
    }

    /** A fork of which nothing but its times is known, in no place of any plan. */
    static ForkRecord bare(
            String cell,
            Status status,
            @Nullable String why,
            Instant start,
            double seconds,
            double[] measured,
            @Nullable Double foreignCpu) {
        return new ForkRecord(
                cell,
                0,
                0,
                status,
                why,
                start.toString(),
                seconds,
                new double[0],
                measured,
                new long[0],
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                foreignCpu,
                Map.of(),
                null);
    }

    /** This one left out of all figures. */
    public ForkRecord leftOut(String why) {
        return with(round, order, Status.UNSTEADY, why, facts);
    }

    /** This one kept, though it is doubted. */
    ForkRecord doubted(String why) {
        return withFact(DOUBT, why);
    }

    /** This one with one more fact. */
    public ForkRecord withFact(String name, String value) {
        Map<String, String> more = new HashMap<>(facts);
        more.put(name, value);
        return with(round, order, status, why, more);
    }

    /** This one with the share of all processors that others used meanwhile, as it was found from outside. */
    public ForkRecord besideForeign(OptionalDouble share) {
        return with(round, order, status, why, facts, share.isPresent() ? share.getAsDouble() : null);
    }

    /** This one by some of its iterations; the others are disturbed. */
    ForkRecord countingOnly(boolean[] some) {
        int[] counted = IntStream.range(0, some.length).filter(i -> some[i]).toArray();
        return new ForkRecord(
                cell,
                round,
                order,
                status,
                why,
                start,
                seconds,
                warmup,
                Arrays.stream(counted).mapToDouble(i -> measured[i]).toArray(),
                Arrays.stream(counted).mapToLong(i -> operations[i]).toArray(),
                IntStream.range(0, some.length)
                        .filter(i -> !some[i])
                        .mapToDouble(i -> measured[i])
                        .toArray(),
                ruler,
                load,
                residual,
                bound,
                kappa,
                hash,
                heapBytes,
                nativeBytes,
                path,
                foreignCpu,
                facts,
                slowed);
    }

    /** This one in another place of a plan. */
    public ForkRecord inRound(int newRound, int newOrder) {
        return with(newRound, newOrder, status, why, facts);
    }

    private ForkRecord with(
            int newRound, int newOrder, Status newStatus, @Nullable String newWhy, Map<String, String> newFacts) {
        return with(newRound, newOrder, newStatus, newWhy, newFacts, foreignCpu);
    }

    private ForkRecord with(
            int newRound,
            int newOrder,
            Status newStatus,
            @Nullable String newWhy,
            Map<String, String> newFacts,
            @Nullable Double newForeignCpu) {
        return new ForkRecord(
                cell,
                newRound,
                newOrder,
                newStatus,
                newWhy,
                start,
                seconds,
                warmup,
                measured,
                operations,
                disturbed,
                ruler,
                load,
                residual,
                bound,
                kappa,
                hash,
                heapBytes,
                nativeBytes,
                path,
                newForeignCpu,
                newFacts,
                slowed);
    }

    /** The fork's time: the median of its measured iterations, or NaN if it has none. */
    public double time() {
        if (measured.length == 0) {
            return Double.NaN;
        }
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Whether it has numbers that count. */
    public boolean ok() {
        return status == Status.OK;
    }

    /** Whether its cell needs no other fork in its round. */
    public boolean endsItsRound() {
        return status != Status.UNSTEADY;
    }

    /** Whether its answer is worse than its method promises. */
    public boolean overItsBound() {
        return residual != null && bound != null && !(residual <= bound);
    }
}
