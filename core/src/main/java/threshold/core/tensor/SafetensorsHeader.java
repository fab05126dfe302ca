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
        json.expect(JsonToken.START_OBJECT, "an object of tensors");
        while (json.next() == JsonToken.PROPERTY_NAME) {
            String name = json.text();
            long at = json.offset();
            if (!names.add(name)) {
                throw json.malformed("'" + name + "' is there twice");
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
        json.require(JsonToken.START_OBJECT, "the entry of '" + name + "'");
        DataType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.next() == JsonToken.PROPERTY_NAME) {
            String key = json.text();
            json.next();
            switch (key) {
                case "dtype" -> type = type(name);
                case "shape" -> shape = json.wholeNumbers("the shape of '" + name + "'");
                case "data_offsets" -> offsets = json.wholeNumbers("the offsets of '" + name + "'");
                default -> json.skip();
            }
        }
        return checked(
                name,
                at,
                given(type, name, "dtype"),
                given(shape, name, "shape"),
                given(offsets, name, "data_offsets"));
    }

    private DataType type(String name) {
        json.require(JsonToken.VALUE_STRING, "the dtype of '" + name + "'");
        String type = json.text();
        return DataType.named(type).orElseThrow(() -> json.malformed("'" + name + "' is of the unknown type " + type));
    }

    private <T> T given(@Nullable T value, String name, String key) {
        if (value == null) {
            throw json.malformed("the entry of '" + name + "' has no " + key);
        }
        return value;
    }

    private Entry checked(String name, long at, DataType type, List<Long> shape, List<Long> offsets) {
        if (offsets.size() != 2 || offsets.getFirst() > offsets.getLast()) {
            throw json.malformed("the offsets of '" + name + "' are " + offsets + ", not where it begins and ends");
        }
        long bytes = offsets.getLast() - offsets.getFirst();
        if (!Shapes.fills(shape, type, bytes)) {
            throw json.malformed("'" + name + "' of shape " + shape + " and type " + type + " does not take the "
                    + bytes + " bytes that it has");
        }
        return new Entry(name, at, type, shape, offsets.getFirst(), offsets.getLast());
    }
}
