package threshold.bench.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A fork of another JMH suite, from what JMH itself wrote of it: nothing is known of its accuracy and allocation. */
public final class ForeignFork {

    private ForeignFork() {}

    /**
     * The fork that a result file has, in nanoseconds per operation.
     *
     * @param json JMH's result of one benchmark with one fork; empty if it wrote none
     * @param complaint what the process said, in a line
     * @param seconds how long it took
     * @param foreignCpu the share of the processors that others used meanwhile
     */
    public static ForkRecord of(String cell, String json, String complaint, double seconds, OptionalDouble foreignCpu) {
        double[] measured = measured(json);
        boolean ok = measured.length > 0;
        return ForkRecord.bare(
                cell,
                ok ? ForkRecord.Status.OK : ForkRecord.Status.FAILED,
                ok ? null : complaint,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                seconds,
                measured,
                foreignCpu.isPresent() ? foreignCpu.getAsDouble() : null);
    }

    private static double[] measured(String json) {
        try {
            JsonNode scores = Json.MAPPER.readTree(json).at("/0/primaryMetric/rawData/0");
            double[] times = StreamSupport.stream(scores.spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
            return Arrays.stream(times).allMatch(time -> time > 0) ? times : new double[0];
        } catch (JacksonException _) {
            return new double[0];
        }
    }
}
