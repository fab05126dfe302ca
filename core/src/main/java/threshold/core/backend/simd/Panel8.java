package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * x′ = Ax + w on 8 vectors of rows, one column at a time: 8 chains of sums, and every entry of A is
 * loaded once, in the order in which it is stored.
 */
final class Panel8 {

    private Panel8() {}

    /** As {@link ColumnSteps}. */
    static void steps(ColumnSteps s, int first, int end, int row, int ao) {
        int n = s.n;
        double[] place = s.place;
        double[] out = s.out;
        int phase = first % s.period;
        for (int t = first; t < end; t++) {
            int from = s.state(t);
            int to = s.state(t + 1) + row;
            int wo = s.wo + phase * s.stride + row;
            DoubleVector s00 = DoubleVector.fromArray(SPECIES, place, wo);
            DoubleVector s01 = DoubleVector.fromArray(SPECIES, place, wo + L);
            DoubleVector s02 = DoubleVector.fromArray(SPECIES, place, wo + 2 * L);
            DoubleVector s03 = DoubleVector.fromArray(SPECIES, place, wo + 3 * L);
            DoubleVector s04 = DoubleVector.fromArray(SPECIES, place, wo + 4 * L);
            DoubleVector s05 = DoubleVector.fromArray(SPECIES, place, wo + 5 * L);
            DoubleVector s06 = DoubleVector.fromArray(SPECIES, place, wo + 6 * L);
            DoubleVector s07 = DoubleVector.fromArray(SPECIES, place, wo + 7 * L);
            int j = 0;
            for (; j < n; j++) {
                DoubleVector x0 = DoubleVector.broadcast(SPECIES, place[from + j]);
                s00 = DoubleVector.fromArray(SPECIES, place, ao + j * 8 * L).fma(x0, s00);
                s01 = DoubleVector.fromArray(SPECIES, place, ao + j * 8 * L + L).fma(x0, s01);
                s02 = DoubleVector.fromArray(SPECIES, place, ao + j * 8 * L + 2 * L)
                        .fma(x0, s02);
                s03 = DoubleVector.fromArray(SPECIES, place, ao + j * 8 * L + 3 * L)
                        .fma(x0, s03);
                s04 = DoubleVector.fromArray(SPECIES, place, ao + j * 8 * L + 4 * L)
                        .fma(x0, s04);
                s05 = DoubleVector.fromArray(SPECIES, place, ao + j * 8 * L + 5 * L)
                        .fma(x0, s05);
                s06 = DoubleVector.fromArray(SPECIES, place, ao + j * 8 * L + 6 * L)
                        .fma(x0, s06);
                s07 = DoubleVector.fromArray(SPECIES, place, ao + j * 8 * L + 7 * L)
                        .fma(x0, s07);
            }
            int at = s.stored(t) + row;
            s00.intoArray(place, to);
            s01.intoArray(place, to + L);
            s02.intoArray(place, to + 2 * L);
            s03.intoArray(place, to + 3 * L);
            s04.intoArray(place, to + 4 * L);
            s05.intoArray(place, to + 5 * L);
            s06.intoArray(place, to + 6 * L);
            s07.intoArray(place, to + 7 * L);
            s00.intoArray(out, at);
            s01.intoArray(out, at + L);
            s02.intoArray(out, at + 2 * L);
            s03.intoArray(out, at + 3 * L);
            s04.intoArray(out, at + 4 * L);
            s05.intoArray(out, at + 5 * L);
            s06.intoArray(out, at + 6 * L);
            s07.intoArray(out, at + 7 * L);
            phase = phase + 1 == s.period ? 0 : phase + 1;
        }
    }
}
