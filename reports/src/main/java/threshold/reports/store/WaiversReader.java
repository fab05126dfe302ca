package threshold.reports.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import threshold.reports.model.Waiver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Waivers, a YAML list of what is accepted, why, and until when:
 *
 * <pre>{@code
 * - cell: gemm/simd:*
 *   reason: the new packing costs small sizes; issue 12
 *   expires: 2027-01-31
 *   max-ratio: 1.10
 * }</pre>
 */
public final class WaiversReader {

    private static final YAMLMapper MAPPER = new YAMLMapper();
    private static final Set<String> FIELDS = Set.of("cell", "reason", "expires", "max-ratio");

    private WaiversReader() {}

    /**
     * Reads a file of waivers.
     *
     * @throws UnreadableRunException naming file, place and fault in one sentence
     */
    public static List<Waiver> read(Path file) throws IOException {
        String text = Json.text(file, "there is no such file of waivers");
        try {
            JsonNode document = MAPPER.readTree(text);
            if (document.isMissingNode() || document.isNull()) {
                return List.of();
            }
            return new Fields("", MAPPER.createObjectNode().set("waivers", document))
                    .objects("waivers").stream().map(WaiversReader::waiver).toList();
        } catch (JacksonException e) {
            long line =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new UnreadableRunException(file, line, "not valid YAML: " + firstLine(e.getOriginalMessage()));
        } catch (Fields.WrongField e) {
            throw new UnreadableRunException(file, e.fault());
        }
    }

    private static Waiver waiver(Fields waiver) {
        for (Map.Entry<String, String> field : waiver.texts().entrySet()) {
            if (!FIELDS.contains(field.getKey())) {
                waiver.wrong(field.getKey(), "one of the fields cell, reason, expires and max-ratio");
            }
        }
        double ratio = waiver.number("max-ratio");
        if (!(ratio >= 1)) {
            waiver.wrong("max-ratio", "a ratio of at least 1, new over base");
        }
        return new Waiver(waiver.text("cell"), waiver.text("reason"), date(waiver), ratio);
    }

    private static LocalDate date(Fields waiver) {
        try {
            return LocalDate.parse(waiver.text("expires"));
        } catch (DateTimeException e) {
            return waiver.wrong("expires", "a date such as 2027-01-31");
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
