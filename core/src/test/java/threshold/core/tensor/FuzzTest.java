package threshold.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Whatever is done to a file, it is read or refused by its name, and nothing else happens. */
class FuzzTest {

    private static final byte[] SIX =
            Written.numbers(DataType.F32, ByteOrder.LITTLE_ENDIAN, 1, -2.5, 3, 0x1p-14, 0x1p-16, -0.0);

    private static final byte[] SAFETENSORS = Written.safetensors(
            "{\"__metadata__\":{\"format\":\"pt\"},\"lm_head.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],"
                    + "\"data_offsets\":[0,24]}}",
            SIX);
    private static final byte[] NPY = Written.npy(1, Written.npyHeader("<f4", false, "2, 3"), SIX);
    private static final byte[] ONNX = Written.onnx("w", 1, out -> out.writeByteArray(9, SIX));

    /** What stands in headers, so that changes hit the grammar and not only the letters. */
    private static final List<String> WORDS = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "0",
            "-1",
            "9223372036854775807",
            "1e9",
            "null",
            "\"F64\"",
            "\"dtype\"",
            "\"shape\"",
            "\"data_offsets\"",
            "\\u0000",
            "\u00e9",
            "[[[[[[[[[[[[",
            "'<f8'",
            "True",
            "(",
            ")");

    /** Ends, sizes that fit, and the edges of what is counted in ints and longs. */
    private static final List<Long> NUMBERS =
            List.of(0L, 12L, 24L, 2L, 3L, 1L, 6L, 8L, -1L, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE);

    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("threshold-fuzz");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        for (String name : List.of("f.safetensors", "f.npy", "f.onnx", "f.safetensors.index.json")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Property(tries = 4000, seed = "20261201")
    void bytes_are_changed(
            @ForAll @IntRange(max = 2) int kind,
            @ForAll @IntRange(max = 400) int at,
            @ForAll byte value,
            @ForAll @IntRange(max = 400) int alsoAt,
            @ForAll byte also)
            throws IOException {
        byte[] content = content(kind).clone();
        content[at % content.length] = value;
        content[alsoAt % content.length] = also;
        readOrRefused(kind, content);
    }

    @Property(tries = 1500, seed = "20261202")
    void files_are_cut_and_lengthened(@ForAll @IntRange(max = 2) int kind, @ForAll @IntRange(max = 400) int length)
            throws IOException {
        readOrRefused(kind, Arrays.copyOf(content(kind), length));
    }

    @Property(tries = 4000, seed = "20261203")
    void words_are_put_into_headers(
            @ForAll @IntRange(max = 1) int kind,
            @ForAll @IntRange(max = 120) int at,
            @ForAll @IntRange(max = 30) int removed,
            @ForAll @IntRange(max = 22) int word)
            throws IOException {
        String text = kind == 0
                ? "{\"lm_head.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}}"
                : "{\"weight_map\": {\"w\": \"f.safetensors\", \"v\": \"f.safetensors\"}}";
        int from = Math.min(at, text.length());
        int to = Math.min(from + removed, text.length());
        String changed = text.substring(0, from) + WORDS.get(word) + text.substring(to);
        if (kind == 0) {
            readOrRefused(0, Written.safetensors(changed, SIX));
        } else {
            Files.write(folder.resolve("f.safetensors"), SAFETENSORS);
            readOrRefused("f.safetensors.index.json", changed.getBytes("UTF-8"));
        }
    }

    @Property(tries = 3000, seed = "20261204")
    void bytes_are_put_in_and_taken_out(
            @ForAll @IntRange(max = 2) int kind,
            @ForAll @IntRange(max = 250) int at,
            @ForAll @IntRange(max = 8) int removed,
            @ForAll @Size(max = 12) byte[] added)
            throws IOException {
        byte[] content = content(kind);
        int from = at % content.length;
        int to = Math.min(from + removed, content.length);
        ByteBuffer changed = ByteBuffer.allocate(content.length - (to - from) + added.length);
        changed.put(content, 0, from).put(added).put(content, to, content.length - to);
        readOrRefused(kind, changed.array());
    }

    /** Headers that are JSON and have all that belongs there, with numbers that may be anything. */
    @Property(tries = 4000, seed = "20261205")
    void two_tensors_say_anything_of_themselves(
            @ForAll @Size(2) List<@IntRange(max = 16) Integer> types,
            @ForAll @Size(max = 3) List<@IntRange(max = 12) Integer> shape,
            @ForAll @Size(4) List<@IntRange(max = 12) Integer> offsets,
            @ForAll @IntRange(max = 3) int name)
            throws IOException {
        String header = "{\"lm_head.weight\":%s,\"%s\":%s}"
                .formatted(
                        entry(types.getFirst(), shape, offsets.subList(0, 2)),
                        List.of("v", "a.weight", "lm_head.weight", "__metadata__")
                                .get(name),
                        entry(types.getLast(), List.of(3, 4), offsets.subList(2, 4)));
        readOrRefused(0, Written.safetensors(header, SIX));
    }

    private static String entry(int type, List<Integer> shape, List<Integer> offsets) {
        return "{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
                .formatted(DataType.values()[type], numbers(shape), numbers(offsets));
    }

    private static List<Long> numbers(List<Integer> indices) {
        return indices.stream().map(NUMBERS::get).toList();
    }

    private static byte[] content(int kind) {
        return switch (kind) {
            case 0 -> SAFETENSORS;
            case 1 -> NPY;
            default -> ONNX;
        };
    }

    private static void readOrRefused(int kind, byte[] content) throws IOException {
        readOrRefused(List.of("f.safetensors", "f.npy", "f.onnx").get(kind), content);
    }

    private static void readOrRefused(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            readOrRefused(() -> HeadName.of(checkpoint).matrix().upright().toMatrix());
            for (StoredTensor tensor : checkpoint.tensors()) {
                readOrRefused(() -> tensor.matrix().toMatrix());
                readOrRefused(() -> tensor.matrix().transposed().toMatrix());
                readOrRefused(tensor::vector);
                readOrRefused(tensor::integers);
            }
        } catch (IllegalArgumentException refused) {
            assertSentence(refused);
        }
    }

    private static void readOrRefused(ThrowingCallable reader) {
        switch (catchThrowable(reader)) {
            case null -> {}
            case IllegalArgumentException refused -> assertSentence(refused);
            case Throwable other -> throw new AssertionError("neither read nor refused", other);
        }
    }

    private static void assertSentence(IllegalArgumentException refused) {
        assertThat(refused.getMessage())
                .containsPattern(Pattern.quote(folder.toString()) + ".f\\.(safetensors|npy|onnx)")
                .doesNotContainPattern("\\p{Cntrl}");
    }
}
