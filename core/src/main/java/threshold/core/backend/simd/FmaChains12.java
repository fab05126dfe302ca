package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.SPECIES;
import static threshold.core.backend.simd.Lanes.START;

import jdk.incubator.vector.DoubleVector;

/**
 * Twelve chains s ← 1·s + 1: with the one, thirteen of sixteen vector registers, and more than two units of latency five can
 * have in flight.
 */
final class FmaChains12 {

    static final int CHAINS = 12;

    private FmaChains12() {}

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
        }
        DoubleVector t0 = s0.add(s1).add(s2.add(s3));
        DoubleVector t1 = s4.add(s5).add(s6.add(s7));
        DoubleVector t2 = s8.add(s9).add(s10.add(s11));
        t0.add(t1).add(t2).intoArray(lanes, START);
        return Lanes.sum(lanes, START);
    }
}
