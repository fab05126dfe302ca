package threshold.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import threshold.core.Matrix;
import threshold.core.kernel.RowSource;

class CheckpointTest {

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    /** Each is a number of every type, the last two the least of them and minus zero. */
    private static final double[] SIX = {1, -2.5, 3, 0x1p-14, 0x1p-16, -0.0};

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(names = {"F64", "F32", "F16", "BF16"})
    void a_safetensors_matrix_is_widened_number_by_number(DataType type) throws IOException {
        Path file = write("one.safetensors", Written.safetensors("w", type, List.of(2, 3), bytes(type)));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            StoredTensor tensor = checkpoint.tensor("w");
            assertThat(tensor.type()).isEqualTo(type);
            assertThat(tensor.bytes()).isEqualTo(6L * type.bytes());
            assertThat(tensor.matrix().toMatrix()).isEqualTo(new Matrix(2, 3, SIX));
        }
    }

    @Test
    void the_ends_of_each_type_are_kept() throws IOException {
        double[] halves = {65504, 0x1p-24};
        double[] brains = {0x1.fep127, 0x1p-133};
        double[] singles = {Float.MAX_VALUE, Float.MIN_VALUE};
        double[] doubles = {Double.MAX_VALUE, Double.MIN_VALUE};
        assertThat(column(DataType.F16, halves)).containsExactly(halves);
        assertThat(column(DataType.BF16, brains)).containsExactly(brains);
        assertThat(column(DataType.F32, singles)).containsExactly(singles);
        assertThat(column(DataType.F64, doubles)).containsExactly(doubles);
    }

    private double[] column(DataType type, double... values) throws IOException {
        byte[] bytes = Written.numbers(type, LITTLE, values);
        try (Checkpoint checkpoint =
                Checkpoint.open(write(type + ".safetensors", Written.safetensors("v", type, List.of(2), bytes)))) {
            return checkpoint.tensor("v").vector();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<f8, F64, false",
        "<f4, F32, false",
        "<f2, F16, false",
        "<f4, F32, true",
        ">f8, F64, false",
        ">f4, F32, true"
    })
    void an_npy_array_is_read_in_either_order(String descr, DataType type, boolean fortran) throws IOException {
        ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : LITTLE;
        byte[] values = Written.numbers(type, order, SIX);
        Matrix expected = fortran
                ? new Matrix(2, 3, new double[] {SIX[0], SIX[2], SIX[4], SIX[1], SIX[3], SIX[5]})
                : new Matrix(2, 3, SIX);
        try (Checkpoint checkpoint = Checkpoint.open(write("a.npy", Written.npy(descr, fortran, "2, 3", values)))) {
            assertThat(HeadName.of(checkpoint).matrix().toMatrix()).isEqualTo(expected);
        }
    }

    @Test
    void onnx_values_are_read_however_they_are_stored() throws IOException {
        byte[] singles = bytes(DataType.F32);
        double[] half = {1, -2.5, 3, 0x1p-14, 0x1p-16, -0.0};
        check(Written.onnx("w", 1, out -> out.writeByteArray(9, singles)));
        check(Written.onnx("w", 1, out -> out.writeByteArray(4, singles)));
        check(Written.onnx("w", 11, out -> out.writeByteArray(10, bytes(DataType.F64))));
        check(Written.onnx("w", 10, out -> out.writeByteArray(9, bytes(DataType.F16))));
        check(Written.onnx("w", 16, out -> out.writeByteArray(9, bytes(DataType.BF16))));
        check(Written.onnx("w", 1, out -> {
            for (double value : half) {
                out.writeFloat(4, (float) value);
            }
        }));
        check(Written.onnx("w", 10, out -> {
            for (double value : half) {
                out.writeInt32(5, Short.toUnsignedInt(Float.floatToFloat16((float) value)));
            }
        }));
    }

    private void check(byte[] model) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(write("model.onnx", model))) {
            assertThat(checkpoint.tensor("w").matrix().toMatrix()).isEqualTo(new Matrix(2, 3, SIX));
        }
    }

    @Test
    void rows_are_read_in_blocks_also_of_what_is_stored_the_other_way_round() throws IOException {
        int rows = 5000;
        double[] values = new double[rows * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Path file = write(
                "tall.safetensors",
                Written.safetensors(
                        "w", DataType.F32, List.of(rows, 3), Written.numbers(DataType.F32, LITTLE, values)));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            StoredMatrix tall = checkpoint.tensor("w").matrix();
            assertThat(tall.upright()).isSameAs(tall);
            assertThat(block(tall, 4990, 10)).containsExactly(java.util.Arrays.copyOfRange(values, 14970, 15000));
            StoredMatrix wide = tall.transposed();
            assertThat(wide.rows()).isEqualTo(3);
            assertThat(wide.toMatrix()).isEqualTo(new Matrix(rows, 3, values).transposed());
            assertThat(wide.upright().toMatrix()).isEqualTo(new Matrix(rows, 3, values));
            assertThatThrownBy(() -> block(tall, 4995, 6))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rows 4995 to 5000 of a matrix of 5000 rows");
        }
    }

    private static double[] block(RowSource source, int first, int count) {
        double[] block = new double[count * source.cols()];
        source.read(first, count, block, 0, source.cols());
        return block;
    }

    @Test
    void a_number_that_is_not_finite_is_named_with_its_byte() throws IOException {
        for (DataType type : List.of(DataType.F64, DataType.F32, DataType.F16, DataType.BF16)) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                byte[] values = Written.numbers(type, LITTLE, 1, 2, 3, 4, bad, 6);
                byte[] content = Written.safetensors("w", type, List.of(2, 3), values);
                Path file = write("bad.safetensors", content);
                long at = content.length - 2L * type.bytes();
                try (Checkpoint checkpoint = Checkpoint.open(file)) {
                    StoredMatrix matrix = checkpoint.tensor("w").matrix();
                    assertThat(block(matrix, 0, 1)).containsExactly(1, 2, 3);
                    assertThatThrownBy(() -> block(matrix, 0, 2))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage(file + ", byte " + at + ": w has " + bad + " as its number 4, counted from 0");
                }
            }
        }
    }

    @Test
    void shards_are_one_checkpoint_in_the_order_of_their_index() throws IOException {
        write("a-1.safetensors", Written.safetensors("x", DataType.F64, List.of(2, 3), bytes(DataType.F64)));
        write(
                "a-2.safetensors",
                Written.safetensors("lm_head.weight", DataType.F16, List.of(3, 2), bytes(DataType.F16)));
        write("model.safetensors.index.json", """
                {"metadata": {"total_size": 60},
                 "weight_map": {"lm_head.weight": "a-2.safetensors", "x": "a-1.safetensors"}}""".getBytes("UTF-8"));
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThat(checkpoint.tensors()).extracting(StoredTensor::name).containsExactly("lm_head.weight", "x");
            assertThat(HeadName.of(checkpoint).shapeText()).isEqualTo("3x2");
        }
    }

    @Test
    void whole_numbers_are_read_where_they_are_asked_for() throws IOException {
        for (DataType type : List.of(DataType.I32, DataType.I64)) {
            byte[] values = Written.numbers(type, LITTLE, 7, -1, 0);
            Path file = write(type + ".safetensors", Written.safetensors("y", type, List.of(3), values));
            try (Checkpoint checkpoint = Checkpoint.open(file)) {
                assertThat(checkpoint.tensor("y").integers()).containsExactly(7, -1, 0);
                assertThatThrownBy(() -> checkpoint.tensor("y").vector())
                        .hasMessage(file + ": y is of type " + type + "; F64, F32, F16 and BF16 are read as numbers");
                assertThatThrownBy(() -> checkpoint.tensor("y").matrix()).hasMessage(file + ": y is 3 and no matrix");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'lm_head.weight,model.embed_tokens.weight', lm_head.weight",
        "'model.embed_tokens.weight,model.layers.0.weight', model.embed_tokens.weight",
        "'bert.embeddings.word_embeddings.weight,x', bert.embeddings.word_embeddings.weight",
        "'dense.kernel,weight', weight",
        "'anything', anything"
    })
    void the_head_is_found_by_its_usual_names(String names, String head) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(write("names.safetensors", named(names.split(","))))) {
            assertThat(HeadName.of(checkpoint).name()).isEqualTo(head);
        }
    }

    @Test
    void a_head_of_no_usual_name_is_asked_for_with_the_list() throws IOException {
        Path file = write("names.safetensors", named("layers.0.weight", "layers.1.weight"));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThatThrownBy(() -> HeadName.of(checkpoint))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + " has no tensor with the usual name of a head; name one of its matrices:"
                            + " layers.0.weight (1x1), layers.1.weight (1x1)");
            assertThatThrownBy(() -> checkpoint.tensor("head"))
                    .hasMessage(file + " has no tensor 'head'; it has: layers.0.weight, layers.1.weight");
        }
    }

    private static byte[] named(String... names) {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < names.length; i++) {
            header.append(i == 0 ? "" : ",")
                    .append("\"%s\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[%d,%d]}"
                            .formatted(names[i], 4 * i, 4 * i + 4));
        }
        return Written.safetensors(header + "}", new byte[4 * names.length]);
    }

    private static byte[] bytes(DataType type) {
        return Written.numbers(type, LITTLE, SIX);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
