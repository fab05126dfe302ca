package threshold.core.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Widens stored numbers to double, a few thousand at a time. It belongs to one read, since it holds what is between.
 *
 * <p>Each step is a copy of the whole or a loop without a branch, for C2 vectorises no more: BF16 by one loop of shifts
 * and a reinterpreted double took 1.06 ns an entry, by a shift to ints, a copy to floats and a loop to doubles 0.47;
 * F64 by a get of each 10, by copies 0.44 (Sapphire Rapids, one busy core). That all are finite is asked of their
 * exponents together: where one is all ones, adding its unit carries into the sign, and so into the sign of the
 * disjunction.
 */
final class Widening {

    /** Numbers at a time: the 48 kB of them in all their types stay in the caches. */
    static final int CHUNK = 2048;

    private static final int FLOAT_EXPONENT_UNIT = 1 << 23;
    private static final long DOUBLE_EXPONENT_UNIT = 1L << 52;

    private final DataType type;
    private final MemorySegment bytes;
    private final ValueLayout.OfShort shortLayout;
    private final ValueLayout.OfInt intLayout;
    private final ValueLayout.OfLong longLayout;
    private final ValueLayout.OfDouble doubleLayout;
    private final short[] halves;
    private final int[] bits;
    private final float[] singles;
    private final long[] longs;
    private final MemorySegment bitsAsBytes;
    private final MemorySegment singlesAsBytes;

    /**
     * @param type of real numbers
     * @param atOnce the most that are asked for in one call, at most {@link #CHUNK}
     */
    Widening(DataType type, ByteOrder order, MemorySegment bytes, int atOnce) {
        this.type = type;
        this.bytes = bytes;
        this.shortLayout = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
        this.intLayout = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
        this.longLayout = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
        this.doubleLayout = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order);
        this.halves = new short[type.bits() == Short.SIZE ? atOnce : 0];
        this.bits = new int[type == DataType.F64 ? 0 : atOnce];
        this.singles = new float[type == DataType.F64 ? 0 : atOnce];
        this.longs = new long[type == DataType.F64 ? atOnce : 0];
        this.bitsAsBytes = MemorySegment.ofArray(bits);
        this.singlesAsBytes = MemorySegment.ofArray(singles);
    }

    /** Writes n numbers from number {@code first} on to {@code target[at]} and on; whether all are finite. */
    boolean read(long first, int n, double[] target, int at) {
        long from = first * type.bytes();
        switch (type) {
            case F64 -> {
                MemorySegment.copy(bytes, doubleLayout, from, target, at, n);
                MemorySegment.copy(bytes, longLayout, from, longs, 0, n);
                return areFinite(longs, n);
            }
            case F32 -> {
                MemorySegment.copy(bytes, intLayout, from, bits, 0, n);
                MemorySegment.copy(bitsAsBytes, 0, singlesAsBytes, 0, (long) Float.BYTES * n);
            }
            case BF16 -> {
                MemorySegment.copy(bytes, shortLayout, from, halves, 0, n);
                shift(halves, bits, n);
                MemorySegment.copy(bitsAsBytes, 0, singlesAsBytes, 0, (long) Float.BYTES * n);
            }
            case F16 -> {
                MemorySegment.copy(bytes, shortLayout, from, halves, 0, n);
                widen(halves, singles, n);
                MemorySegment.copy(singlesAsBytes, 0, bitsAsBytes, 0, (long) Float.BYTES * n);
            }
            default -> throw new AssertionError(type);
        }
        widen(singles, target, at, n);
        return areFinite(bits, n);
    }

    /** BF16 is the upper half of a float. */
    private static void shift(short[] halves, int[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] = halves[i] << Short.SIZE;
        }
    }

    private static void widen(short[] halves, float[] singles, int n) {
        for (int i = 0; i < n; i++) {
            singles[i] = Float.float16ToFloat(halves[i]);
        }
    }

    private static void widen(float[] singles, double[] target, int at, int n) {
        for (int i = 0; i < n; i++) {
            target[at + i] = singles[i];
        }
    }

    private static boolean areFinite(int[] bits, int n) {
        int carried = 0;
        for (int i = 0; i < n; i++) {
            carried |= (bits[i] & Integer.MAX_VALUE) + FLOAT_EXPONENT_UNIT;
        }
        return carried >= 0;
    }

    private static boolean areFinite(long[] bits, int n) {
        long carried = 0;
        for (int i = 0; i < n; i++) {
            carried |= (bits[i] & Long.MAX_VALUE) + DOUBLE_EXPONENT_UNIT;
        }
        return carried >= 0;
    }
}
