package threshold.core.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Stored numbers, widened to double as they are read. Several threads may read at a time.
 *
 * @param file its name in messages
 * @param tensor whose numbers they are
 * @param offset of the first in the file; −1 if they are no stretch of it
 * @param type of each
 * @param order of their bytes
 * @param bytes they, and nothing else
 */
record Values(String file, String tensor, long offset, DataType type, ByteOrder order, MemorySegment bytes) {

    /** Numbers that are widened at a time: 16 kB of double stay in the first-level cache. */
    private static final int CHUNK = 2048;

    private static final int INFINITE_FLOAT = 0x7f800000;
    private static final int INFINITE_HALF = 0x7c00;

    long count() {
        return bytes.byteSize() / type.bytes();
    }

    /**
     * Writes {@code count} numbers from number {@code first} on to {@code target[at + i·step]}.
     *
     * @throws IllegalArgumentException naming the number and its byte, if one is not finite
     */
    void read(long first, int count, double[] target, int at, int step) {
        for (int done = 0; done < count; done += CHUNK) {
            int n = Math.min(CHUNK, count - done);
            boolean finite = widen(first + done, n, target, at + done * step, step);
            if (!finite) {
                throw notFinite(first + done, n, target, at + done * step, step);
            }
        }
    }

    private boolean widen(long first, int n, double[] target, int at, int step) {
        long from = first * type.bytes();
        return switch (type) {
            case F64 -> doubles(from, n, target, at, step);
            case F32 -> floats(from, n, target, at, step);
            case F16, BF16 -> halves(from, n, target, at, step);
            default ->
                throw new IllegalArgumentException(file + ": " + Malformed.printable(tensor) + " is of type " + type
                        + "; F64, F32, F16 and BF16 are read as numbers");
        };
    }

    private boolean doubles(long from, int n, double[] target, int at, int step) {
        ValueLayout.OfDouble layout = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order);
        double poison = 0;
        for (int i = 0; i < n; i++) {
            double value = bytes.get(layout, from + 8L * i);
            target[at + i * step] = value;
            poison += 0 * value;
        }
        return poison == 0;
    }

    private boolean floats(long from, int n, double[] target, int at, int step) {
        float[] chunk = new float[n];
        MemorySegment.copy(bytes, ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), from, chunk, 0, n);
        int largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Float.floatToRawIntBits(chunk[i]) & Integer.MAX_VALUE);
        }
        for (int i = 0; i < n; i++) {
            target[at + i * step] = chunk[i];
        }
        return largest < INFINITE_FLOAT;
    }

    private boolean halves(long from, int n, double[] target, int at, int step) {
        short[] chunk = new short[n];
        MemorySegment.copy(bytes, ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), from, chunk, 0, n);
        int largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, chunk[i] & Short.MAX_VALUE);
        }
        if (type == DataType.BF16) {
            for (int i = 0; i < n; i++) {
                target[at + i * step] = Float.intBitsToFloat(chunk[i] << Short.SIZE);
            }
            return largest < INFINITE_FLOAT >> Short.SIZE;
        }
        for (int i = 0; i < n; i++) {
            target[at + i * step] = Float.float16ToFloat(chunk[i]);
        }
        return largest < INFINITE_HALF;
    }

    private IllegalArgumentException notFinite(long first, int n, double[] target, int at, int step) {
        int i = 0;
        while (i < n - 1 && Double.isFinite(target[at + i * step])) {
            i++;
        }
        String what = Malformed.printable(tensor) + " has " + target[at + i * step] + " as its number " + (first + i)
                + ", counted from 0";
        return offset < 0
                ? new IllegalArgumentException(file + ": " + what)
                : Malformed.at(file, offset + (first + i) * type.bytes(), what);
    }

    /** A whole number. */
    long integer(long i) {
        long from = i * type.bytes();
        return switch (type) {
            case I64 -> bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), from);
            case I32 -> bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), from);
            case I16 -> bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), from);
            case U16 -> Short.toUnsignedLong(bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), from));
            default ->
                throw new IllegalArgumentException(file + ": " + Malformed.printable(tensor) + " is of type " + type
                        + "; I64, I32, I16 and U16 are read as whole numbers");
        };
    }
}
