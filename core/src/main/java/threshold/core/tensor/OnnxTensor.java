package threshold.core.tensor;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One TensorProto, its fields in whatever order they come: dims (1), data_type (2), float_data (4), int32_data (5), name
 * (8), raw_data (9), double_data (10), data_location (14). Values that are packed stay where they are in the file.
 */
final class OnnxTensor {

    private static final int DIMS = 1;
    private static final int TYPE = 2;
    private static final int FLOATS = 4;
    private static final int INTS = 5;
    private static final int NAME = 8;
    private static final int RAW = 9;
    private static final int DOUBLES = 10;
    private static final int LOCATION = 14;

    private final Mapping file;
    private final List<Long> dims = new ArrayList<>();
    private final long at;
    private String name = "";
    private int type;
    private boolean elsewhere;
    private long offset = -1;
    private @Nullable MemorySegment packed;
    private ByteBuffer loose = ByteBuffer.allocate(0).order(DataType.ORDER);

    private OnnxTensor(Mapping file, long at) {
        this.file = file;
        this.at = at;
    }

    static OnnxTensor read(Mapping file, CodedInputStream in) throws IOException {
        OnnxTensor tensor = new OnnxTensor(file, in.getTotalBytesRead());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            tensor.readField(in, tag);
        }
        return tensor;
    }

    String name() {
        return name;
    }

    private void readField(CodedInputStream in, int tag) throws IOException {
        boolean isPacked = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        switch (WireFormat.getTagFieldNumber(tag)) {
            case DIMS -> readEach(in, isPacked, () -> dims.add(in.readInt64()));
            case TYPE -> type = in.readInt32();
            case NAME -> name = in.readString();
            case RAW -> take(in);
            case FLOATS, DOUBLES -> {
                if (isPacked) {
                    take(in);
                } else if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_FIXED32) {
                    room(Float.BYTES).putFloat(in.readFloat());
                } else {
                    room(Double.BYTES).putDouble(in.readDouble());
                }
            }
            case INTS -> readEach(in, isPacked, () -> room(Short.BYTES).putShort((short) in.readInt32()));
            case LOCATION -> elsewhere = in.readEnum() != 0;
            default -> in.skipField(tag);
        }
    }

    private interface Element {
        void read() throws IOException;
    }

    private static void readEach(CodedInputStream in, boolean isPacked, Element element) throws IOException {
        if (!isPacked) {
            element.read();
            return;
        }
        int outer = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            element.read();
        }
        in.popLimit(outer);
    }

    /** Values that are stored as they are: where they begin, and as many bytes as there are. */
    private void take(CodedInputStream in) throws IOException {
        int bytes = in.readRawVarint32();
        long from = in.getTotalBytesRead();
        in.skipRawBytes(bytes);
        offset = from;
        packed = file.bytes().asSlice(from, bytes);
    }

    private ByteBuffer room(int bytes) {
        if (loose.remaining() < bytes) {
            byte[] larger = Arrays.copyOf(loose.array(), Math.max(1024, 2 * loose.capacity()));
            loose = ByteBuffer.wrap(larger).order(DataType.ORDER).position(loose.position());
        }
        return loose;
    }

    /**
     * The tensor by a name.
     *
     * @throws IllegalArgumentException naming the file and byte, if its values are elsewhere or not as many as its sizes
     *     say
     */
    StoredTensor stored(String called) {
        if (elsewhere) {
            throw file.malformed(
                    at,
                    "'" + called
                            + "' keeps its values in another file, which is not read; export the model as one file");
        }
        DataType known = known();
        MemorySegment bytes =
                packed != null ? packed : MemorySegment.ofArray(Arrays.copyOf(loose.array(), loose.position()));
        // What is of no type that is read is listed by its name, whatever way its values are stored in.
        boolean fits = known == DataType.BOOL || Shapes.fills(dims, known, bytes.byteSize());
        if (!fits) {
            throw file.malformed(
                    at,
                    "'" + called + "' of sizes " + dims + " and type " + known + " does not take the "
                            + bytes.byteSize() + " bytes that it has");
        }
        return new StoredTensor(
                called, dims, false, new Values(file.file(), called, offset, known, DataType.ORDER, bytes));
    }

    /** BOOL stands for all that is not read, and for what may be stored as something wider. */
    private DataType known() {
        return switch (type) {
            case 1 -> DataType.F32;
            case 10 -> DataType.F16;
            case 11 -> DataType.F64;
            case 16 -> DataType.BF16;
            default -> DataType.BOOL;
        };
    }
}
