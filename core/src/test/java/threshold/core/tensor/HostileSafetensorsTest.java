package threshold.core.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a safetensors file or its index may claim: each is refused in one sentence with the file and the byte. */
class HostileSafetensorsTest {

    @TempDir
    Path folder = Path.of("");

    static Stream<Arguments> headers() {
        String entry = "{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[%d,%d]}";
        return Stream.of(
                refused("not JSON", "{\"w", "this is no JSON that can be read"),
                refused("no object", "[1]", ", byte 8: a JSON object of UTF-8 must begin here, with {"),
                refused("something after it", "{} x", "this is no JSON that can be read"),
                refused(
                        "a tensor twice",
                        "{\"w\":%s,\"w\":%s}".formatted(entry.formatted(0, 8), entry.formatted(0, 8)),
                        "'w' is there twice"),
                refused(
                        "overlap",
                        "{\"v\":%s,\"w\":%s}".formatted(entry.formatted(0, 8), entry.formatted(4, 12)),
                        "they overlap"),
                refused("a gap", "{\"w\":%s}".formatted(entry.formatted(4, 12)), "there is a gap"),
                refused(
                        "past the end",
                        "{\"v\":%s,\"w\":%s}".formatted(entry.formatted(0, 8), entry.formatted(8, 16)),
                        "it is cut short"),
                refused("bytes of nobody", "{}", "12 bytes follow that belong to no tensor"),
                refused("backwards", "{\"w\":%s}".formatted(entry.formatted(8, 0)), "must be where it begins and ends"),
                refused(
                        "negative",
                        "{\"w\":%s}".formatted(entry.formatted(-8, 0)),
                        "each of the offsets of 'w' must be at least 0, not -8"),
                refused(
                        "a shape of too many bytes",
                        "{\"w\":{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,12]}}",
                        "does not take the 12 bytes"),
                refused(
                        "a product past 2^64",
                        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296,3],\"data_offsets\":[0,12]}}",
                        "does not take the 12 bytes"),
                refused(
                        "a number past 2^63",
                        "{\"w\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,12]}}",
                        "this is no JSON that can be read"),
                refused(
                        "a number of many digits",
                        "{\"w\":{\"dtype\":\"F32\",\"shape\":[" + "9".repeat(5000) + "],\"data_offsets\":[0,12]}}",
                        "this is no JSON that can be read"),
                refused(
                        "a fraction",
                        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1.5,2],\"data_offsets\":[0,12]}}",
                        "each of the sizes of 'w' must be a whole number"),
                refused(
                        "unknown type",
                        "{\"w\":{\"dtype\":\"Q4\",\"shape\":[3],\"data_offsets\":[0,12]}}",
                        "of the unknown type 'Q4'"),
                refused(
                        "the type of no format",
                        "{\"w\":{\"dtype\":\"OTHER\",\"shape\":[3],\"data_offsets\":[0,12]}}",
                        "of the unknown type 'OTHER'"),
                refused(
                        "a key twice",
                        "{\"w\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}",
                        "the entry of 'w' has dtype twice"),
                refused(
                        "bits that are no bytes",
                        "{\"w\":{\"dtype\":\"F4\",\"shape\":[25],\"data_offsets\":[0,12]}}",
                        "does not take the 12 bytes"),
                refused(
                        "a name that steers a terminal",
                        "{\"\u009b31m\u202e\\n\":7}",
                        "the entry of '?31m??' must be an object"),
                refused("space before it", " {}", ", byte 8: a JSON object of UTF-8 must begin here, with {"),
                refused("no type", "{\"w\":{\"shape\":[3],\"data_offsets\":[0,12]}}", "the entry of 'w' has no dtype"),
                refused("no entry", "{\"w\":7}", "the entry of 'w' must be an object"),
                refused("deep", "{\"__metadata__\":" + "[".repeat(100_000) + "}", "this is no JSON that can be read"),
                refused(
                        "a long text",
                        "{\"w\":{\"dtype\":\"" + "x".repeat(1 << 21) + "\"}}",
                        "this is no JSON that can be read"),
                refused(
                        "many dimensions",
                        "{\"w\":{\"dtype\":\"F32\",\"shape\":[" + "1,".repeat(99) + "3],\"data_offsets\":[0,12]}}",
                        "the sizes of 'w' must be at most 64"),
                refused("another encoding", "{\0\"\0w\0", ", byte 8: a JSON object of UTF-8 must begin here, with {"));
    }

    private static Arguments refused(String name, String header, String why) {
        return Arguments.of(name, header, why);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void a_header_that_cannot_be_is_refused(String name, String header, String why) throws IOException {
        refuses("h.safetensors", Written.safetensors(header, new byte[12]), why);
    }

    @Test
    void a_header_longer_than_its_file_is_refused() throws IOException {
        for (long length : new long[] {-1, 0, 3, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE}) {
            byte[] file = ByteBuffer.allocate(10)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .put((byte) '{')
                    .put((byte) '}')
                    .array();
            refuses("long.safetensors", file, ", byte 0: its header would have " + Long.toUnsignedString(length));
        }
        refuses("short.safetensors", new byte[5], ", byte 5: a safetensors file begins with eight bytes");
    }

    @Test
    void a_header_longer_than_any_is_refused_though_the_file_has_it() throws IOException {
        Path file = folder.resolve("vast.safetensors");
        try (RandomAccessFile vast = new RandomAccessFile(file.toFile(), "rw")) {
            vast.writeLong(Long.reverseBytes(100_000_001));
            vast.setLength(200_000_000);
        }
        assertThatThrownBy(() -> Checkpoint.open(file).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ", byte 0: its header would have 100000001 bytes, of the 199999992 that follow and"
                        + " at most 100000000");
    }

    @Test
    void a_header_of_endless_tensors_is_refused() throws IOException {
        String entry = "\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}";
        StringBuilder header = new StringBuilder("{\"0").append(entry);
        for (int i = 1; i <= 500_000; i++) {
            header.append(",\"").append(i).append(entry);
        }
        refuses("many.safetensors", Written.safetensors(header + "}", new byte[0]), "at most 500000 tensors are read");
    }

    @Test
    void a_header_that_is_no_utf8_is_refused_at_the_byte() throws IOException {
        // a lone byte, an overlong slash, a surrogate, past the last character, cut short by the quote
        byte[][] wrong = {
            {(byte) 0xff},
            {(byte) 0xc0, (byte) 0xaf},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xe2, (byte) 0x82}
        };
        for (byte[] bytes : wrong) {
            byte[] file = Written.safetensors("{\"w%s\":{}}".formatted("?".repeat(bytes.length)), new byte[0]);
            System.arraycopy(bytes, 0, file, 8 + 3, bytes.length);
            refuses("latin.safetensors", file, ", byte 11: the text must be UTF-8, and this byte is none");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.safetensors",
                "/etc/passwd",
                "x/a.safetensors",
                "..",
                "",
                ".safetensors",
                "..\\\\a.safetensors",
                "a\\u0000.safetensors",
                "C:a.safetensors"
            })
    void an_index_that_leads_elsewhere_is_refused(String shard) throws IOException {
        Files.write(folder.resolve("a.safetensors"), Written.safetensors("{}", new byte[0]));
        index(shard, ", byte 21: 'w' must be in a safetensors file beside the index, not in '");
    }

    @Test
    void an_index_of_what_is_not_there_is_refused() throws IOException {
        Files.write(folder.resolve("a.safetensors"), Written.safetensors("{}", new byte[0]));
        index("b.safetensors", ", byte 21: there is no file b.safetensors beside the index; fetch this shard too");
        index("a.safetensors", ", byte 21: 'w' must be in a.safetensors, which has: nothing");
    }

    private void index(String shard, String why) throws IOException {
        refuses("m.safetensors.index.json", text("{\"weight_map\": {\"w\": \"" + shard + "\"}}"), why);
    }

    @Test
    void an_index_that_is_none_is_refused() throws IOException {
        String name = "x.safetensors.index.json";
        Files.write(folder.resolve("a.safetensors"), Written.safetensors("{}", new byte[0]));
        refuses(name, text("{}"), "an index must have a weight_map of tensors");
        refuses(name, text("{\"weight_map\": [1]}"), "the weight_map must be an object");
        refuses(name, text("{\"weight_map\": {\"w\": 7}}"), ", byte 21: the shard of 'w' must be a text");
        refuses(
                name,
                text("{\"weight_map\": {\"w\": \"a.safetensors\", \"w\": \"a.safetensors\"}}"),
                "'w' is there twice");
        refuses(name, new byte[0], ", byte 0: a JSON object of UTF-8 must begin here");
        refuses(name, text("{\"metadata\":" + "{\"a\":".repeat(100_000)), "this is no JSON that can be read");
    }

    @Test
    void a_shard_that_is_cut_short_is_refused_by_its_own_name() throws IOException {
        byte[] whole = Written.safetensors("w", DataType.F32, List.of(2, 3), new byte[24]);
        Path shard = Files.write(folder.resolve("a.safetensors"), Arrays.copyOf(whole, whole.length - 1));
        Path index = Files.write(
                folder.resolve("m.safetensors.index.json"), text("{\"weight_map\": {\"w\": \"a.safetensors\"}}"));
        assertThatThrownBy(() -> Checkpoint.open(index).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(shard + ", byte 9: 'w' ends at byte 24 of the values, and the file has 23");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_no_file_of_a_known_kind_is_refused() throws IOException {
        refuses("w.bin", new byte[3], "ends in none of .safetensors");
        assertThatThrownBy(() -> Checkpoint.open(folder.resolve("absent.npy")).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no readable file");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> Checkpoint.open(empty).close()).hasMessageContaining("has no file *.safetensors");
        Files.write(empty.resolve("a.safetensors"), new byte[3]);
        Files.write(empty.resolve("b.safetensors"), new byte[3]);
        assertThatThrownBy(() -> Checkpoint.open(empty).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(empty + " has 2 files *.safetensors; name one of them: a.safetensors, b.safetensors");
    }

    private void refuses(String name, byte[] content, String why) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        assertThatThrownBy(() -> Checkpoint.open(file).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(why);
    }
}
