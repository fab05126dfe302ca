package threshold.core.tensor;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Types of stored numbers, by the names that safetensors gives them. */
public enum DataType {
    F64(64),
    F32(32),
    F16(16),
    BF16(16),
    I64(64),
    I32(32),
    I16(16),
    I8(8),
    U64(64),
    U32(32),
    U16(16),
    U8(8),
    BOOL(8),
    C64(64),
    F8_E4M3(8),
    F8_E4M3FNUZ(8),
    F8_E5M2(8),
    F8_E5M2FNUZ(8),
    F8_E8M0(8),
    F6_E2M3(6),
    F6_E3M2(6),
    F4(4),

    /** Whatever else a format has; it is listed and never read. */
    OTHER(0);

    /** Little-endian unless a format says otherwise, as it is on disk everywhere but in old npy files. */
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final int bits;

    DataType(int bits) {
        this.bits = bits;
    }

    /** Bits of a number; 0 if they are not known. */
    public int bits() {
        return bits;
    }

    /** Whole bytes of a number. */
    public int bytes() {
        return bits / Byte.SIZE;
    }

    /** Whether it is read as real numbers: all of its finite values are doubles. */
    public boolean isReal() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    /** The type that a safetensors header calls so; empty if there is none. */
    static Optional<DataType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type != OTHER && type.name().equals(name))
                .findFirst();
    }
}
