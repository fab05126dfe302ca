package threshold.reports.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import threshold.reports.model.Entry;
import tools.jackson.databind.JsonNode;

/** A line of a history, schema 1. */
final class HistoryLine {

    /** The version that this build writes. */
    static final int SCHEMA = 1;

    private HistoryLine() {}

    static String of(Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put("run", entry.run());
        fields.put("at", entry.at().toString());
        fields.put("commit", entry.commit());
        fields.put("build", entry.build());
        fields.put("library", entry.library());
        fields.put("cell", entry.cell());
        fields.put("least", Arrays.stream(entry.least()).boxed().toList());
        return JsonText.line(fields);
    }

    /**
     * The schema of a line that is valid JSON.
     *
     * @throws Fields.WrongField if it says none
     */
    static int schema(JsonNode line) {
        return Fields.of("", line).whole("schema");
    }

    /**
     * An entry.
     *
     * @throws Fields.WrongField naming the field that is wrong
     */
    static Entry entry(JsonNode line) {
        Fields fields = Fields.of("", line);
        return new Entry(
                fields.text("run"),
                at(fields),
                fields.textOr("commit", ""),
                fields.textOr("build", ""),
                fields.textOr("library", ""),
                fields.text("cell"),
                fields.times("least"));
    }

    private static Instant at(Fields fields) {
        try {
            return Instant.parse(fields.text("at"));
        } catch (DateTimeException _) {
            return fields.wrong("at", "a time such as 2026-11-26T08:00:00Z");
        }
    }
}
