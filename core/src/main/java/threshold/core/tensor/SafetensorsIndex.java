package threshold.core.tensor;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonToken;

/** Tensors of the shards that an index names: {@code {"weight_map": {"name": "model-00001-of-00002.safetensors"}}}. */
final class SafetensorsIndex {

    private static final int LARGEST = 100_000_000;

    private SafetensorsIndex() {}

    /** @throws IllegalArgumentException naming the file and byte that is malformed, or the shard that is missing */
    static List<StoredTensor> tensors(Path index, Arena arena) {
        Mapping file = Mapping.of(index, arena);
        if (file.size() > LARGEST) {
            throw file.malformed(LARGEST, "an index of " + file.size() + " bytes is none");
        }
        Map<String, String> shards =
                JsonHeader.read(file.file(), 0, file.copy(0, file.size()), SafetensorsIndex::weightMap);
        Map<String, Map<String, StoredTensor>> opened = new LinkedHashMap<>();
        List<StoredTensor> tensors = new ArrayList<>();
        shards.forEach((name, shard) -> {
            Map<String, StoredTensor> within =
                    opened.computeIfAbsent(shard, _ -> byName(Mapping.of(index.resolveSibling(shard), arena)));
            StoredTensor tensor = within.get(name);
            if (tensor == null) {
                throw new IllegalArgumentException(
                        index + " has '" + Malformed.printable(name) + "' in " + shard + ", and it is not there");
            }
            tensors.add(tensor);
        });
        return tensors;
    }

    private static Map<String, StoredTensor> byName(Mapping shard) {
        return Safetensors.tensors(shard).stream().collect(Collectors.toMap(StoredTensor::name, Function.identity()));
    }

    private static Map<String, String> weightMap(JsonHeader json) {
        Map<String, String> shards = new LinkedHashMap<>();
        json.expect(JsonToken.START_OBJECT, "an index");
        while (json.next() == JsonToken.PROPERTY_NAME) {
            boolean isMap = json.text().equals("weight_map");
            json.next();
            if (isMap) {
                addShards(json, shards);
            } else {
                json.skip();
            }
        }
        json.requireEnd();
        if (shards.isEmpty()) {
            throw json.malformed("an index has a weight_map of tensors, and here is none");
        }
        return shards;
    }

    private static void addShards(JsonHeader json, Map<String, String> shards) {
        json.require(JsonToken.START_OBJECT, "the weight_map");
        while (json.next() == JsonToken.PROPERTY_NAME) {
            String name = json.text();
            json.next();
            json.require(JsonToken.VALUE_STRING, "the shard of '" + name + "'");
            String shard = json.text();
            // A shard elsewhere would let an index read any file of its reader's.
            if (!shard.matches("[A-Za-z0-9_][A-Za-z0-9._-]*\\.safetensors")) {
                throw json.malformed(
                        "'" + name + "' is in '" + shard + "', which is no safetensors file beside the index");
            }
            if (shards.put(name, shard) != null) {
                throw json.malformed("'" + name + "' is there twice");
            }
        }
    }
}
