package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * x′ = Ax + w on 2 vectors of rows, 4 columns at a time: 8 chains of sums, and every entry of A is
 * loaded once, in the order in which it is stored.
 */
final class Panel2 {

    private Panel2() {}

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
            DoubleVector s10 = DoubleVector.zero(SPECIES);
            DoubleVector s11 = DoubleVector.zero(SPECIES);
            DoubleVector s20 = DoubleVector.zero(SPECIES);
            DoubleVector s21 = DoubleVector.zero(SPECIES);
            DoubleVector s30 = DoubleVector.zero(SPECIES);
            DoubleVector s31 = DoubleVector.zero(SPECIES);
            int j = 0;
            for (; j <= n - 4; j += 4) {
                DoubleVector x0 = DoubleVector.broadcast(SPECIES, place[from + j]);
                s00 = DoubleVector.fromArray(SPECIES, place, ao + j * 2 * L).fma(x0, s00);
                s01 = DoubleVector.fromArray(SPECIES, place, ao + j * 2 * L + L).fma(x0, s01);
                DoubleVector x1 = DoubleVector.broadcast(SPECIES, place[from + j + 1]);
                s10 = DoubleVector.fromArray(SPECIES, place, ao + j * 2 * L + 2 * L)
                        .fma(x1, s10);
                s11 = DoubleVector.fromArray(SPECIES, place, ao + j * 2 * L + 3 * L)
                        .fma(x1, s11);
                DoubleVector x2 = DoubleVector.broadcast(SPECIES, place[from + j + 2]);
                s20 = DoubleVector.fromArray(SPECIES, place, ao + j * 2 * L + 4 * L)
                        .fma(x2, s20);
                s21 = DoubleVector.fromArray(SPECIES, place, ao + j * 2 * L + 5 * L)
                        .fma(x2, s21);
                DoubleVector x3 = DoubleVector.broadcast(SPECIES, place[from + j + 3]);
                s30 = DoubleVector.fromArray(SPECIES, place, ao + j * 2 * L + 6 * L)
                        .fma(x3, s30);
                s31 = DoubleVector.fromArray(SPECIES, place, ao + j * 2 * L + 7 * L)
                        .fma(x3, s31);
            }
            for (; j < n; j++) {
                DoubleVector xj = DoubleVector.broadcast(SPECIES, place[from + j]);
                s00 = DoubleVector.fromArray(SPECIES, place, ao + j * 2 * L).fma(xj, s00);
                s01 = DoubleVector.fromArray(SPECIES, place, ao + j * 2 * L + L).fma(xj, s01);
            }
            int at = s.stored(t) + row;
            s00 = s00.add(s10).add(s20.add(s30));
            s00.intoArray(place, to);
            s01 = s01.add(s11).add(s21.add(s31));
            s01.intoArray(place, to + L);
            s00.intoArray(out, at);
            s01.intoArray(out, at + L);
            phase = phase + 1 == s.period ? 0 : phase + 1;
        }
    }
}
