package threshold.reports.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threshold.reports.model.SelfCheck;
import tools.jackson.core.JacksonException;

/** The self-checks of a machine: a line for each in its history's folder. */
public final class SelfCheckFile {

    private static final int SCHEMA = 1;

    private SelfCheckFile() {}

    /** Adds a check. */
    public static Path append(HistoryFolder history, SelfCheck check) throws IOException {
        HistoryFolder.addLine(history.selfChecks(), JsonText.line(fields(check)));
        return history.selfChecks();
    }

    /**
     * What stands in the file of a machine.
     *
     * @param checks the checks, in the order of the file
     * @param unreadable lines that are cut off, or of a newer build
     */
    public record Content(List<SelfCheck> checks, int unreadable) {}

    /** Reads the file of a machine; one that is not there is empty. */
    public static Content read(HistoryFolder history) throws IOException {
        if (Files.notExists(history.selfChecks())) {
            return new Content(List.of(), 0);
        }
        List<SelfCheck> checks = new ArrayList<>();
        int unreadable = 0;
        for (String line : Json.text(history.selfChecks()).lines().toList()) {
            SelfCheck check = check(line);
            if (check == null) {
                unreadable++;
            } else {
                checks.add(check);
            }
        }
        return new Content(List.copyOf(checks), unreadable);
    }

    /** A check as named values. */
    public static Map<String, Object> fields(SelfCheck check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put("at", check.at());
        fields.put("build", check.build());
        fields.put("suite", check.suite());
        fields.put("pairs", check.pairs());
        fields.put("delta", check.delta());
        fields.put("cells", check.cells().stream().map(SelfCheckFile::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(SelfCheck.CellCheck cell) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cell", cell.cell());
        fields.put("variation", cell.variation());
        fields.put("alone", cell.alone());
        fields.put("detectable", cell.detectable());
        fields.put("ratio", cell.ratio());
        fields.put("alarm", cell.alarm());
        fields.put("slowed", cell.slowed().stream().map(SelfCheckFile::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(SelfCheck.Slowed slowed) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("by", slowed.by());
        fields.put("ratio", slowed.ratio());
        fields.put("found", slowed.found());
        return fields;
    }

    private static @Nullable SelfCheck check(String line) {
        try {
            Fields fields = Fields.of("", Json.MAPPER.readTree(line));
            return fields.whole("schema") > SCHEMA
                    ? null
                    : new SelfCheck(
                            fields.text("at"),
                            fields.textOr("build", ""),
                            fields.textOr("suite", ""),
                            fields.whole("pairs"),
                            fields.number("delta"),
                            fields.objects("cells").stream()
                                    .map(SelfCheckFile::cell)
                                    .toList());
        } catch (JacksonException | Fields.WrongField _) {
            return null;
        }
    }

    private static SelfCheck.CellCheck cell(Fields cell) {
        return new SelfCheck.CellCheck(
                cell.text("cell"),
                cell.numberOrNaN("variation"),
                cell.numberOrNaN("alone"),
                cell.numberOrNaN("detectable"),
                cell.numberOrNaN("ratio"),
                cell.flag("alarm"),
                cell.objects("slowed").stream().map(SelfCheckFile::slowed).toList());
    }

    private static SelfCheck.Slowed slowed(Fields slowed) {
        return new SelfCheck.Slowed(slowed.number("by"), slowed.numberOrNaN("ratio"), slowed.flag("found"));
    }
}
