package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.SPECIES;
import static threshold.core.backend.simd.Lanes.START;

import jdk.incubator.vector.DoubleVector;

/**
 * Twenty chains s ← 1·s + 1: with the one, twenty-one of thirty-two vector registers, and more than four units of latency
 * four, which are in some AArch64 cores, can have in flight.
 */
final class FmaChains20 {

    static final int CHAINS = 20;

    private FmaChains20() {}

    /**
     * The sum of all chains after that many rounds: rounds · CHAINS · L.
     *
     * @param lanes a workspace for a vector
     */
    static double multiplyAdds(int rounds, double[] one, double[] lanes) {
        DoubleVector v = DoubleVector.broadcast(SPECIES, one[0]);
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        DoubleVector s4 = DoubleVector.zero(SPECIES);
        DoubleVector s5 = DoubleVector.zero(SPECIES);
        DoubleVector s6 = DoubleVector.zero(SPECIES);
        DoubleVector s7 = DoubleVector.zero(SPECIES);
        DoubleVector s8 = DoubleVector.zero(SPECIES);
        DoubleVector s9 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = DoubleVector.zero(SPECIES);
        DoubleVector s11 = DoubleVector.zero(SPECIES);
        DoubleVector s12 = DoubleVector.zero(SPECIES);
        DoubleVector s13 = DoubleVector.zero(SPECIES);
        DoubleVector s14 = DoubleVector.zero(SPECIES);
        DoubleVector s15 = DoubleVector.zero(SPECIES);
        DoubleVector s16 = DoubleVector.zero(SPECIES);
        DoubleVector s17 = DoubleVector.zero(SPECIES);
        DoubleVector s18 = DoubleVector.zero(SPECIES);
        DoubleVector s19 = DoubleVector.zero(SPECIES);
        for (int r = 0; r < rounds; r++) {
            s0 = s0.fma(v, v);
            s1 = s1.fma(v, v);
            s2 = s2.fma(v, v);
            s3 = s3.fma(v, v);
            s4 = s4.fma(v, v);
            s5 = s5.fma(v, v);
            s6 = s6.fma(v, v);
            s7 = s7.fma(v, v);
            s8 = s8.fma(v, v);
            s9 = s9.fma(v, v);
            s10 = s10.fma(v, v);
            s11 = s11.fma(v, v);
            s12 = s12.fma(v, v);
            s13 = s13.fma(v, v);
            s14 = s14.fma(v, v);
            s15 = s15.fma(v, v);
            s16 = s16.fma(v, v);
            s17 = s17.fma(v, v);
            s18 = s18.fma(v, v);
            s19 = s19.fma(v, v);
        }
        DoubleVector t0 = s0.add(s1).add(s2.add(s3));
        DoubleVector t1 = s4.add(s5).add(s6.add(s7));
        DoubleVector t2 = s8.add(s9).add(s10.add(s11));
        DoubleVector t3 = s12.add(s13).add(s14.add(s15));
        DoubleVector t4 = s16.add(s17).add(s18.add(s19));
        t0.add(t1).add(t2.add(t3)).add(t4).intoArray(lanes, START);
        return Lanes.sum(lanes, START);
    }
}
