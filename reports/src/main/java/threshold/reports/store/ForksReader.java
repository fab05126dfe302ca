package threshold.reports.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import threshold.reports.model.Fork;
import threshold.reports.stats.Sample;
import tools.jackson.core.JacksonException;

/**
 * {@code forks.jsonl}: one fork a line, appended. A run may have been killed while it wrote, so a last line without its
 * end of line may be torn; any other line that cannot be read is an error.
 */
final class ForksReader {

    private static final String SETTLED = "warmup.settled";
    private static final String DOUBT = "unsteady";
    private static final String TURNS = "turns";
    private static final String RESIDENT = "memory.resident";
    private static final String FIGURE = "figure.";

    private record Key(String cell, int round, boolean leftOut) {}

    private final Path file;
    private final Set<String> cells;
    private final Consumer<String> warnings;

    /**
     * @param file {@code forks.jsonl}
     * @param cells identities of the planned cells
     * @param warnings takes what had to be put up with
     */
    ForksReader(Path file, Set<String> cells, Consumer<String> warnings) {
        this.file = file;
        this.cells = cells;
        this.warnings = warnings;
    }

    /**
     * The forks in the order of the file; of two for one cell and round, as a resumed run may leave, the later. One
     * that was left out stays beside the one that stands for it.
     */
    List<Fork> read() throws IOException {
        if (Files.notExists(file)) {
            warnings.accept("There is no " + file.getFileName() + " yet: no fork has ended.");
            return List.of();
        }
        String text = Json.text(file);
        List<String> lines = text.lines().toList();
        Map<Key, Fork> forks = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean unfinished = i == lines.size() - 1 && !text.endsWith("\n");
            Fork fork = lines.get(i).isBlank() ? null : fork(lines.get(i), i + 1, unfinished);
            if (fork != null) {
                forks.put(new Key(fork.cell(), fork.round(), fork.status() == Fork.Status.UNSTEADY), fork);
            }
        }
        return new ArrayList<>(forks.values());
    }

    private @Nullable Fork fork(String line, int number, boolean unfinished) throws UnreadableRunException {
        try {
            return fork(Fields.of("", Json.MAPPER.readTree(line)));
        } catch (JacksonException e) {
            if (unfinished) {
                warnings.accept(file.getFileName() + ", line " + number
                        + ": the last line is torn, as a killed run leaves it; that fork is not counted.");
                return null;
            }
            throw new UnreadableRunException(file, number, "not valid JSON: " + e.getOriginalMessage());
        } catch (Fields.WrongField e) {
            throw new UnreadableRunException(file, number, e.fault());
        }
    }

    private Fork fork(Fields fork) {
        String cell = fork.text("cell");
        if (!cells.contains(cell)) {
            fork.wrong("cell", "a cell of the manifest");
        }
        Fork.Status status = switch (fork.text("status")) {
            case "ok" -> Fork.Status.OK;
            case "unsteady" -> Fork.Status.UNSTEADY;
            case "skipped" -> Fork.Status.SKIPPED;
            case "failed" -> Fork.Status.FAILED;
            default -> fork.wrong("status", "ok, unsteady, skipped or failed");
        };
        Optional<Fork.Measurement> measurement =
                status == Fork.Status.OK ? Optional.of(measurement(fork)) : Optional.empty();
        return new Fork(cell, fork.whole("round"), status, fork.textOrNull("why"), measurement);
    }

    private static Fork.Measurement measurement(Fields fork) {
        Sample measured = Sample.of(fork.times("measured"));
        return new Fork.Measurement(
                measured.median(),
                measured.min(),
                fork.numberOrNaN("load"),
                fork.numberOrNaN("residual"),
                fork.numberOrNaN("bound"),
                fork.numberOrNaN("kappa"),
                fork.textOrNull("hash"),
                fork.numberOrNaN("heapBytes"),
                0,
                fork.numberOrNaN("foreignCpu"),
                doubt(fork.objectOrEmpty("facts").texts()),
                tookTurns(fork) ? boxed(measured) : List.of(),
                fork.objectsOrNone("slowed").stream()
                        .map(slowed -> slowed(slowed, tookTurns(fork)))
                        .toList(),
                figure(fork.objectOrEmpty("facts").texts()),
                cost(fork));
    }

    private static Fork.Cost cost(Fields fork) {
        return new Fork.Cost(
                fork.timesOrNone("warmup"),
                fork.numberOrNaN("nativeBytes"),
                number(fork.objectOrEmpty("facts").texts().getOrDefault(RESIDENT, "")),
                fork.timesOrNone("disturbed").size());
    }

    private static Optional<Fork.Figure> figure(Map<String, String> facts) {
        return facts.entrySet().stream()
                .filter(fact -> fact.getKey().startsWith(FIGURE))
                .findFirst()
                .map(fact -> new Fork.Figure(fact.getKey().substring(FIGURE.length()), number(fact.getValue())));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static Fork.Slowed slowed(Fields slowed, boolean inTurns) {
        Sample measured = Sample.of(slowed.times("measured"));
        return new Fork.Slowed(
                slowed.number("by"), measured.median(), measured.min(), inTurns ? boxed(measured) : List.of());
    }

    private static boolean tookTurns(Fields fork) {
        return "true".equals(fork.objectOrEmpty("facts").texts().get(TURNS));
    }

    private static List<Double> boxed(Sample measured) {
        return Arrays.stream(measured.values()).boxed().toList();
    }

    private static @Nullable String doubt(Map<String, String> facts) {
        return "false".equals(facts.get(SETTLED))
                ? facts.getOrDefault(DOUBT, "its warm-up had not settled")
                : facts.get(DOUBT);
    }
}
