package threshold.reports.store;

import java.util.List;
import java.util.Map;

/** Plain data as JSON: maps, lists, strings, numbers and null; NaN and infinities as the strings that {@link Fields} reads. */
public final class JsonText {

    private JsonText() {}

    /** A list of objects, indented, with a line end. */
    public static String of(List<? extends Map<String, ?>> objects) {
        return text(objects);
    }

    /** An object, indented, with a line end. */
    public static String of(Map<String, ?> object) {
        return text(object);
    }

    /** An object on one line, without a line end. */
    public static String line(Map<String, ?> object) {
        return Json.MAPPER.writeValueAsString(object);
    }

    private static String text(Object value) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }
}
