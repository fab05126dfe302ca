package threshold.bench.run;

import java.util.List;
import threshold.bench.machine.Build;
import threshold.bench.suite.Declined;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;
import tools.jackson.core.JacksonException;

/**
 * How one build asks another for its cells and for single forks, version 1: {@code cells --json} prints {@link Cells},
 * {@code fork CELL --json} a line of {@code forks.jsonl}. Fields that a reader does not know are ignored, so that
 * builds of different age understand each other.
 */
public final class Protocol {

    /** The version, which is in the manifest of the jar too. */
    public static final int VERSION = 1;

    private Protocol() {}

    /**
     * What a build would measure.
     *
     * @param protocol the version that it speaks
     * @param threshold the build
     * @param jvmFlags what its forks are started with
     * @param effort what the suite spends on a fork
     * @param backends what each backend says of itself
     * @param cells the cells that were asked for, ceilings included
     * @param declined what was asked for and is not among them
     */
    public record Cells(
            int protocol,
            Build threshold,
            List<String> jvmFlags,
            Effort effort,
            List<Manifest.BackendFacts> backends,
            List<PlannedCell> cells,
            List<Declined> declined) {}

    /** An answer as one line. */
    public static String line(Object answer) {
        return Json.MAPPER.writeValueAsString(answer);
    }

    /**
     * Reads an answer to {@code cells --json}.
     *
     * @throws IllegalArgumentException saying in what way it is none
     */
    public static Cells cells(String json) {
        Cells cells = parsed(json, Cells.class);
        if (cells.protocol() != VERSION) {
            throw new IllegalArgumentException(
                    "it speaks protocol " + cells.protocol() + ", and this build speaks " + VERSION);
        }
        return cells;
    }

    /**
     * Reads an answer to {@code fork CELL --json}.
     *
     * @throws IllegalArgumentException saying in what way it is none
     */
    public static ForkRecord fork(String json) {
        return parsed(json, ForkRecord.class);
    }

    private static <T> T parsed(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("its answer is not understood: " + e.getOriginalMessage(), e);
        }
    }
}
