package threshold.core.tensor;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Small files in the formats that are read, byte by byte. */
final class Written {

    private Written() {}

    /** A safetensors file of this header and these values. */
    static byte[] safetensors(String header, byte[] values) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(values)
                .array();
    }

    /** A safetensors file of one tensor. */
    static byte[] safetensors(String name, DataType type, List<Integer> shape, byte[] values) {
        return safetensors(
                "{\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[0,%d]}}"
                        .formatted(name, type, shape, values.length),
                values);
    }

    static String npyHeader(String descr, boolean fortran, String shape) {
        return "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }\n"
                .formatted(descr, fortran ? "True" : "False", shape);
    }

    /** An npy file of this version, header and values. */
    static byte[] npy(int version, String header, byte[] values) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(12 + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        file.put((byte) version).put((byte) 0);
        if (version == 1) {
            file.putShort((short) text.length);
        } else {
            file.putInt(text.length);
        }
        file.put(text).put(values);
        return Arrays.copyOf(file.array(), file.position());
    }

    /** An ONNX model of one initializer of 2×3. */
    static byte[] onnx(String name, int type, Body values) {
        byte[] graph = message(out -> out.writeByteArray(5, message(body -> {
            body.writeInt64(1, 2);
            body.writeInt64(1, 3);
            body.writeInt32(2, type);
            values.write(body);
            body.writeString(8, name);
        })));
        return message(out -> {
            out.writeInt64(1, 8);
            out.writeByteArray(7, graph);
        });
    }

    /** Writes the fields of a message. */
    @FunctionalInterface
    interface Body {
        void write(CodedOutputStream out) throws IOException;
    }

    static byte[] message(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            body.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Numbers in a type, in the order of bytes given; they must be numbers of that type. */
    static byte[] numbers(DataType type, ByteOrder order, double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * type.bytes()).order(order);
        for (double value : values) {
            switch (type) {
                case F64 -> bytes.putDouble(value);
                case F32 -> bytes.putFloat((float) value);
                case F16 -> bytes.putShort(Float.floatToFloat16((float) value));
                case BF16 -> bytes.putShort((short) (Float.floatToRawIntBits((float) value) >>> 16));
                case I64 -> bytes.putLong((long) value);
                case I32 -> bytes.putInt((int) value);
                default -> throw new IllegalArgumentException(type.name());
            }
        }
        return bytes.array();
    }
}
