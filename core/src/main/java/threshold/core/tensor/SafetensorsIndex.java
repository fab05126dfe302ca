package threshold.core.tensor;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonToken;

/** Tensors of the shards that an index names: {@code {"weight_map": {"name": "model-00001-of-00002.safetensors"}}}. */
final class SafetensorsIndex {

    private static final int LARGEST = 100_000_000;

    /** A name, and no way to somewhere else. */
    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._ ()+=@,-]*\\.safetensors");

    private final JsonHeader json;
    private final Map<String, Place> places = new LinkedHashMap<>();

    private SafetensorsIndex(JsonHeader json) {
        this.json = json;
    }

    /**
     * Where the index has a tensor.
     *
     * @param at the byte of the index that says so
     */
    private record Place(String shard, long at) {}

    /** @throws IllegalArgumentException naming the file and byte that is malformed, or the shard that is missing */
    static List<StoredTensor> tensors(Path index, Arena arena) {
        Mapping file = Mapping.of(index, arena);
        if (file.size() > LARGEST) {
            throw file.malformed(LARGEST, "an index ends before here, and this has " + file.size() + " bytes");
        }
        Map<String, Place> places = JsonHeader.read(
                file.file(), 0, file.copy(0, file.size()), json -> new SafetensorsIndex(json).weightMap());
        Map<String, Map<String, StoredTensor>> opened = new HashMap<>();
        List<StoredTensor> tensors = new ArrayList<>();
        places.forEach((name, place) -> {
            Map<String, StoredTensor> within =
                    opened.computeIfAbsent(place.shard(), _ -> byName(shard(file, index, place, arena)));
            StoredTensor tensor = within.get(name);
            if (tensor == null) {
                throw file.malformed(
                        place.at(),
                        Malformed.quoted(name) + " must be in " + place.shard() + ", which has: "
                                + Checkpoint.listed(within.keySet().stream()));
            }
            tensors.add(tensor);
        });
        return tensors;
    }

    private static Mapping shard(Mapping file, Path index, Place place, Arena arena) {
        Path shard = index.resolveSibling(place.shard());
        if (!Files.isRegularFile(shard)) {
            throw file.malformed(
                    place.at(), "there is no file " + place.shard() + " beside the index; fetch this shard too");
        }
        return Mapping.of(shard, arena);
    }

    private static Map<String, StoredTensor> byName(Mapping shard) {
        return Safetensors.tensors(shard).stream()
                .collect(Collectors.toMap(StoredTensor::name, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    }

    private Map<String, Place> weightMap() {
        json.next();
        json.require(JsonToken.START_OBJECT, "an index");
        while (json.next() == JsonToken.PROPERTY_NAME) {
            boolean isMap = json.text().equals("weight_map");
            json.next();
            if (isMap) {
                addPlaces();
            } else {
                json.skip();
            }
        }
        json.requireEnd();
        if (places.isEmpty()) {
            throw json.malformed("an index must have a weight_map of tensors, and here is none");
        }
        return places;
    }

    private void addPlaces() {
        json.require(JsonToken.START_OBJECT, "the weight_map");
        while (json.next() == JsonToken.PROPERTY_NAME) {
            String name = json.text();
            json.next();
            json.require(JsonToken.VALUE_STRING, "the shard of " + Malformed.quoted(name));
            String shard = json.text();
            // A shard elsewhere would let an index read any file of its reader's.
            if (!SHARD.matcher(shard).matches()) {
                throw json.malformed(Malformed.quoted(name) + " must be in a safetensors file beside the index, not in "
                        + Malformed.quoted(shard));
            }
            if (places.size() == SafetensorsHeader.MOST) {
                throw json.malformed("at most " + SafetensorsHeader.MOST + " tensors are read");
            }
            if (places.put(name, new Place(shard, json.offset())) != null) {
                throw json.malformed(Malformed.quoted(name) + " is there twice");
            }
        }
    }
}
