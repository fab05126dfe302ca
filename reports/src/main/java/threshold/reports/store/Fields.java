package threshold.reports.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON object read field by field, with errors that say which field is wrong and what it should be.
 *
 * @param path where the object stands, as a JSON pointer
 * @param node the object
 */
record Fields(String path, JsonNode node) {

    /** A field that is missing or of the wrong type. */
    static final class WrongField extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String pointer;
        private final String fault;

        WrongField(String pointer, String fault) {
            super(fault);
            this.pointer = pointer;
            this.fault = fault;
        }

        /** What is wrong, in a few words. */
        String fault() {
            return fault;
        }

        /** JSON pointer of the field, or of the object that lacks it. */
        String pointer() {
            return pointer;
        }
    }

    static Fields of(String path, JsonNode node) {
        if (!node.isObject()) {
            throw new WrongField(path, (path.isEmpty() ? "the document" : path) + " should be an object");
        }
        return new Fields(path, node);
    }

    String text(String name) {
        JsonNode value = required(name);
        return value.isString() ? value.stringValue() : wrong(name, "a string");
    }

    @Nullable
    String textOrNull(String name) {
        return node.path(name).isString() ? node.path(name).stringValue() : null;
    }

    String textOr(String name, String otherwise) {
        String text = textOrNull(name);
        return text == null ? otherwise : text;
    }

    int whole(String name) {
        JsonNode value = required(name);
        return value.isIntegralNumber() && value.canConvertToInt() ? value.intValue() : wrong(name, "a whole number");
    }

    double number(String name) {
        return asNumber(name, required(name));
    }

    /**
     * A number, or the strings {@code Infinity} and {@code NaN} that JSON has no numbers for; NaN where it is absent.
     */
    double numberOrNaN(String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? Double.NaN : asNumber(name, value);
    }

    OptionalDouble optionalNumber(String name) {
        double value = numberOrNaN(name);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    Fields object(String name) {
        return of(path + "/" + name, required(name));
    }

    /** An object, empty where it is absent. */
    Fields objectOrEmpty(String name) {
        JsonNode value = node.path(name);
        return value.isObject()
                ? new Fields(path + "/" + name, value)
                : new Fields(path, JsonNodeFactory.instance.objectNode());
    }

    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : array(name)) {
            objects.add(of(path + "/" + name + "/" + objects.size(), element));
        }
        return objects;
    }

    List<Fields> objectsOrNone(String name) {
        return node.path(name).isArray() ? objects(name) : List.of();
    }

    List<String> texts(String name) {
        return StreamSupport.stream(array(name).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    List<String> textsOrNone(String name) {
        return node.path(name).isArray() ? texts(name) : List.of();
    }

    /** A list of numbers. */
    double[] numbers(String name) {
        return StreamSupport.stream(array(name).spliterator(), false)
                .mapToDouble(
                        element -> element.isNumber() ? element.doubleValue() : this.<Double>wrong(name, "numbers"))
                .toArray();
    }

    /** A list of times: finite, positive, at least one. */
    double[] times(String name) {
        return times(name, array(name));
    }

    /** A list of what is a time of it; none where there is no list. */
    List<Double> timesOrNone(String name) {
        return StreamSupport.stream(node.path(name).spliterator(), false)
                .filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue)
                .filter(time -> time > 0 && time < Double.POSITIVE_INFINITY)
                .toList();
    }

    /** A list of lists of times. */
    List<double[]> timesOfForks(String name) {
        List<double[]> forks = new ArrayList<>();
        for (JsonNode fork : array(name)) {
            forks.add(times(name + "/" + forks.size(), fork));
        }
        return forks;
    }

    private double[] times(String name, JsonNode list) {
        double[] times = StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(element -> element.isNumber() ? element.doubleValue() : Double.NaN)
                .toArray();
        boolean positive = Arrays.stream(times).allMatch(time -> time > 0 && time < Double.POSITIVE_INFINITY);
        return times.length > 0 && positive ? times : wrong(name, "a list of positive times");
    }

    /** Names and values as text, in the order of the file; nested values are left out. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                texts.put(entry.getKey(), entry.getValue().asString());
            }
        }
        return texts;
    }

    /** {@link #texts} as {@code name=value}. */
    List<String> pairs() {
        return texts().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList();
    }

    <T> T wrong(String name, String expected) {
        String pointer = path + "/" + name;
        throw new WrongField(pointer, pointer + " should be " + expected + ", not " + node.at("/" + name));
    }

    private double asNumber(String name, JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return switch (value.isString() ? value.stringValue() : "") {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> this.<Double>wrong(name, "a number");
        };
    }

    private JsonNode array(String name) {
        JsonNode value = required(name);
        return value.isArray() ? value : wrong(name, "a list");
    }

    private JsonNode required(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            throw new WrongField(path, (path.isEmpty() ? "" : path + " ") + "lacks the field \"" + name + "\"");
        }
        return value;
    }
}
