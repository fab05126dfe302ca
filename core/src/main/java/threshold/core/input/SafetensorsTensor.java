package threshold.core.input;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import threshold.core.Matrix;

/**
 * Reads one named two-dimensional weight out of a safetensors file: 8 bytes length of the header, little-endian; the
 * header, a JSON object of tensors; the values, row-major and little-endian.
 *
 * <p>The header's entries have one fixed form, {@code "name":{"dtype":"F32","shape":[r,c],"data_offsets":[from,to]}}
 * with keys in any order, so that entries are matched rather than parsed. Source: the format's own specification.
 */
final class SafetensorsTensor {

    private static final Pattern ENTRY =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*\\{([^{}]*\"data_offsets\"[^{}]*)}");
    private static final Pattern TYPE = Pattern.compile("\"dtype\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern SHAPE = Pattern.compile("\"shape\"\\s*:\\s*\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*]");
    private static final Pattern OFFSETS =
            Pattern.compile("\"data_offsets\"\\s*:\\s*\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*]");
    private static final int LONGEST_HEADER = 100_000_000;

    private SafetensorsTensor() {}

    /**
     * The tensor as it is stored, without transposition.
     *
     * @throws IllegalArgumentException naming the tensors that exist, or the file and what is malformed
     */
    static Matrix read(Source source, String tensor) {
        try (InputStream stream = source.open()) {
            DataInputStream in = new DataInputStream(stream);
            long length = Long.reverseBytes(in.readLong());
            if (length < 2 || length > LONGEST_HEADER) {
                throw malformed(source, "its header would have " + length + " bytes");
            }
            String header = new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
            String entry = entry(source, header, tensor);
            Matcher offsets = match(source, OFFSETS, entry, tensor);
            in.skipNBytes(Long.parseLong(offsets.group(1)));
            long size = Long.parseLong(offsets.group(2)) - Long.parseLong(offsets.group(1));
            return matrix(source, tensor, entry, in.readNBytes(Math.toIntExact(size)));
        } catch (IOException | ArithmeticException e) {
            throw malformed(source, "it ends early or is too large: " + e.getMessage());
        }
    }

    private static String entry(Source source, String header, String tensor) {
        List<String> seen = new ArrayList<>();
        Matcher entries = ENTRY.matcher(header);
        while (entries.find()) {
            if (SHAPE.matcher(entries.group(2)).find()) {
                seen.add(entries.group(1));
                if (entries.group(1).equals(tensor)) {
                    return entries.group(2);
                }
            }
        }
        throw new IllegalArgumentException(
                source.name() + " has no two-dimensional tensor '" + tensor + "'; it has: " + String.join(", ", seen));
    }

    private static Matrix matrix(Source source, String tensor, String entry, byte[] raw) {
        Matcher shape = match(source, SHAPE, entry, tensor);
        int rows = Integer.parseInt(shape.group(1));
        int cols = Integer.parseInt(shape.group(2));
        String type = match(source, TYPE, entry, tensor).group(1);
        int width = switch (type) {
            case "F16" -> Short.BYTES;
            case "F32" -> Float.BYTES;
            case "F64" -> Double.BYTES;
            default -> throw malformed(source, tensor + " is " + type + "; only F16, F32 and F64 are read");
        };
        if (raw.length != (long) rows * cols * width) {
            throw malformed(source, tensor + " (" + rows + "x" + cols + " " + type + ") has " + raw.length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        double[] data = new double[rows * cols];
        for (int i = 0; i < data.length; i++) {
            data[i] = switch (width) {
                case Short.BYTES -> Float.float16ToFloat(bytes.getShort(i * width));
                case Float.BYTES -> bytes.getFloat(i * width);
                default -> bytes.getDouble(i * width);
            };
        }
        return new Matrix(rows, cols, data);
    }

    private static Matcher match(Source source, Pattern pattern, String entry, String tensor) {
        Matcher matcher = pattern.matcher(entry);
        if (!matcher.find()) {
            throw malformed(source, "the header entry of " + tensor + " is {" + entry + "}");
        }
        return matcher;
    }

    private static IllegalArgumentException malformed(Source source, String what) {
        return new IllegalArgumentException(source.name() + " is not a readable safetensors file: " + what);
    }
}
