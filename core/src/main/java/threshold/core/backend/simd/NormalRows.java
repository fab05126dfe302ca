package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import threshold.core.kernel.CounterNormal;

/**
 * Rows of {@link CounterNormal}, a number in each lane, bit for bit as one by one.
 *
 * <p>With eight lanes a vector without one in a tail is one of four, so both functions are evaluated for all: 40 fused
 * multiply-adds, three divisions and a square root a vector, in three methods, since one is too large for C1 and stays
 * slow for good. Numbers further out than {@link CounterNormal#FAR} are done over, one by one.
 */
final class NormalRows {

    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SPECIES.vectorShape());

    /** 1.5·2⁵²: a small whole number added to its bits is added to its value. */
    private static final double WHOLE = 0x1.8p52;

    private static final long WHOLE_BITS = Double.doubleToRawLongBits(WHOLE);

    private static final double[] TABLE = CounterNormal.table();
    private static final long[] LANES = lanes();

    private NormalRows() {}

    private static long[] lanes() {
        long[] lanes = new long[L];
        for (int i = 0; i < L; i++) {
            lanes[i] = i * CounterNormal.STEP;
        }
        return lanes;
    }

    /**
     * Writes rows of vectors into {@code place} from {@code at} on.
     *
     * @param scratch where as many numbers may be written, in the same array
     * @param origin where the numbers of the seed begin
     * @param first number of the first entry
     * @param perRow how many numbers further the next row begins
     */
    static void fill(double[] place, int at, int scratch, int rows, int vectors, long origin, long first, long perRow) {
        int width = vectors * L;
        for (int i = 0; i < rows; i++) {
            centred(place, scratch + i * width, vectors, origin + (first + i * perRow) * CounterNormal.STEP);
        }
        central(place, scratch, at, rows * vectors);
        if (tails(place, scratch, at, rows * vectors)) {
            for (int i = 0; i < rows; i++) {
                oneByOne(place, at + i * width, width, origin, first + i * perRow);
            }
        }
    }

    /** q of consecutive numbers. */
    private static void centred(double[] place, int to, int vectors, long from) {
        LongVector lanes = LongVector.fromArray(LONGS, LANES, 0);
        for (int v = 0; v < vectors; v++) {
            LongVector z = lanes.add(from + v * L * CounterNormal.STEP);
            z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 30))
                    .mul(CounterNormal.FIRST_FACTOR);
            z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 27))
                    .mul(CounterNormal.SECOND_FACTOR);
            z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 31));
            z.lanewise(VectorOperators.LSHR, 12)
                    .or(CounterNormal.ONE)
                    .reinterpretAsDoubles()
                    .sub(1.5)
                    .add(0x1p-53)
                    .intoArray(place, to + v * L);
        }
    }

    private static void central(double[] place, int from, int to, int vectors) {
        double[] table = TABLE;
        DoubleVector square = DoubleVector.broadcast(SPECIES, CounterNormal.CENTRE * CounterNormal.CENTRE);
        for (int v = 0; v < vectors; v++) {
            DoubleVector q = DoubleVector.fromArray(SPECIES, place, from + v * L);
            DoubleVector r = q.neg().fma(q, square);
            DoubleVector over = DoubleVector.broadcast(SPECIES, table[CounterNormal.CENTRAL_OVER]);
            DoubleVector under = DoubleVector.broadcast(SPECIES, table[CounterNormal.CENTRAL_UNDER]);
            for (int c = 1; c < CounterNormal.EACH; c++) {
                over = over.fma(r, DoubleVector.broadcast(SPECIES, table[CounterNormal.CENTRAL_OVER + c]));
                under = under.fma(r, DoubleVector.broadcast(SPECIES, table[CounterNormal.CENTRAL_UNDER + c]));
            }
            q.mul(over.div(under)).intoArray(place, to + v * L);
        }
    }

    /**
     * Replaces what is not central; whether a number is further out than that. Lanes are chosen by their sign bits,
     * since vectors of two lanes have no masks.
     */
    private static boolean tails(double[] place, int from, int to, int vectors) {
        double[] table = TABLE;
        DoubleVector least = DoubleVector.zero(SPECIES);
        for (int v = 0; v < vectors; v++) {
            DoubleVector q = DoubleVector.fromArray(SPECIES, place, from + v * L);
            LongVector bits = DoubleVector.broadcast(SPECIES, .5).sub(q.abs()).reinterpretAsLongs();
            LongVector exponent = bits.sub(CounterNormal.ROOT_HALF).lanewise(VectorOperators.ASHR, 52);
            DoubleVector m =
                    bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles();
            DoubleVector s = m.sub(1).div(m.add(1));
            DoubleVector square = s.mul(s);
            DoubleVector sum = DoubleVector.broadcast(SPECIES, table[CounterNormal.LOGARITHM]);
            for (int c = 1; c < CounterNormal.TERMS; c++) {
                sum = sum.fma(square, DoubleVector.broadcast(SPECIES, table[CounterNormal.LOGARITHM + c]));
            }
            DoubleVector root = exponent.add(WHOLE_BITS)
                    .reinterpretAsDoubles()
                    .sub(WHOLE)
                    .fma(
                            DoubleVector.broadcast(SPECIES, CounterNormal.LN_2),
                            s.mul(2).mul(sum))
                    .neg()
                    .sqrt();
            least = least.min(root.neg().add(CounterNormal.FAR));
            DoubleVector x = root.sub(CounterNormal.TAIL_ORIGIN);
            DoubleVector over = DoubleVector.broadcast(SPECIES, table[CounterNormal.TAIL_OVER]);
            DoubleVector under = DoubleVector.broadcast(SPECIES, table[CounterNormal.TAIL_UNDER]);
            for (int c = 1; c < CounterNormal.EACH; c++) {
                over = over.fma(x, DoubleVector.broadcast(SPECIES, table[CounterNormal.TAIL_OVER + c]));
                under = under.fma(x, DoubleVector.broadcast(SPECIES, table[CounterNormal.TAIL_UNDER + c]));
            }
            LongVector outer = q.abs()
                    .neg()
                    .add(CounterNormal.CENTRE)
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.ASHR, Long.SIZE - 1);
            LongVector tail = over.div(under)
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.OR, q.reinterpretAsLongs().and(Long.MIN_VALUE));
            LongVector centre =
                    DoubleVector.fromArray(SPECIES, place, to + v * L).reinterpretAsLongs();
            centre.lanewise(
                            VectorOperators.XOR,
                            centre.lanewise(VectorOperators.XOR, tail).and(outer))
                    .reinterpretAsDoubles()
                    .intoArray(place, to + v * L);
        }
        least.intoArray(place, from);
        for (int lane = 0; lane < L; lane++) {
            if (place[from + lane] < 0) {
                return true;
            }
        }
        return false;
    }

    private static void oneByOne(double[] place, int to, int width, long origin, long k) {
        for (int lane = 0; lane < width; lane++) {
            place[to + lane] = CounterNormal.after(origin, k + lane);
        }
    }
}
