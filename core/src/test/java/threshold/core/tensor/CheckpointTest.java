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
        "1, <f8, F64, false",
        "1, <f4, F32, false",
        "1, <f2, F16, false",
        "1, <f4, F32, true",
        "1, >f8, F64, false",
        "1, >f2, F16, false",
        "1, >f4, F32, true",
        "2, <f4, F32, false",
        "3, <f8, F64, true"
    })
    void an_npy_array_is_read_in_either_order(int version, String descr, DataType type, boolean fortran)
            throws IOException {
        ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : LITTLE;
        byte[] values = Written.numbers(type, order, SIX);
        Matrix expected = fortran
                ? new Matrix(2, 3, new double[] {SIX[0], SIX[2], SIX[4], SIX[1], SIX[3], SIX[5]})
                : new Matrix(2, 3, SIX);
        byte[] content = Written.npy(version, Written.npyHeader(descr, fortran, "2, 3"), values);
        try (Checkpoint checkpoint = Checkpoint.open(write("a.npy", content))) {
            StoredMatrix matrix = HeadName.of(checkpoint).matrix();
            assertThat(matrix.toMatrix()).isEqualTo(expected);
            assertThat(matrix.transposed().toMatrix()).isEqualTo(expected.transposed());
        }
    }

    @Test
    void an_npy_array_of_one_dimension_is_a_vector() throws IOException {
        byte[] reals = Written.numbers(DataType.F32, ByteOrder.BIG_ENDIAN, SIX);
        byte[] wholes = Written.numbers(DataType.I64, ByteOrder.BIG_ENDIAN, 5, -7);
        try (Checkpoint real = Checkpoint.open(
                        write("real.npy", Written.npy(1, Written.npyHeader(">f4", true, "6,"), reals)));
                Checkpoint whole = Checkpoint.open(
                        write("whole.npy", Written.npy(1, Written.npyHeader(">i8", false, "2,"), wholes)))) {
            assertThat(real.tensor("array").vector()).containsExactly(SIX);
            assertThat(whole.tensor("array").integers()).containsExactly(5, -7);
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

    @Test
    void an_onnx_tensor_of_another_type_is_listed_and_refused_as_a_matrix() throws IOException {
        Path quantised = write("q.onnx", Written.onnx("w", 3, out -> out.writeByteArray(9, new byte[6])));
        try (Checkpoint checkpoint = Checkpoint.open(quantised)) {
            StoredTensor tensor = checkpoint.tensor("w");
            assertThat(tensor.type()).isEqualTo(DataType.I8);
            assertThatThrownBy(tensor::matrix)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(quantised + ", byte " + tensor.offset()
                            + ": 'w' is of type I8; a matrix is read from F64, F32, F16 or BF16");
        }
        Path strings = write("s.onnx", Written.onnx("w", 8, out -> out.writeByteArray(6, new byte[3])));
        try (Checkpoint checkpoint = Checkpoint.open(strings)) {
            StoredTensor tensor = checkpoint.tensor("w");
            assertThat(tensor.type()).isEqualTo(DataType.OTHER);
            assertThatThrownBy(tensor::matrix).hasMessageStartingWith(strings + " has 'w', which is of type OTHER");
        }
    }

    private void check(byte[] model) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(write("model.onnx", model))) {
            assertThat(checkpoint.tensor("w").matrix().toMatrix()).isEqualTo(new Matrix(2, 3, SIX));
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
                        .hasMessageStartingWith(file.toString())
                        .hasMessageEndingWith(
                                "'y' is of type " + type + "; F64, F32, F16 and BF16 are read as numbers");
                assertThatThrownBy(() -> checkpoint.tensor("y").matrix())
                        .hasMessageEndingWith("'y' is 3 and no matrix");
            }
        }
    }

    @Test
    void a_whole_number_of_more_than_32_bits_is_refused() throws IOException {
        byte[] values = Written.numbers(DataType.I64, LITTLE, 1, 0x1p31);
        Path file = write("y.safetensors", Written.safetensors("y", DataType.I64, List.of(2), values));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThatThrownBy(() -> checkpoint.tensor("y").integers())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("'y' has 2147483648 as its number 1, and whole numbers of 32 bits are read");
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"F64", "F32", "F16", "BF16", "OTHER"},
            mode = EnumSource.Mode.EXCLUDE)
    void every_other_type_is_listed_and_refused_as_a_matrix(DataType type) throws IOException {
        byte[] values = new byte[2 * type.bits()];
        Path file = write("other.safetensors", Written.safetensors("w", type, List.of(4, 4), values));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.tensors()).extracting(StoredTensor::type).containsExactly(type);
            assertThat(checkpoint.tensor("w").isMatrix()).isFalse();
            assertThatThrownBy(() -> checkpoint.tensor("w").matrix())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'w' is of type " + type);
        }
    }

    @Test
    void a_missing_tensor_is_refused_with_the_first_ten_names() throws IOException {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 12; i++) {
            header.append(i == 0 ? "" : ",")
                    .append("\"t%d\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}".formatted(i));
        }
        Path file = write("many.safetensors", Written.safetensors(header + "}", new byte[0]));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThatThrownBy(() -> checkpoint.tensor("head"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + " has no tensor 'head'; it has: t0, t1, t2, t3, t4, t5, t6, t7, t8, t9"
                            + " and 2 more");
        }
    }

    private static byte[] bytes(DataType type) {
        return Written.numbers(type, LITTLE, SIX);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
