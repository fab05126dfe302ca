package threshold.core.input;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.input.OnnxTensor.MalformedTensor;

/**
 * The fields of one TensorProto, in whatever order they come: dims (1), data_type (2), float_data (4), name (8),
 * raw_data (9), double_data (10), data_location (14).
 */
final class OnnxFields {

    private static final int FLOAT = 1;
    private static final int DOUBLE = 11;

    private final List<Long> dims = new ArrayList<>();
    private String name = "";
    private int type;
    private double[] values = new double[0];
    private int count;
    private byte[] raw = new byte[0];
    private boolean external;

    private OnnxFields() {}

    /** The fields of a TensorProto. */
    static OnnxFields tensor(CodedInputStream in) throws IOException {
        OnnxFields fields = new OnnxFields();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            fields.readField(in, tag);
        }
        return fields;
    }

    /** The tensor of a NodeProto of type Constant, by the name of the node's output; empty for any other node. */
    static Optional<OnnxFields> constant(CodedInputStream in) throws IOException {
        String output = "";
        String type = "";
        Optional<OnnxFields> value = Optional.empty();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 2 -> output = in.readString();
                case 4 -> type = in.readString();
                case 5 -> value = OnnxTensor.nested(in, OnnxFields::attribute);
                default -> in.skipField(tag);
            }
        }
        if (!type.equals("Constant") || value.isEmpty()) {
            return Optional.empty();
        }
        value.get().name = output;
        return value;
    }

    /** The tensor of an AttributeProto; empty if it holds something else. */
    private static Optional<OnnxFields> attribute(CodedInputStream in) throws IOException {
        Optional<OnnxFields> value = Optional.empty();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 5) {
                value = Optional.of(OnnxTensor.nested(in, OnnxFields::tensor));
            } else {
                in.skipField(tag);
            }
        }
        return value;
    }

    String name() {
        return name;
    }

    boolean isMatrix() {
        return dims.size() == 2;
    }

    private void readField(CodedInputStream in, int tag) throws IOException {
        boolean packed = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        switch (WireFormat.getTagFieldNumber(tag)) {
            case 1 -> readAll(in, packed, () -> dims.add(in.readInt64()));
            case 2 -> type = in.readInt32();
            case 4 -> readAll(in, packed, () -> add(in.readFloat()));
            case 8 -> name = in.readString();
            case 9 -> raw = in.readByteArray();
            case 10 -> readAll(in, packed, () -> add(in.readDouble()));
            case 14 -> external = in.readEnum() != 0;
            default -> in.skipField(tag);
        }
    }

    private interface Element {
        void read() throws IOException;
    }

    private static void readAll(CodedInputStream in, boolean packed, Element element) throws IOException {
        if (!packed) {
            element.read();
            return;
        }
        int outer = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
            element.read();
        }
        in.popLimit(outer);
    }

    private void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.max(1024, 2 * count));
        }
        values[count++] = value;
    }

    Matrix matrix() {
        if (external) {
            throw new MalformedTensor(name + " keeps its values in another file, which is not read");
        }
        if (type != FLOAT && type != DOUBLE) {
            throw new MalformedTensor(
                    name + " has ONNX data type " + type + "; only 1 (float) and 11 (double) are read");
        }
        double[] data = raw.length > 0 ? fromBytes() : Arrays.copyOf(values, count);
        if (data.length != dims.get(0) * dims.get(1) || data.length == 0) {
            throw new MalformedTensor(
                    name + " is " + dims.get(0) + "x" + dims.get(1) + " but has " + data.length + " values");
        }
        return new Matrix(Math.toIntExact(dims.get(0)), Math.toIntExact(dims.get(1)), data);
    }

    private double[] fromBytes() {
        ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        int width = type == FLOAT ? Float.BYTES : Double.BYTES;
        double[] data = new double[raw.length / width];
        for (int i = 0; i < data.length; i++) {
            data[i] = type == FLOAT ? bytes.getFloat(i * width) : bytes.getDouble(i * width);
        }
        return data;
    }
}
