package threshold.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.core.Matrix;
import threshold.core.check.ReferenceSvd;

class HeadsTest {

    private static final int MESSAGE = 2;
    private static final int FIXED32 = 5;

    @TempDir
    Path folder = Path.of("");

    @Test
    void trained_heads_have_the_published_shapes_and_singular_values() {
        assertSpectrum("ppocrv3", "6625x64", 52.48662429, 6.4563546);
        assertSpectrum("ppocrv4", "6625x120", 55.2846252, 5.27391752);
    }

    private static void assertSpectrum(String name, String shape, double largest, double smallest) {
        Matrix head = Heads.named(name).orElseThrow();
        assertThat(head.shape()).isEqualTo(shape);
        double[] sigma = ReferenceSvd.singularValues(head);
        assertThat(sigma[0]).isCloseTo(largest, within(5e-9 * largest));
        assertThat(sigma[sigma.length - 1]).isCloseTo(smallest, within(1e-8 * smallest));
    }

    @Test
    void a_tensor_is_read_packed_unpacked_or_raw_and_stood_upright() throws IOException {
        Path file = write("model.onnx", model());
        Matrix upright = new Matrix(3, 2, new double[] {1, 4, 2, 5, 3, 6});
        for (String tensor : new String[] {"packed", "unpacked", "raw", "constant"}) {
            assertThat(Heads.named(file + "#" + tensor)).as(tensor).contains(upright);
        }
    }

    @Test
    void a_missing_tensor_is_refused_with_those_that_exist() throws IOException {
        Path file = write("model.onnx", model());
        assertThatThrownBy(() -> Heads.named(file + "#weight"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("'weight'")
                .hasMessageContaining("packed, unpacked, raw, constant");
    }

    @Test
    void a_truncated_file_is_refused_at_every_length_with_file_and_position() throws IOException {
        byte[] whole = model();
        // up to the graph's own length the file is a model without one, which is no damage
        for (int length = 3; length < whole.length; length++) {
            Path file = write("cut.onnx", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Heads.named(file + "#constant"))
                    .as("cut to %d of %d bytes", length, whole.length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("byte");
        }
    }

    @Test
    void a_file_that_is_something_else_is_refused() throws IOException {
        Path file = write("text.onnx", "this is no model at all, just a line of text".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Heads.named(file + "#w"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> Heads.named(folder.resolve("absent.onnx") + "#w"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent.onnx");
    }

    @Test
    void a_name_that_is_no_file_is_no_head() {
        assertThat(Heads.named("kappa=10")).isEmpty();
        assertThat(Heads.named("gpt")).isEmpty();
    }

    @Test
    void a_safetensors_weight_is_read_in_each_precision() throws IOException {
        Path file = write("model.safetensors", safetensors());
        Matrix upright = new Matrix(2, 1, new double[] {1.5, -2});
        for (String tensor : new String[] {"f16", "f32", "f64"}) {
            assertThat(Heads.named(file + "#" + tensor)).as(tensor).contains(upright);
        }
    }

    @Test
    void a_malformed_safetensors_file_is_refused_with_its_name() throws IOException {
        byte[] whole = safetensors();
        for (int length : new int[] {0, 4, 30, whole.length - 1}) {
            Path file = write("cut.safetensors", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Heads.named(file + "#f64"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString());
        }
        Path file = write("model.safetensors", whole);
        assertThatThrownBy(() -> Heads.named(file + "#bias"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f16, f32, f64");
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** A model of one graph: three initializers and a Constant node, each 2×3 with entries 1 … 6. */
    private static byte[] model() throws IOException {
        float[] values = {1, 2, 3, 4, 5, 6};
        ByteBuffer raw = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        byte[] graph = message(out -> {
            out.writeByteArray(5, tensor("packed", body -> body.writeByteArray(4, raw.array())));
            out.writeByteArray(5, tensor("unpacked", body -> {
                for (float value : values) {
                    body.writeTag(4, FIXED32);
                    body.writeFloatNoTag(value);
                }
            }));
            out.writeByteArray(5, tensor("raw", body -> body.writeByteArray(9, raw.array())));
            out.writeByteArray(1, message(node -> {
                node.writeString(2, "constant");
                node.writeString(4, "Constant");
                node.writeByteArray(5, message(attribute -> {
                    attribute.writeString(1, "value");
                    attribute.writeByteArray(5, tensor("", body -> body.writeByteArray(9, raw.array())));
                }));
            }));
        });
        return message(out -> {
            out.writeInt64(1, 8);
            out.writeTag(7, MESSAGE);
            out.writeUInt32NoTag(graph.length);
            out.writeRawBytes(graph);
        });
    }

    private static byte[] tensor(String name, Body values) throws IOException {
        return message(out -> {
            out.writeInt64(1, 2);
            out.writeInt64(1, 3);
            out.writeInt32(2, 1);
            values.write(out);
            out.writeString(8, name);
        });
    }

    private interface Body {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        body.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] safetensors() {
        byte[] header =
                """
                {"__metadata__":{"format":"pt"},
                 "f16":{"dtype":"F16","shape":[1,2],"data_offsets":[0,4]},
                 "f32":{"shape":[1,2],"dtype":"F32","data_offsets":[4,12]},
                 "f64":{"data_offsets":[12,28],"dtype":"F64","shape":[2,1]}}"""
                        .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 28).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        bytes.putShort(Float.floatToFloat16(1.5f)).putShort(Float.floatToFloat16(-2));
        bytes.putFloat(1.5f).putFloat(-2);
        bytes.putDouble(1.5).putDouble(-2);
        return bytes.array();
    }
}
