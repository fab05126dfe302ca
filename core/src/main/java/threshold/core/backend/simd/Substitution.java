package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;

/**
 * Rows of one vector divided by a diagonal block of a {@link PackedTriangle}: x ← xD⁻¹, then for each lane s in turn
 * x ← x − x_s·(row s of R̂), which changes only the lanes after s.
 *
 * <p>Rows stay as they are stored, and a lane is spread over the vector by a shuffle. With the rows in the lanes
 * instead, the two transpositions alone cost 3.4 cycles an entry; all of this costs about one.
 */
final class Substitution {

    private static final VectorShuffle<Double> SPREAD0 = spread(0);
    private static final VectorShuffle<Double> SPREAD1 = spread(1);
    private static final VectorShuffle<Double> SPREAD2 = spread(2);
    private static final VectorShuffle<Double> SPREAD3 = spread(3);
    private static final VectorShuffle<Double> SPREAD4 = spread(4);
    private static final VectorShuffle<Double> SPREAD5 = spread(5);
    private static final VectorShuffle<Double> SPREAD6 = spread(6);

    private Substitution() {}

    /** Lane s everywhere; of a lane that does not exist, any. */
    private static VectorShuffle<Double> spread(int s) {
        return VectorShuffle.fromOp(SPECIES, _ -> Math.min(s, L - 1));
    }

    /** Rows of x, ldx apart, by the block at {@code at}. */
    static void rows(int rows, double[] block, int at, double[] x, int xo, int ldx) {
        if (L == 4 || L == 8) {
            byShuffles(rows, block, at, x, xo, ldx);
        } else {
            throughMemory(rows, block, at, x, xo, ldx);
        }
    }

    private static void byShuffles(int rows, double[] block, int at, double[] x, int xo, int ldx) {
        DoubleVector reciprocals = DoubleVector.fromArray(SPECIES, block, at);
        DoubleVector r0 = DoubleVector.fromArray(SPECIES, block, at + L);
        DoubleVector r1 = DoubleVector.fromArray(SPECIES, block, at + 2 * L);
        DoubleVector r2 = DoubleVector.fromArray(SPECIES, block, at + 3 * L);
        DoubleVector r3 = L == 8 ? DoubleVector.fromArray(SPECIES, block, at + 4 * L) : r0;
        DoubleVector r4 = L == 8 ? DoubleVector.fromArray(SPECIES, block, at + 5 * L) : r0;
        DoubleVector r5 = L == 8 ? DoubleVector.fromArray(SPECIES, block, at + 6 * L) : r0;
        DoubleVector r6 = L == 8 ? DoubleVector.fromArray(SPECIES, block, at + 7 * L) : r0;
        for (int i = 0; i < rows; i++) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i * ldx).mul(reciprocals);
            v = v.rearrange(SPREAD0).fma(r0, v);
            v = v.rearrange(SPREAD1).fma(r1, v);
            v = v.rearrange(SPREAD2).fma(r2, v);
            if (L == 8) {
                v = v.rearrange(SPREAD3).fma(r3, v);
                v = v.rearrange(SPREAD4).fma(r4, v);
                v = v.rearrange(SPREAD5).fma(r5, v);
                v = v.rearrange(SPREAD6).fma(r6, v);
            }
            v.intoArray(x, xo + i * ldx);
        }
    }

    /** Lanes come back from memory one by one: HotSpot has no shuffle of two lanes, and boxes the vectors of one. */
    private static void throughMemory(int rows, double[] block, int at, double[] x, int xo, int ldx) {
        for (int i = 0; i < rows; i++) {
            int row = xo + i * ldx;
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, row).mul(DoubleVector.fromArray(SPECIES, block, at));
            for (int s = 0; s < L - 1; s++) {
                v.intoArray(x, row);
                DoubleVector spread = DoubleVector.broadcast(SPECIES, x[row + s]);
                v = spread.fma(DoubleVector.fromArray(SPECIES, block, at + (s + 1) * L), v);
            }
            v.intoArray(x, row);
        }
    }
}
