package threshold.core.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The numbers of a tensor where they are stored. Several threads may read at a time.
 *
 * @param file its name in messages
 * @param tensor whose numbers they are
 * @param shape its sizes, the first the slowest to run unless {@code columnMajor}
 * @param columnMajor whether the first runs fastest
 * @param offset of the first number in the file; −1 if they are no stretch of it
 * @param type of each
 * @param order of their bytes
 * @param bytes they, and nothing else
 */
record Values(
        String file,
        String tensor,
        List<Long> shape,
        boolean columnMajor,
        long offset,
        DataType type,
        ByteOrder order,
        MemorySegment bytes) {

    Values {
        shape = List.copyOf(shape);
    }

    /** What one read needs, of at most so many numbers. */
    Widening widening(long count) {
        if (!type.isReal()) {
            throw refused("is of type " + type + "; F64, F32, F16 and BF16 are read as numbers");
        }
        return new Widening(type, order, bytes, (int) Math.min(count, Widening.CHUNK));
    }

    /**
     * Writes {@code count} numbers from number {@code first} on to {@code target[at]} and on.
     *
     * @throws IllegalArgumentException naming the first that is not finite, and its byte
     */
    void read(Widening widening, long first, int count, double[] target, int at) {
        for (int done = 0; done < count; done += Widening.CHUNK) {
            int n = Math.min(Widening.CHUNK, count - done);
            if (!widening.read(first + done, n, target, at + done)) {
                throw notFinite(first + done, n, target, at + done);
            }
        }
    }

    private IllegalArgumentException notFinite(long first, int n, double[] target, int at) {
        int i = 0;
        while (i < n - 1 && Double.isFinite(target[at + i])) {
            i++;
        }
        String what = Malformed.quoted(tensor) + " has " + target[at + i] + " " + place(first + i);
        return offset < 0
                ? Malformed.in(file, "cannot be used: " + what)
                : Malformed.at(file, offset + (first + i) * type.bytes(), what);
    }

    /** Where a number is in a matrix or a vector; no others are read. */
    private String place(long number) {
        if (shape.size() != 2) {
            return "as its number " + number + ", counted from 0";
        }
        long along = columnMajor ? shape.getFirst() : shape.getLast();
        long row = columnMajor ? number % along : number / along;
        long column = columnMajor ? number / along : number % along;
        return "in row " + row + ", column " + column + " of " + shapeText() + ", counted from 0";
    }

    /** A whole number. */
    long integer(long i) {
        long from = i * type.bytes();
        return switch (type) {
            case I64 -> bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), from);
            case I32 -> bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), from);
            case I16 -> bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), from);
            case U16 -> Short.toUnsignedLong(bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), from));
            default -> throw refused("is of type " + type + "; I64, I32, I16 and U16 are read as whole numbers");
        };
    }

    /** {@code 50304x512}. */
    String shapeText() {
        return shape.isEmpty()
                ? "a single number"
                : shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    /** Says what keeps this tensor from being read as it was asked for. */
    IllegalArgumentException refused(String why) {
        return offset < 0
                ? Malformed.in(file, "has " + Malformed.quoted(tensor) + ", which " + why)
                : Malformed.at(file, offset, Malformed.quoted(tensor) + " " + why);
    }
}
