package threshold.core.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an npy file or an ONNX model may claim: each is refused in one sentence with the file and the byte. */
class HostileArraysTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 4), } ~ does not take the 24 bytes that follow",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, -3), } ~ byte 64: a size must be a whole number",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999999999999,), } ~ of 1 to 18 digits",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), } ~ does not take the 24",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (999999999999999999,), } ~ does not take the 24",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (6), } ~ must be a tuple, with a comma",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2 3), } ~ between brackets, with commas",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,,3), } ~ a size must be a whole number",
                "{'descr': '<f4', 'fortran_order': False, 'shape': [2, 3], } ~ a ( must stand here",
                "{'descr': '<c16', 'fortran_order': False, 'shape': (2, 3), } ~ byte 20: descr must be a plain",
                "{'descr': '|O', 'fortran_order': False, 'shape': (2, 3), } ~ not '|O'",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2, 3), } ~ byte 20: a text in quotes",
                "{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), } ~ a key is there twice",
                "{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3), } ~ fortran_order must be True or False",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'x': 1} ~ a key must be descr,",
                "{'descr': '<f4', 'fortran_order': False} ~ must have descr, fortran_order and shape",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} + x ~ nothing may follow the dictionary",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3) ~ a } must stand here",
                "{'descr': '<f4 ~ a text in quotes must stand here",
                "__import__('os').system('x') ~ byte 10: a { must stand here",
                "{{{{{{{{{{{{{{{{{{{{ ~ byte 11: a text in quotes must stand here",
            })
    void an_npy_header_that_cannot_be_is_refused(String header, String why) throws IOException {
        refuses("n.npy", Written.npy(1, header, new byte[24]), why);
    }

    @Test
    void an_npy_file_that_is_none_is_refused() throws IOException {
        byte[] whole = Written.npy(1, Written.npyHeader("<f4", false, "2, 3"), new byte[24]);
        refuses("n.npy", "not numpy at all".getBytes(StandardCharsets.US_ASCII), ", byte 0: an npy file begins with");
        refuses("n.npy", new byte[0], ", byte 0: an npy file begins with");
        refuses("n.npy", with(whole, 6, 9), ", byte 6: npy versions 1.0, 2.0 and 3.0 are read, not 9.0");
        refuses("n.npy", with(whole, 9, 0xff), ", byte 8: its header would have");
        refuses("n.npy", Arrays.copyOf(whole, 9), ", byte 9: an npy file has the length of its header here");
        refuses("n.npy", Arrays.copyOf(whole, whole.length + 1), "does not take the 25 bytes that follow");
        byte[] second = Written.npy(2, Written.npyHeader("<f4", false, "2, 3"), new byte[24]);
        refuses("n.npy", with(second, 11, 0xff), ", byte 8: its header would have 42781");
        refuses(
                "n.npy",
                Written.npy(2, "{" + " ".repeat(70_000) + "}", new byte[0]),
                ", byte 8: its header would have 70002 bytes");
        refuses(
                "n.npy",
                Written.npy(1, Written.npyHeader("<f4", false, "1, ".repeat(65)), new byte[4]),
                "the shape must be at most 64 sizes");
    }

    private static byte[] with(byte[] content, int at, int value) {
        byte[] changed = content.clone();
        changed[at] = (byte) value;
        return changed;
    }

    @Test
    void an_onnx_tensor_whose_values_do_not_fit_is_refused() throws IOException {
        tensor(
                out -> out.writeByteArray(9, new byte[20]),
                "'w' of sizes [2, 3] and type F32 does not take the 20 bytes");
        tensor(out -> out.writeInt64(1, Long.MAX_VALUE), "does not take the 0 bytes");
        tensor(out -> out.writeInt64(1, -1), "does not take the 0 bytes");
        tensor(out -> out.writeInt32(14, 1), "keeps its values in another file, which is not read; export the model");
        tensor(out -> out.writeByteArray(8, new byte[70_000]), "a name has 70000 bytes");
        tensor(
                out -> {
                    for (int i = 0; i < 65; i++) {
                        out.writeInt64(1, 1);
                    }
                },
                "this is no readable ONNX model: a tensor has more than 64 dimensions");
    }

    @Test
    void an_onnx_tensor_with_values_in_the_field_of_another_type_is_refused() throws IOException {
        String why = "'w' of type F32 must have all its values in raw_data, or all in the field of this type";
        // six floats take as many bytes as these twelve halves, and as these three doubles
        tensor(
                out -> {
                    for (int i = 0; i < 12; i++) {
                        out.writeInt32(5, 1);
                    }
                },
                why);
        tensor(out -> out.writeByteArray(10, new byte[24]), why);
        tensor(
                out -> {
                    out.writeFloat(4, 1);
                    out.writeByteArray(9, new byte[24]);
                },
                why);
        tensor(
                out -> {
                    out.writeByteArray(4, new byte[24]);
                    out.writeFloat(4, 1);
                },
                why);
    }

    private void tensor(Written.Body values, String why) throws IOException {
        refuses("m.onnx", Written.onnx("w", 1, values), why);
    }

    @Test
    void a_model_that_is_broken_is_refused() throws IOException {
        byte[] past = {0x3a, 0x04, 0x2a, (byte) 0xff, 0x7f, 0};
        refuses("m.onnx", past, "this is no readable ONNX model");
        refuses("m.onnx", new byte[] {0x3a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f}, "negative size");
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0xff);
        refuses("m.onnx", endless, "malformed varint");
        byte[] groups = new byte[200_000];
        Arrays.fill(groups, (byte) 0x0b);
        refuses("m.onnx", groups, "this is no readable ONNX model");
        byte[] whole = Written.onnx("w", 1, out -> out.writeByteArray(9, new byte[24]));
        refuses("m.onnx", Arrays.copyOf(whole, whole.length - 3), "this is no readable ONNX model");
        byte[] both = Arrays.copyOf(whole, 2 * whole.length);
        System.arraycopy(whole, 0, both, whole.length, whole.length);
        refuses("m.onnx", both, "'w' is there twice");
    }

    @Test
    void a_model_past_two_gigabytes_is_refused() throws IOException {
        Path file = folder.resolve("vast.onnx");
        try (RandomAccessFile vast = new RandomAccessFile(file.toFile(), "rw")) {
            vast.setLength(1L << 31);
        }
        assertThatThrownBy(() -> Checkpoint.open(file).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " has 2147483648 bytes, and an ONNX model has less than 2 GiB; export the head as"
                        + " safetensors or npy");
    }

    private void refuses(String name, byte[] content, String why) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        assertThatThrownBy(() -> Checkpoint.open(file).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ", byte ")
                .hasMessageContaining(why);
    }
}
