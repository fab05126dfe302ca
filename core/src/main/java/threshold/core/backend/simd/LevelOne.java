package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;
import static threshold.core.backend.simd.Lanes.START;

import jdk.incubator.vector.DoubleVector;

/** Operations on vectors: n multiply-adds and as many loads, so the loads are what is spared. */
final class LevelOne {

    private LevelOne() {}

    /**
     * xᵀy; four chains hide the latency of the sum.
     *
     * @param lanes a workspace for a vector
     */
    static double dot(int n, double[] x, int xo, double[] y, int yo, double[] lanes) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        int i = 0;
        for (; i <= n - 4 * L; i += 4 * L) {
            s0 = DoubleVector.fromArray(SPECIES, x, xo + i).fma(DoubleVector.fromArray(SPECIES, y, yo + i), s0);
            s1 = DoubleVector.fromArray(SPECIES, x, xo + i + L).fma(DoubleVector.fromArray(SPECIES, y, yo + i + L), s1);
            s2 = DoubleVector.fromArray(SPECIES, x, xo + i + 2 * L)
                    .fma(DoubleVector.fromArray(SPECIES, y, yo + i + 2 * L), s2);
            s3 = DoubleVector.fromArray(SPECIES, x, xo + i + 3 * L)
                    .fma(DoubleVector.fromArray(SPECIES, y, yo + i + 3 * L), s3);
        }
        for (; i <= n - L; i += L) {
            s0 = DoubleVector.fromArray(SPECIES, x, xo + i).fma(DoubleVector.fromArray(SPECIES, y, yo + i), s0);
        }
        s0.add(s1).add(s2.add(s3)).intoArray(lanes, START);
        double sum = Lanes.sum(lanes, START);
        for (; i < n; i++) {
            sum += x[xo + i] * y[yo + i];
        }
        return sum;
    }

    /** y ← y + αx. */
    static void axpy(int n, double alpha, double[] x, int xo, double[] y, int yo) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, alpha);
        int end = Lanes.floor(n);
        for (int i = 0; i < end; i += L) {
            DoubleVector.fromArray(SPECIES, x, xo + i)
                    .fma(factor, DoubleVector.fromArray(SPECIES, y, yo + i))
                    .intoArray(y, yo + i);
        }
        for (int i = end; i < n; i++) {
            y[yo + i] += alpha * x[xo + i];
        }
    }

    /** x ← αx. */
    static void scal(int n, double alpha, double[] x, int xo) {
        int end = Lanes.floor(n);
        for (int i = 0; i < end; i += L) {
            DoubleVector.fromArray(SPECIES, x, xo + i).mul(alpha).intoArray(x, xo + i);
        }
        for (int i = end; i < n; i++) {
            x[xo + i] *= alpha;
        }
    }

    /** (x, y) ← (cx + sy, cy − sx). */
    static void rot(int n, double[] x, int xo, double[] y, int yo, double c, double s) {
        DoubleVector cos = DoubleVector.broadcast(SPECIES, c);
        DoubleVector sin = DoubleVector.broadcast(SPECIES, s);
        int end = Lanes.floor(n);
        for (int i = 0; i < end; i += L) {
            DoubleVector u = DoubleVector.fromArray(SPECIES, x, xo + i);
            DoubleVector v = DoubleVector.fromArray(SPECIES, y, yo + i);
            u.fma(cos, v.mul(sin)).intoArray(x, xo + i);
            v.mul(cos).sub(u.mul(sin)).intoArray(y, yo + i);
        }
        for (int i = end; i < n; i++) {
            double u = x[xo + i];
            double v = y[yo + i];
            x[xo + i] = c * u + s * v;
            y[yo + i] = c * v - s * u;
        }
    }
}
