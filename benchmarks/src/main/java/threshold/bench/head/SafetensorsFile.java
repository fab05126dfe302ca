package threshold.bench.head;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import threshold.core.kernel.RowSource;
import threshold.core.tensor.DataType;
import tools.jackson.databind.json.JsonMapper;

/** Writes one matrix as a safetensors file, block by block, rounded to the nearest number of its type. */
public final class SafetensorsFile {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int ROWS = 1024;

    private SafetensorsFile() {}

    /**
     * Writes beside the file and moves it into place.
     *
     * @param progress told the share that is written
     * @throws IOException if it cannot be written; nothing is left of it then
     * @throws IllegalArgumentException naming the entry that the type has no number for
     */
    public static void write(
            Path file,
            String tensor,
            DataType type,
            RowSource rows,
            Map<String, String> metadata,
            DoubleConsumer progress)
            throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 20)) {
                writeHeader(new DataOutputStream(out), tensor, type, rows, metadata);
                writeRows(out, type, rows, progress);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void writeHeader(
            DataOutputStream out, String tensor, DataType type, RowSource rows, Map<String, String> metadata)
            throws IOException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("dtype", type.name());
        entry.put("shape", List.of(rows.rows(), rows.cols()));
        entry.put("data_offsets", List.of(0, (long) rows.rows() * rows.cols() * type.bytes()));
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("__metadata__", metadata);
        header.put(tensor, entry);
        byte[] text = MAPPER.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        int padded = Math.ceilDiv(text.length, Long.BYTES) * Long.BYTES;
        out.writeLong(Long.reverseBytes(padded));
        out.write(text);
        out.write(" ".repeat(padded - text.length).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void writeRows(OutputStream out, DataType type, RowSource rows, DoubleConsumer progress)
            throws IOException {
        int d = rows.cols();
        double[] block = new double[ROWS * d];
        ByteBuffer bytes = ByteBuffer.allocate(d * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int first = 0; first < rows.rows(); first += ROWS) {
            int count = Math.min(ROWS, rows.rows() - first);
            rows.read(first, count, block, 0, d);
            for (int i = 0; i < count; i++) {
                bytes.clear();
                for (int j = 0; j < d; j++) {
                    put(bytes, type, block[i * d + j], first + i, j);
                }
                out.write(bytes.array());
            }
            progress.accept((double) (first + count) / rows.rows());
        }
    }

    private static void put(ByteBuffer bytes, DataType type, double value, int row, int col) {
        boolean finite = switch (type) {
            case F64 -> Double.isFinite(bytes.putDouble(value).getDouble(bytes.position() - 8));
            case F32 -> Float.isFinite(bytes.putFloat((float) value).getFloat(bytes.position() - 4));
            case F16 -> putHalf(bytes, Float.floatToFloat16((float) value), 0x7c00);
            case BF16 -> putHalf(bytes, brain((float) value), 0x7f80);
            default -> throw new IllegalArgumentException("heads are written as F64, F32, F16 or BF16, not " + type);
        };
        if (!finite) {
            throw new IllegalArgumentException(
                    "entry (" + row + ", " + col + ") is " + value + ", and " + type + " has no such number");
        }
    }

    private static boolean putHalf(ByteBuffer bytes, short half, int infinity) {
        bytes.putShort(half);
        return (half & infinity) != infinity;
    }

    /** The upper half of a float, rounded to the nearest, to even between two. */
    private static short brain(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }
}
