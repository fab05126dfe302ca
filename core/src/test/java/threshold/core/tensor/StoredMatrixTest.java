package threshold.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threshold.core.kernel.RowSource;

class StoredMatrixTest {

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final double UNTOUCHED = -7.5;

    @TempDir
    Path folder = Path.of("");

    @Test
    void every_half_is_widened_to_its_value() throws IOException {
        // exponent e and fraction f: 2^(e-25) (1024 + f), or 2^-24 f where e = 0
        assertAllWidened(DataType.F16, 10, 31, -25);
        // the same of 7 bits: 2^(e-134) (128 + f), or 2^-133 f
        assertAllWidened(DataType.BF16, 7, 255, -134);
    }

    private void assertAllWidened(DataType type, int fractionBits, int exponents, int scale) throws IOException {
        int one = 1 << fractionBits;
        int count = exponents * one;
        ByteBuffer stored = ByteBuffer.allocate(4 * count).order(LITTLE);
        double[] expected = new double[2 * count];
        for (int pattern = 0; pattern < count; pattern++) {
            int exponent = pattern / one;
            double fraction = pattern % one;
            double value =
                    exponent == 0 ? Math.scalb(fraction, scale + 1) : Math.scalb(one + fraction, scale + exponent);
            stored.putShort((short) pattern).putShort((short) (pattern | 0x8000));
            expected[2 * pattern] = value;
            expected[2 * pattern + 1] = -value;
        }
        try (Checkpoint checkpoint = open(type, 2 * exponents, one, stored.array())) {
            double[] read = checkpoint.tensor("w").matrix().toMatrix().data();
            assertThat(Arrays.equals(read, expected)).as("all %s", type).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "F64, 300, 5",
        "F32, 300, 5",
        "F16, 300, 5",
        "BF16, 300, 5",
        "F32, 9, 1500",
        "BF16, 5, 4500",
        "F64, 4, 4500",
        "F16, 3000, 9",
        "F32, 4500, 1"
    })
    void rows_are_read_in_blocks_of_any_layout(DataType type, int rows, int cols) throws IOException {
        double[] values =
                IntStream.range(0, rows * cols).mapToDouble(i -> i % 251 - 125).toArray();
        try (Checkpoint checkpoint = open(type, rows, cols, Written.numbers(type, LITTLE, values))) {
            StoredMatrix matrix = checkpoint.tensor("w").matrix();
            for (int padding : new int[] {0, 3}) {
                assertBlocks(matrix, cols + padding, (i, j) -> values[i * cols + j]);
                assertBlocks(matrix.transposed(), rows + padding, (i, j) -> values[j * cols + i]);
            }
            assertThat(matrix.upright().rows()).isEqualTo(Math.max(rows, cols));
        }
    }

    private interface Entry {
        double at(int i, int j);
    }

    private static void assertBlocks(RowSource source, int stride, Entry entry) {
        int rows = source.rows();
        for (int[] block : new int[][] {{0, rows}, {0, 1}, {rows - 1, 1}, {rows / 3, rows - rows / 3}, {rows, 0}}) {
            double[] expected = new double[6 + block[1] * stride + 4];
            Arrays.fill(expected, UNTOUCHED);
            double[] read = expected.clone();
            for (int i = 0; i < block[1]; i++) {
                for (int j = 0; j < source.cols(); j++) {
                    expected[6 + i * stride + j] = entry.at(block[0] + i, j);
                }
            }
            source.read(block[0], block[1], read, 6, stride);
            assertThat(Arrays.mismatch(read, expected)).isEqualTo(-1);
        }
    }

    @Test
    void several_threads_read_at_a_time() throws IOException {
        int rows = 4000;
        double[] values = IntStream.range(0, rows * 7).mapToDouble(i -> i).toArray();
        try (Checkpoint checkpoint = open(DataType.F32, rows, 7, Written.numbers(DataType.F32, LITTLE, values))) {
            StoredMatrix matrix = checkpoint.tensor("w").matrix();
            double[] read = new double[values.length];
            IntStream.range(0, rows / 10).parallel().forEach(b -> matrix.read(10 * b, 10, read, 70 * b, 7));
            assertThat(Arrays.equals(read, values)).isTrue();
        }
    }

    @Test
    void a_block_that_does_not_fit_is_refused_with_its_sizes() throws IOException {
        try (Checkpoint checkpoint = open(DataType.F32, 4, 3, new byte[48])) {
            StoredMatrix matrix = checkpoint.tensor("w").matrix();
            assertThatThrownBy(() -> matrix.read(2, 3, new double[9], 0, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rows 2 to 4 of a matrix of 4 rows");
            assertThatThrownBy(() -> matrix.read(0, 3, new double[8], 0, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("3 rows of 3 do not fit an array of 8 from 0 on, one every 3");
            assertThatThrownBy(() -> matrix.read(0, 2, new double[8], 0, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("one every 2");
        }
    }

    @Test
    void an_entry_that_is_not_finite_is_named_with_its_row_column_and_byte() throws IOException {
        int cols = 2600;
        for (DataType type : List.of(DataType.F64, DataType.F32, DataType.F16, DataType.BF16)) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                double[] values = new double[3 * cols];
                values[cols + 2500] = bad;
                try (Checkpoint checkpoint = open(type, 3, cols, Written.numbers(type, LITTLE, values))) {
                    StoredTensor tensor = checkpoint.tensor("w");
                    StoredMatrix matrix = tensor.matrix();
                    matrix.read(0, 1, new double[cols], 0, cols);
                    matrix.transposed().read(0, 2500, new double[7500], 0, 3);
                    String message = tensor.file() + ", byte " + (tensor.offset() + (cols + 2500L) * type.bytes())
                            + ": 'w' has " + bad + " in row 1, column 2500 of 3x2600, counted from 0";
                    for (StoredMatrix view : List.of(matrix, matrix.transposed())) {
                        assertThatThrownBy(view::toMatrix)
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessage(message);
                    }
                }
            }
        }
    }

    @Test
    void an_npy_matrix_by_columns_names_its_own_row_and_column() throws IOException {
        byte[] values = Written.numbers(DataType.F32, LITTLE, 1, 2, 3, Double.NaN, 5, 6);
        byte[] content = Written.npy(1, Written.npyHeader("<f4", true, "2, 3"), values);
        try (Checkpoint checkpoint = Checkpoint.open(Files.write(folder.resolve("f.npy"), content))) {
            StoredMatrix matrix = checkpoint.tensor("array").matrix();
            assertThatThrownBy(matrix::toMatrix)
                    .hasMessageEndingWith(", byte " + (content.length - 12)
                            + ": 'array' has NaN in row 1, column 1 of 2x3, counted from 0");
        }
    }

    @Test
    void a_matrix_past_two_gigabytes_is_read_to_its_end_and_takes_no_heap() throws IOException {
        int rows = 151936;
        int cols = 8192;
        Path file = sparse(DataType.BF16, rows, cols, new byte[] {0x40, 0x40});
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            StoredMatrix matrix = checkpoint.tensor("lm_head.weight").matrix();
            double[] last = new double[3 * cols];
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            matrix.read(rows - 3, 3, last, 0, cols);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
            assertThat(last[3 * cols - 1]).isEqualTo(3);
            assertThat(last[3 * cols - 2]).isZero();
            assertThatThrownBy(matrix::toMatrix)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(file.toString())
                    .hasMessageContaining("'lm_head.weight' of 151936x8192 takes 9496 MiB as doubles");
        }
    }

    @Test
    void more_rows_than_an_int_counts_are_refused() throws IOException {
        Path file = sparse(DataType.F16, 1L << 31, 1, new byte[2]);
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            StoredTensor tensor = checkpoint.tensor("lm_head.weight");
            assertThatThrownBy(tensor::matrix)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(file.toString())
                    .hasMessageEndingWith("is 2147483648x1, and 1 to 2147483647 rows and columns are read");
        }
    }

    /** Zeros that take no room, and the last value. */
    private Path sparse(DataType type, long rows, long cols, byte[] last) throws IOException {
        long bytes = rows * cols * type.bytes();
        byte[] start = Written.safetensors(
                "{\"lm_head.weight\":{\"dtype\":\"%s\",\"shape\":[%d,%d],\"data_offsets\":[0,%d]}}"
                        .formatted(type, rows, cols, bytes),
                new byte[0]);
        Path path = folder.resolve("large.safetensors");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(start);
            file.seek(start.length + bytes - last.length);
            file.write(last);
        }
        return path;
    }

    private Checkpoint open(DataType type, int rows, int cols, byte[] values) throws IOException {
        return Checkpoint.open(Files.write(
                folder.resolve("m.safetensors"), Written.safetensors("w", type, List.of(rows, cols), values)));
    }
}
