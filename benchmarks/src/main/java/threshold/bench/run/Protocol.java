package threshold.bench.run;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import threshold.bench.machine.Build;
import threshold.bench.suite.Declined;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;
import tools.jackson.core.JacksonException;

/**
 * How one build asks another for its cells and for single forks, version 1: {@code cells --json} prints {@link Cells},
 * {@code fork CELL --json} a line of {@code forks.jsonl}. A build that {@link Cells#serves} answers any number of
 * requests: {@code fork -} reads a {@link Request} a line from standard input and prints an {@link Answer} to each, which
 * spares a JVM a fork, 1.3 of 3.7 seconds. Fields that a reader does not know are ignored, so that builds of different
 * age understand each other.
 */
public final class Protocol {

    /** The version, which is in the manifest of the jar too. */
    public static final int VERSION = 1;

    private static final String ANSWER = "its answer";

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
     * @param serves whether it answers requests for forks, one after the other
     * @param takesTurns whether its forks can take turns with those of another build
     */
    public record Cells(
            int protocol,
            Build threshold,
            List<String> jvmFlags,
            Effort effort,
            List<Manifest.BackendFacts> backends,
            List<PlannedCell> cells,
            List<Declined> declined,
            boolean serves,
            boolean takesTurns) {}

    /**
     * Asks for a fork.
     *
     * @param cell the cell's identity
     * @param known nanoseconds per operation in an earlier fork of it, if there was one
     * @param umpire the socket at which the fork is given its turns, if it takes turns with one of another build
     */
    public record Request(
            String cell, @Nullable Double known, @Nullable String umpire) {

        /** @throws IllegalArgumentException if the cell is missing */
        public Request {
            if (Objects.isNull(cell)) {
                throw new IllegalArgumentException("it names no cell");
            }
        }
    }

    /**
     * What becomes of a request.
     *
     * @param fork the fork; null if none could be started
     * @param refusal why not, in a sentence; else null
     */
    public record Answer(
            @Nullable ForkRecord fork, @Nullable String refusal) {}

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
        Cells cells = parsed(ANSWER, json, Cells.class);
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
        return parsed(ANSWER, json, ForkRecord.class);
    }

    /**
     * Reads a request of {@code fork -}.
     *
     * @throws IllegalArgumentException saying in what way it is none
     */
    public static Request request(String json) {
        return parsed("the request", json, Request.class);
    }

    /**
     * Reads an answer of {@code fork -}.
     *
     * @throws IllegalArgumentException saying in what way it is none
     */
    public static Answer answer(String json) {
        return parsed(ANSWER, json, Answer.class);
    }

    private static <T> T parsed(String what, String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(what + " is not understood: " + e.getOriginalMessage(), e);
        }
    }
}
