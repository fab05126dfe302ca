package threshold.core.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * The header of a safetensors file: an object with {@code "name": {"dtype": "F32", "shape": [r, c], "data_offsets":
 * [from, to]}} for each tensor, and texts under {@code "__metadata__"}.
 */
final class SafetensorsHeader {

    private static final String METADATA = "__metadata__";

    /** Several times the largest index that is known; more would fill the heap and be the weights of nothing. */
    static final int MOST = 500_000;

    private final JsonHeader json;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private SafetensorsHeader(JsonHeader json) {
        this.json = json;
    }

    /**
     * A tensor as the header has it.
     *
     * @param at the byte of the file where its entry begins
     * @param from first byte, counted from the end of the header
     * @param to the one after the last
     */
    record Entry(String name, long at, DataType type, List<Long> shape, long from, long to) {}

    /**
     * All tensors, in the order of the header.
     *
     * @param offset of the header in the file
     * @throws IllegalArgumentException naming the file and byte that is malformed
     */
    static List<Entry> entries(String file, long offset, byte[] header) {
        return JsonHeader.read(file, offset, header, json -> new SafetensorsHeader(json).entries());
    }

    private List<Entry> entries() {
        json.next();
        json.require(JsonToken.START_OBJECT, "the header");
        while (json.next() == JsonToken.PROPERTY_NAME) {
            String name = json.text();
            long at = json.offset();
            if (!names.add(name)) {
                throw json.malformed(Malformed.quoted(name) + " is there twice");
            }
            if (names.size() > MOST) {
                throw json.malformed("at most " + MOST + " tensors are read");
            }
            json.next();
            if (name.equals(METADATA)) {
                json.skip();
            } else {
                entries.add(entry(name, at));
            }
        }
        json.requireEnd();
        return entries;
    }

    private Entry entry(String name, long at) {
        String called = Malformed.quoted(name);
        json.require(JsonToken.START_OBJECT, "the entry of " + called);
        DataType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.next() == JsonToken.PROPERTY_NAME) {
            String key = json.text();
            json.next();
            switch (key) {
                case "dtype" -> type = once(type, called, key, type(called));
                case "shape" -> shape = once(shape, called, key, json.wholeNumbers("the sizes of " + called));
                case "data_offsets" ->
                    offsets = once(offsets, called, key, json.wholeNumbers("the offsets of " + called));
                default -> json.skip();
            }
        }
        return checked(
                name,
                at,
                given(type, called, "dtype"),
                given(shape, called, "shape"),
                given(offsets, called, "data_offsets"));
    }

    private DataType type(String called) {
        json.require(JsonToken.VALUE_STRING, "the dtype of " + called);
        String type = json.text();
        return DataType.named(type)
                .orElseThrow(() -> json.malformed(called + " is of the unknown type " + Malformed.quoted(type)));
    }

    private <T> T once(@Nullable T before, String called, String key, T value) {
        if (before != null) {
            throw json.malformed("the entry of " + called + " has " + key + " twice");
        }
        return value;
    }

    private <T> T given(@Nullable T value, String called, String key) {
        if (value == null) {
            throw json.malformed("the entry of " + called + " has no " + key);
        }
        return value;
    }

    private Entry checked(String name, long at, DataType type, List<Long> shape, List<Long> offsets) {
        String called = Malformed.quoted(name);
        if (offsets.size() != 2 || offsets.getFirst() > offsets.getLast()) {
            throw Malformed.at(
                    json.file(),
                    at,
                    "the offsets of " + called + " are " + offsets + " and must be where it begins and ends");
        }
        long bytes = offsets.getLast() - offsets.getFirst();
        if (!Shapes.fills(shape, type, bytes)) {
            throw Malformed.at(
                    json.file(),
                    at,
                    called + " of shape " + shape + " and type " + type + " does not take the " + bytes
                            + " bytes that it has");
        }
        return new Entry(name, at, type, shape, offsets.getFirst(), offsets.getLast());
    }
}
