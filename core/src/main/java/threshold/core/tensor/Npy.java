package threshold.core.tensor;

import java.nio.ByteOrder;

/**
 * The array of an npy file: the magic {@code \x93NUMPY}, two bytes of version, two or four with the length of the
 * header, a {@linkplain NpyHeader header}, and the values.
 *
 * <p>Source: NumPy enhancement proposal 1, and {@code numpy.lib.format}.
 */
final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;

    /** What an array is called that has no name. */
    private static final String NAME = "array";

    private Npy() {}

    /** @throws IllegalArgumentException naming the file and byte that is malformed */
    static StoredTensor tensor(Mapping file) {
        int version = version(file);
        int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
        long at = MAGIC.length + 2L;
        if (file.size() < at + lengthBytes) {
            throw file.malformed(file.size(), "an npy file has the length of its header here, and this one ends");
        }
        long length = 0;
        for (int i = lengthBytes - 1; i >= 0; i--) {
            length = length << Byte.SIZE | file.unsignedByte(at + i);
        }
        long header = at + lengthBytes;
        if (length > LONGEST_HEADER || length > file.size() - header) {
            throw file.malformed(
                    at,
                    "its header would have " + length + " bytes, of the " + (file.size() - header)
                            + " that follow and at most " + LONGEST_HEADER);
        }
        return described(file, NpyHeader.read(file, header, length), header + length);
    }

    private static int version(Mapping file) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (file.size() <= i || file.unsignedByte(i) != Byte.toUnsignedInt(MAGIC[i])) {
                throw file.malformed(i, "an npy file begins with \\x93NUMPY");
            }
        }
        int at = MAGIC.length;
        int major = file.size() > at ? file.unsignedByte(at) : 0;
        int minor = file.size() > at + 1 ? file.unsignedByte(at + 1) : 0;
        if (major < 1 || major > 3 || minor != 0) {
            throw file.malformed(at, "npy versions 1.0, 2.0 and 3.0 are read, not " + major + "." + minor);
        }
        return major;
    }

    private static StoredTensor described(Mapping file, NpyHeader header, long data) {
        DataType type = type(file, header);
        ByteOrder order = header.descr().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long bytes = file.size() - data;
        if (!Shapes.fills(header.shape(), type, bytes)) {
            throw file.malformed(
                    data,
                    "the array " + header.shape() + " of " + Malformed.quoted(header.descr()) + " does not take the "
                            + bytes + " bytes that follow");
        }
        return new StoredTensor(new Values(
                file.file(),
                NAME,
                header.shape(),
                header.columnMajor(),
                data,
                type,
                order,
                file.bytes().asSlice(data, bytes)));
    }

    private static DataType type(Mapping file, NpyHeader header) {
        return switch (header.descr()) {
            case "<f8", ">f8" -> DataType.F64;
            case "<f4", ">f4" -> DataType.F32;
            case "<f2", ">f2" -> DataType.F16;
            case "<i8", ">i8" -> DataType.I64;
            case "<i4", ">i4" -> DataType.I32;
            case "<i2", ">i2" -> DataType.I16;
            case "|i1" -> DataType.I8;
            case "<u8", ">u8" -> DataType.U64;
            case "<u4", ">u4" -> DataType.U32;
            case "<u2", ">u2" -> DataType.U16;
            case "|u1" -> DataType.U8;
            case "|b1" -> DataType.BOOL;
            case "<c8", ">c8" -> DataType.C64;
            default ->
                throw file.malformed(
                        header.at(),
                        "descr must be a plain number type such as '<f4', not " + Malformed.quoted(header.descr()));
        };
    }
}
