package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * x′ = Ax + w on 4 vectors of rows, 2 columns at a time: 8 chains of sums, and every entry of A is
 * loaded once, in the order in which it is stored.
 */
final class Panel4 {

    private Panel4() {}

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
            DoubleVector s10 = DoubleVector.zero(SPECIES);
            DoubleVector s11 = DoubleVector.zero(SPECIES);
            DoubleVector s12 = DoubleVector.zero(SPECIES);
            DoubleVector s13 = DoubleVector.zero(SPECIES);
            int j = 0;
            for (; j <= n - 2; j += 2) {
                DoubleVector x0 = DoubleVector.broadcast(SPECIES, place[from + j]);
                s00 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L).fma(x0, s00);
                s01 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L + L).fma(x0, s01);
                s02 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L + 2 * L)
                        .fma(x0, s02);
                s03 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L + 3 * L)
                        .fma(x0, s03);
                DoubleVector x1 = DoubleVector.broadcast(SPECIES, place[from + j + 1]);
                s10 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L + 4 * L)
                        .fma(x1, s10);
                s11 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L + 5 * L)
                        .fma(x1, s11);
                s12 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L + 6 * L)
                        .fma(x1, s12);
                s13 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L + 7 * L)
                        .fma(x1, s13);
            }
            for (; j < n; j++) {
                DoubleVector xj = DoubleVector.broadcast(SPECIES, place[from + j]);
                s00 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L).fma(xj, s00);
                s01 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L + L).fma(xj, s01);
                s02 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L + 2 * L)
                        .fma(xj, s02);
                s03 = DoubleVector.fromArray(SPECIES, place, ao + j * 4 * L + 3 * L)
                        .fma(xj, s03);
            }
            int at = s.stored(t) + row;
            s00 = s00.add(s10);
            s00.intoArray(place, to);
            s01 = s01.add(s11);
            s01.intoArray(place, to + L);
            s02 = s02.add(s12);
            s02.intoArray(place, to + 2 * L);
            s03 = s03.add(s13);
            s03.intoArray(place, to + 3 * L);
            s00.intoArray(out, at);
            s01.intoArray(out, at + L);
            s02.intoArray(out, at + 2 * L);
            s03.intoArray(out, at + 3 * L);
            phase = phase + 1 == s.period ? 0 : phase + 1;
        }
    }
}
