package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * The micro-kernel C ← D + αAB on a tile of 4 rows by 3 vectors.
 *
 * <p>Twelve accumulators, three loads and a broadcast fill the sixteen registers of AVX2 and SSE.
 *
 * <p>The accumulators are locals of one static method: a vector that leaves its method is boxed. Both operands are
 * indexed affinely in k and the loop takes two k at a time: running offsets cost a fifth of the peak. So the body is
 * written out, and longer than a method should be.
 */
final class Tile3x4 {

    private Tile3x4() {}

    /** As {@link MicroKernel#tile}. */
    static void multiply(
            int kc,
            double[] a,
            int ao,
            int rs,
            int cs,
            double[] b,
            int bo,
            int ldb,
            double alpha,
            double[] d,
            int from,
            int ldd,
            double[] c,
            int co,
            int ldc) {
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = DoubleVector.zero(SPECIES);
        DoubleVector c02 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c11 = DoubleVector.zero(SPECIES);
        DoubleVector c12 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c21 = DoubleVector.zero(SPECIES);
        DoubleVector c22 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        DoubleVector c31 = DoubleVector.zero(SPECIES);
        DoubleVector c32 = DoubleVector.zero(SPECIES);
        int k = 0;
        for (; k + 1 < kc; k += 2) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb + L);
            DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb + 2 * L);
            DoubleVector xs = DoubleVector.broadcast(SPECIES, a[ao + k * cs]);
            c00 = x0.fma(xs, c00);
            c01 = x1.fma(xs, c01);
            c02 = x2.fma(xs, c02);
            xs = DoubleVector.broadcast(SPECIES, a[ao + rs + k * cs]);
            c10 = x0.fma(xs, c10);
            c11 = x1.fma(xs, c11);
            c12 = x2.fma(xs, c12);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 2 * rs + k * cs]);
            c20 = x0.fma(xs, c20);
            c21 = x1.fma(xs, c21);
            c22 = x2.fma(xs, c22);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 3 * rs + k * cs]);
            c30 = x0.fma(xs, c30);
            c31 = x1.fma(xs, c31);
            c32 = x2.fma(xs, c32);
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bo + (k + 1) * ldb);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, bo + (k + 1) * ldb + L);
            DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, bo + (k + 1) * ldb + 2 * L);
            DoubleVector ys = DoubleVector.broadcast(SPECIES, a[ao + (k + 1) * cs]);
            c00 = y0.fma(ys, c00);
            c01 = y1.fma(ys, c01);
            c02 = y2.fma(ys, c02);
            ys = DoubleVector.broadcast(SPECIES, a[ao + rs + (k + 1) * cs]);
            c10 = y0.fma(ys, c10);
            c11 = y1.fma(ys, c11);
            c12 = y2.fma(ys, c12);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 2 * rs + (k + 1) * cs]);
            c20 = y0.fma(ys, c20);
            c21 = y1.fma(ys, c21);
            c22 = y2.fma(ys, c22);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 3 * rs + (k + 1) * cs]);
            c30 = y0.fma(ys, c30);
            c31 = y1.fma(ys, c31);
            c32 = y2.fma(ys, c32);
        }
        if (k < kc) {
            DoubleVector z0 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb);
            DoubleVector z1 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb + L);
            DoubleVector z2 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb + 2 * L);
            DoubleVector zs = DoubleVector.broadcast(SPECIES, a[ao + k * cs]);
            c00 = z0.fma(zs, c00);
            c01 = z1.fma(zs, c01);
            c02 = z2.fma(zs, c02);
            zs = DoubleVector.broadcast(SPECIES, a[ao + rs + k * cs]);
            c10 = z0.fma(zs, c10);
            c11 = z1.fma(zs, c11);
            c12 = z2.fma(zs, c12);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 2 * rs + k * cs]);
            c20 = z0.fma(zs, c20);
            c21 = z1.fma(zs, c21);
            c22 = z2.fma(zs, c22);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 3 * rs + k * cs]);
            c30 = z0.fma(zs, c30);
            c31 = z1.fma(zs, c31);
            c32 = z2.fma(zs, c32);
        }
        DoubleVector s = DoubleVector.broadcast(SPECIES, alpha);
        c00.fma(s, DoubleVector.fromArray(SPECIES, d, from)).intoArray(c, co);
        c01.fma(s, DoubleVector.fromArray(SPECIES, d, from + L)).intoArray(c, co + L);
        c02.fma(s, DoubleVector.fromArray(SPECIES, d, from + 2 * L)).intoArray(c, co + 2 * L);
        c10.fma(s, DoubleVector.fromArray(SPECIES, d, from + ldd)).intoArray(c, co + ldc);
        c11.fma(s, DoubleVector.fromArray(SPECIES, d, from + ldd + L)).intoArray(c, co + ldc + L);
        c12.fma(s, DoubleVector.fromArray(SPECIES, d, from + ldd + 2 * L)).intoArray(c, co + ldc + 2 * L);
        c20.fma(s, DoubleVector.fromArray(SPECIES, d, from + 2 * ldd)).intoArray(c, co + 2 * ldc);
        c21.fma(s, DoubleVector.fromArray(SPECIES, d, from + 2 * ldd + L)).intoArray(c, co + 2 * ldc + L);
        c22.fma(s, DoubleVector.fromArray(SPECIES, d, from + 2 * ldd + 2 * L)).intoArray(c, co + 2 * ldc + 2 * L);
        c30.fma(s, DoubleVector.fromArray(SPECIES, d, from + 3 * ldd)).intoArray(c, co + 3 * ldc);
        c31.fma(s, DoubleVector.fromArray(SPECIES, d, from + 3 * ldd + L)).intoArray(c, co + 3 * ldc + L);
        c32.fma(s, DoubleVector.fromArray(SPECIES, d, from + 3 * ldd + 2 * L)).intoArray(c, co + 3 * ldc + 2 * L);
    }
}
