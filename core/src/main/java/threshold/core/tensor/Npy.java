package threshold.core.tensor;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The array of an npy file: the magic {@code \x93NUMPY}, two bytes of version, two or four with the length of the
 * header, a Python dictionary of {@code descr}, {@code fortran_order} and {@code shape}, and the values.
 *
 * <p>Source: NumPy enhancement proposal 1, and {@code numpy.lib.format}.
 */
final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");
    private static final Pattern TYPE = Pattern.compile("([<>=|])([fiub])([1248])");

    /** What an array is called that has no name. */
    private static final String NAME = "array";

    private Npy() {}

    /** @throws IllegalArgumentException naming the file and byte that is malformed */
    static StoredTensor tensor(Mapping file) {
        int version = version(file);
        int lengthBytes = version == 1 ? 2 : 4;
        long at = MAGIC.length + 2L;
        if (file.size() < at + lengthBytes) {
            throw file.malformed(file.size(), "an npy file has the length of its header here, and it ends");
        }
        long length = 0;
        for (int i = lengthBytes - 1; i >= 0; i--) {
            length = length << 8 | file.unsignedByte(at + i);
        }
        long header = at + lengthBytes;
        if (length > LONGEST_HEADER || length > file.size() - header) {
            throw file.malformed(
                    at,
                    "its header would have " + length + " bytes, of the " + (file.size() - header)
                            + " that follow and at most " + LONGEST_HEADER);
        }
        String text = new String(file.copy(header, length), StandardCharsets.UTF_8);
        return described(file, header, text, header + length);
    }

    private static int version(Mapping file) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (file.size() <= i || file.unsignedByte(i) != Byte.toUnsignedInt(MAGIC[i])) {
                throw file.malformed(i, "an npy file begins with \\x93NUMPY");
            }
        }
        int version = file.size() > MAGIC.length ? file.unsignedByte(MAGIC.length) : 0;
        if (version < 1 || version > 3) {
            throw file.malformed(MAGIC.length, "npy versions 1 to 3 are read, not " + version);
        }
        return version;
    }

    private static StoredTensor described(Mapping file, long header, String text, long data) {
        String descr = field(file, header, DESCR, text, "descr of a plain number type");
        boolean fortran = field(file, header, FORTRAN, text, "fortran_order").equals("True");
        List<Long> shape = shape(file, header, field(file, header, SHAPE, text, "shape"));
        Matcher parts = TYPE.matcher(descr);
        if (!parts.matches()) {
            throw file.malformed(header, "descr '" + descr + "' is no plain number type");
        }
        DataType type = type(parts.group(2), parts.group(3));
        long bytes = file.size() - data;
        if (type == null || !Shapes.fills(shape, type, bytes)) {
            throw file.malformed(
                    data,
                    "the array " + shape + " of '" + descr + "' does not take the " + bytes + " bytes that follow");
        }
        ByteOrder order = parts.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new StoredTensor(
                NAME,
                shape,
                fortran,
                new Values(file.file(), NAME, data, type, order, file.bytes().asSlice(data, bytes)));
    }

    private static @Nullable DataType type(String kind, String width) {
        return switch (kind + width) {
            case "f8" -> DataType.F64;
            case "f4" -> DataType.F32;
            case "f2" -> DataType.F16;
            case "i8" -> DataType.I64;
            case "i4" -> DataType.I32;
            case "i2" -> DataType.I16;
            case "i1" -> DataType.I8;
            case "u8" -> DataType.U64;
            case "u4" -> DataType.U32;
            case "u2" -> DataType.U16;
            case "u1" -> DataType.U8;
            case "b1" -> DataType.BOOL;
            default -> null;
        };
    }

    private static String field(Mapping file, long header, Pattern pattern, String text, String what) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw file.malformed(header, "the header has no " + what);
        }
        String value = found.group(1);
        if (found.find()) {
            throw file.malformed(header, "the header has more than one " + what);
        }
        return value;
    }

    private static List<Long> shape(Mapping file, long header, String text) {
        List<Long> shape = new ArrayList<>();
        for (String size : text.split(",", -1)) {
            String digits = size.strip();
            if (digits.isEmpty()) {
                continue;
            }
            if (!digits.matches("[0-9]{1,18}")) {
                throw file.malformed(header, "the shape (" + text + ") has no whole number in '" + digits + "'");
            }
            shape.add(Long.parseLong(digits));
        }
        return shape;
    }
}
