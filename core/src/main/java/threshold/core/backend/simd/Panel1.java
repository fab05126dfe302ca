package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * x′ = Ax + w on one vector of rows, 8 columns at a time: 8 chains of sums, and every entry of A is
 * loaded once, in the order in which it is stored.
 */
final class Panel1 {

    private Panel1() {}

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
            DoubleVector s10 = DoubleVector.zero(SPECIES);
            DoubleVector s20 = DoubleVector.zero(SPECIES);
            DoubleVector s30 = DoubleVector.zero(SPECIES);
            DoubleVector s40 = DoubleVector.zero(SPECIES);
            DoubleVector s50 = DoubleVector.zero(SPECIES);
            DoubleVector s60 = DoubleVector.zero(SPECIES);
            DoubleVector s70 = DoubleVector.zero(SPECIES);
            int j = 0;
            for (; j <= n - 8; j += 8) {
                DoubleVector x0 = DoubleVector.broadcast(SPECIES, place[from + j]);
                s00 = DoubleVector.fromArray(SPECIES, place, ao + j * L).fma(x0, s00);
                DoubleVector x1 = DoubleVector.broadcast(SPECIES, place[from + j + 1]);
                s10 = DoubleVector.fromArray(SPECIES, place, ao + j * L + L).fma(x1, s10);
                DoubleVector x2 = DoubleVector.broadcast(SPECIES, place[from + j + 2]);
                s20 = DoubleVector.fromArray(SPECIES, place, ao + j * L + 2 * L).fma(x2, s20);
                DoubleVector x3 = DoubleVector.broadcast(SPECIES, place[from + j + 3]);
                s30 = DoubleVector.fromArray(SPECIES, place, ao + j * L + 3 * L).fma(x3, s30);
                DoubleVector x4 = DoubleVector.broadcast(SPECIES, place[from + j + 4]);
                s40 = DoubleVector.fromArray(SPECIES, place, ao + j * L + 4 * L).fma(x4, s40);
                DoubleVector x5 = DoubleVector.broadcast(SPECIES, place[from + j + 5]);
                s50 = DoubleVector.fromArray(SPECIES, place, ao + j * L + 5 * L).fma(x5, s50);
                DoubleVector x6 = DoubleVector.broadcast(SPECIES, place[from + j + 6]);
                s60 = DoubleVector.fromArray(SPECIES, place, ao + j * L + 6 * L).fma(x6, s60);
                DoubleVector x7 = DoubleVector.broadcast(SPECIES, place[from + j + 7]);
                s70 = DoubleVector.fromArray(SPECIES, place, ao + j * L + 7 * L).fma(x7, s70);
            }
            for (; j < n; j++) {
                DoubleVector xj = DoubleVector.broadcast(SPECIES, place[from + j]);
                s00 = DoubleVector.fromArray(SPECIES, place, ao + j * L).fma(xj, s00);
            }
            int at = s.stored(t) + row;
            s00 = s00.add(s10).add(s20.add(s30)).add(s40.add(s50).add(s60.add(s70)));
            s00.intoArray(place, to);
            s00.intoArray(out, at);
            phase = phase + 1 == s.period ? 0 : phase + 1;
        }
    }
}
