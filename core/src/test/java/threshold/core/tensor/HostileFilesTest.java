package threshold.core.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file may claim: each is refused in one sentence with the file and the byte. */
class HostileFilesTest {

    @TempDir
    Path folder = Path.of("");

    static Stream<Arguments> headers() {
        String entry = "{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[%d,%d]}";
        return Stream.of(
                refused("not JSON", "{\"w", "it is no JSON that can be read"),
                refused("no object", "[1]", "an object of tensors is no start_object"),
                refused("something after it", "{} x", "it is no JSON that can be read"),
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
                refused("backwards", "{\"w\":%s}".formatted(entry.formatted(8, 0)), "not where it begins and ends"),
                refused("negative", "{\"w\":%s}".formatted(entry.formatted(-8, 0)), "has the negative number -8"),
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
                        "it is no JSON that can be read"),
                refused(
                        "a number of many digits",
                        "{\"w\":{\"dtype\":\"F32\",\"shape\":[" + "9".repeat(5000) + "],\"data_offsets\":[0,12]}}",
                        "it is no JSON that can be read"),
                refused(
                        "a fraction",
                        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1.5,2],\"data_offsets\":[0,12]}}",
                        "the shape of 'w' is no value_number_int"),
                refused(
                        "unknown type",
                        "{\"w\":{\"dtype\":\"Q4\",\"shape\":[3],\"data_offsets\":[0,12]}}",
                        "of the unknown type Q4"),
                refused("no type", "{\"w\":{\"shape\":[3],\"data_offsets\":[0,12]}}", "the entry of 'w' has no dtype"),
                refused("no entry", "{\"w\":7}", "the entry of 'w' is no start_object"),
                refused("deep", "{\"__metadata__\":" + "[".repeat(100_000) + "}", "it is no JSON that can be read"),
                refused(
                        "a long text",
                        "{\"w\":{\"dtype\":\"" + "x".repeat(1 << 21) + "\"}}",
                        "it is no JSON that can be read"),
                refused(
                        "many dimensions",
                        "{\"w\":{\"dtype\":\"F32\",\"shape\":[" + "1,".repeat(99) + "3],\"data_offsets\":[0,12]}}",
                        "has too many numbers"),
                refused("another encoding", "{\0\"\0w\0", "a zero is no JSON"));
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
    void a_header_that_is_no_utf8_is_refused() throws IOException {
        byte[] file = Written.safetensors("{\"w?\":{}}", new byte[0]);
        file[8 + 3] = (byte) 0xff;
        refuses("latin.safetensors", file, "it is no JSON that can be read");
    }

    @Test
    void an_index_that_leads_elsewhere_is_refused() throws IOException {
        Files.write(folder.resolve("a.safetensors"), Written.safetensors("{}", new byte[0]));
        index("../a.safetensors", "which is no safetensors file beside the index");
        index("/etc/passwd", "which is no safetensors file beside the index");
        index("b.safetensors", "there is no readable file");
        index("a.safetensors", "has 'w' in a.safetensors, and it is not there");
        refuses("x.safetensors.index.json", text("{}"), "an index has a weight_map of tensors, and here is none");
        refuses("x.safetensors.index.json", text("{\"weight_map\": [1]}"), "the weight_map is no start_object");
        refuses(
                "x.safetensors.index.json",
                text("{\"weight_map\": {\"w\": \"a.safetensors\", \"w\": \"a.safetensors\"}}"),
                "'w' is there twice");
        refuses("x.safetensors.index.json", new byte[0], "an index is no start_object");
    }

    private void index(String shard, String why) throws IOException {
        Path file = Files.write(
                folder.resolve("m.safetensors.index.json"), text("{\"weight_map\": {\"w\": \"" + shard + "\"}}"));
        assertThatThrownBy(() -> Checkpoint.open(file).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_npy_header_that_cannot_be_is_refused() throws IOException {
        byte[] six = new byte[24];
        refuses("n.npy", Written.npy("<f4", false, "2, 4", six), "does not take the 24 bytes that follow");
        refuses("n.npy", Written.npy("<f4", false, "2, -3", six), "no whole number in '-3'");
        refuses("n.npy", Written.npy("<f4", false, "9".repeat(30), six), "no whole number");
        refuses("n.npy", Written.npy("<f4", false, "4294967296, 4294967296", six), "does not take the 24 bytes");
        refuses("n.npy", Written.npy("<c16", false, "2, 3", six), "is no plain number type");
        refuses("n.npy", Written.npy("<f4', 'descr': '<f8", false, "2, 3", six), "more than one descr");
        refuses("n.npy", "not numpy at all".getBytes(StandardCharsets.US_ASCII), ", byte 0: an npy file begins with");
        byte[] version = Written.npy("<f4", false, "2, 3", six);
        version[6] = 9;
        refuses("n.npy", version, ", byte 6: npy versions 1 to 3 are read, not 9");
        byte[] length = Written.npy("<f4", false, "2, 3", six);
        length[9] = (byte) 0xff;
        refuses("n.npy", length, ", byte 8: its header would have");
    }

    @Test
    void an_onnx_model_that_cannot_be_is_refused() throws IOException {
        refuses(
                "m.onnx",
                Written.onnx("w", 1, out -> out.writeByteArray(9, new byte[20])),
                "does not take the 20 bytes");
        refuses("m.onnx", Written.onnx("w", 1, out -> out.writeInt64(1, Long.MAX_VALUE)), "does not take the 0 bytes");
        refuses("m.onnx", Written.onnx("w", 1, out -> out.writeInt32(14, 1)), "keeps its values in another file");
        refuses(
                "m.onnx",
                Written.message(out -> out.writeByteArray(7, new byte[] {0x2a, (byte) 0xff, 0x7f})),
                "it is no readable ONNX model");
        byte[] twice = Written.onnx("w", 1, out -> out.writeByteArray(9, new byte[24]));
        byte[] both = java.util.Arrays.copyOf(twice, 2 * twice.length);
        System.arraycopy(twice, 0, both, twice.length, twice.length);
        refuses("m.onnx", both, "has two tensors of the name 'w'");
    }

    @Test
    void what_is_no_file_of_a_known_kind_is_refused() throws IOException {
        refuses("w.bin", new byte[3], "ends in none of .safetensors");
        assertThatThrownBy(() -> Checkpoint.open(folder.resolve("absent.npy")).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no readable file");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> Checkpoint.open(empty).close()).hasMessageContaining("has no file *.safetensors");
    }

    private void refuses(String name, byte[] content, String why) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        assertThatThrownBy(() -> Checkpoint.open(file).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(why);
    }
}
