package threshold.core.tensor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
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

    private static final int LONGEST_NAME = 1 << 16;

    /** Bytes of values that are stored one by one and so copied to the heap; a head is packed. */
    private static final int MOST_LOOSE = 1 << 28;

    private final Mapping file;
    private final long at;
    private final List<Long> dims = new ArrayList<>();
    private String name = "";
    private int type;
    private boolean elsewhere;

    /** The field that the values are in; 0 if there are none, −1 if they are in several. */
    private int field;

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

    /** The byte of the file where it begins. */
    long at() {
        return at;
    }

    private void readField(CodedInputStream in, int tag) throws IOException {
        boolean isPacked = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        int number = WireFormat.getTagFieldNumber(tag);
        switch (number) {
            case DIMS -> readEach(in, isPacked, () -> addSize(in.readInt64()));
            case TYPE -> type = in.readInt32();
            case NAME -> name = text(in);
            case RAW -> take(in, number);
            case FLOATS, DOUBLES -> {
                if (isPacked) {
                    take(in, number);
                } else if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_FIXED32) {
                    room(number, Float.BYTES).putFloat(in.readFloat());
                } else {
                    room(number, Double.BYTES).putDouble(in.readDouble());
                }
            }
            // Halves are stored so, each in the lower bytes of a number.
            case INTS -> readEach(in, isPacked, () -> room(number, Short.BYTES).putShort((short) in.readInt32()));
            case LOCATION -> elsewhere = in.readEnum() != 0;
            default -> in.skipField(tag);
        }
    }

    private void addSize(long size) throws IOException {
        if (dims.size() == Shapes.MOST_DIMENSIONS) {
            throw new InvalidProtocolBufferException(
                    "a tensor has more than " + Shapes.MOST_DIMENSIONS + " dimensions");
        }
        dims.add(size);
    }

    /** A text, unless it is so long that it is none. */
    static String text(CodedInputStream in) throws IOException {
        int bytes = in.readRawVarint32();
        if (bytes < 0 || bytes > LONGEST_NAME) {
            throw new InvalidProtocolBufferException("a name has " + Integer.toUnsignedString(bytes) + " bytes");
        }
        return new String(in.readRawBytes(bytes), UTF_8);
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
    private void take(CodedInputStream in, int number) throws IOException {
        int bytes = in.readRawVarint32();
        long from = in.getTotalBytesRead();
        in.skipRawBytes(bytes);
        field = field == 0 ? number : -1;
        offset = from;
        packed = file.bytes().asSlice(from, bytes);
    }

    private ByteBuffer room(int number, int bytes) throws IOException {
        field = field == 0 || field == number && packed == null ? number : -1;
        if (loose.remaining() < bytes) {
            if (loose.capacity() >= MOST_LOOSE) {
                throw new InvalidProtocolBufferException(
                        "more than " + MOST_LOOSE + " bytes of values are stored one by one, and not packed");
            }
            byte[] larger = Arrays.copyOf(loose.array(), Math.max(1024, 2 * loose.capacity()));
            loose = ByteBuffer.wrap(larger).order(DataType.ORDER).position(loose.position());
        }
        return loose;
    }

    /**
     * The tensor by a name.
     *
     * @throws IllegalArgumentException naming the file and byte, if its values are elsewhere, or not as many as its
     *     sizes say
     */
    StoredTensor stored(String called) {
        if (elsewhere) {
            throw file.malformed(
                    at,
                    Malformed.quoted(called)
                            + " keeps its values in another file, which is not read; export the model as one file");
        }
        DataType known = known();
        MemorySegment bytes =
                packed != null ? packed : MemorySegment.ofArray(Arrays.copyOf(loose.array(), loose.position()));
        if (known.isReal() && field != 0 && field != RAW && field != fieldOf(known)) {
            throw file.malformed(
                    at,
                    Malformed.quoted(called) + " of type " + known + " must have all its values in raw_data, or all in"
                            + " the field of this type");
        }
        if (known != DataType.OTHER && !Shapes.fills(dims, known, bytes.byteSize())) {
            throw file.malformed(
                    at,
                    Malformed.quoted(called) + " of sizes " + dims + " and type " + known + " does not take the "
                            + bytes.byteSize() + " bytes that it has");
        }
        return new StoredTensor(new Values(file.file(), called, dims, false, offset, known, DataType.ORDER, bytes));
    }

    private static int fieldOf(DataType type) {
        return switch (type) {
            case F32 -> FLOATS;
            case F64 -> DOUBLES;
            default -> INTS;
        };
    }

    /** What is not real is known where it is raw; elsewhere it is stored as something wider. */
    private DataType known() {
        DataType known = typed();
        return known.isReal() || field == RAW ? known : DataType.OTHER;
    }

    private DataType typed() {
        return switch (type) {
            case 1 -> DataType.F32;
            case 2 -> DataType.U8;
            case 3 -> DataType.I8;
            case 4 -> DataType.U16;
            case 5 -> DataType.I16;
            case 6 -> DataType.I32;
            case 7 -> DataType.I64;
            case 9 -> DataType.BOOL;
            case 10 -> DataType.F16;
            case 11 -> DataType.F64;
            case 12 -> DataType.U32;
            case 13 -> DataType.U64;
            case 14 -> DataType.C64;
            case 16 -> DataType.BF16;
            default -> DataType.OTHER;
        };
    }
}
