package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * x′ = Ax + w for a state of one vector: the columns of A stay in eight registers for the whole run.
 *
 * <p>A step is one chain: the stored state comes back as eight broadcasts, two multiply-adds, two additions. Four
 * chains of two are shorter than one of eight. Columns past n are zero.
 */
final class ColumnRegisters {

    /** Columns that are held. */
    static final int COLUMNS = 8;

    private ColumnRegisters() {}

    static boolean fits(int n) {
        return n <= Math.min(L, COLUMNS);
    }

    static void steps(ColumnSteps s, int steps) {
        double[] place = s.place;
        int ao = s.ao;
        int xo = s.xo;
        int wo = s.wo;
        double[] out = s.out;
        int stride = s.stride;
        DoubleVector a0 = DoubleVector.fromArray(SPECIES, place, ao);
        DoubleVector a1 = DoubleVector.fromArray(SPECIES, place, ao + stride);
        DoubleVector a2 = DoubleVector.fromArray(SPECIES, place, ao + 2 * stride);
        DoubleVector a3 = DoubleVector.fromArray(SPECIES, place, ao + 3 * stride);
        DoubleVector a4 = DoubleVector.fromArray(SPECIES, place, ao + 4 * stride);
        DoubleVector a5 = DoubleVector.fromArray(SPECIES, place, ao + 5 * stride);
        DoubleVector a6 = DoubleVector.fromArray(SPECIES, place, ao + 6 * stride);
        DoubleVector a7 = DoubleVector.fromArray(SPECIES, place, ao + 7 * stride);
        int phase = 0;
        for (int t = 0; t < steps; t++) {
            DoubleVector s0 = a0.fma(
                    DoubleVector.broadcast(SPECIES, place[xo]),
                    DoubleVector.fromArray(SPECIES, place, wo + phase * stride));
            DoubleVector s1 = a1.mul(DoubleVector.broadcast(SPECIES, place[xo + 1]));
            DoubleVector s2 = a2.mul(DoubleVector.broadcast(SPECIES, place[xo + 2]));
            DoubleVector s3 = a3.mul(DoubleVector.broadcast(SPECIES, place[xo + 3]));
            s0 = a4.fma(DoubleVector.broadcast(SPECIES, place[xo + 4]), s0);
            s1 = a5.fma(DoubleVector.broadcast(SPECIES, place[xo + 5]), s1);
            s2 = a6.fma(DoubleVector.broadcast(SPECIES, place[xo + 6]), s2);
            s3 = a7.fma(DoubleVector.broadcast(SPECIES, place[xo + 7]), s3);
            s0 = s0.add(s1).add(s2.add(s3));
            s0.intoArray(place, xo);
            s0.intoArray(out, s.stored(t));
            phase = phase + 1 == s.period ? 0 : phase + 1;
        }
    }
}
