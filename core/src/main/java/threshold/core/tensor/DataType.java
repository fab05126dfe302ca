package threshold.core.tensor;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Types of stored numbers, by the names that safetensors gives them. */
public enum DataType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U64(8),
    U32(4),
    U16(2),
    U8(1),
    BOOL(1),
    F8_E4M3(1),
    F8_E5M2(1);

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of a number. */
    public int bytes() {
        return bytes;
    }

    /** Whether it is read as real numbers: all of its values are doubles. */
    public boolean isReal() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    /** The type of that name; empty if there is none. */
    static Optional<DataType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Little-endian unless a format says otherwise, as it is on disk everywhere but in old npy files. */
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
}
