package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * The micro-kernel C ← D + αAB on a tile of 8 rows by 2 vectors.
 *
 * <p>The last panel of a matrix whose width leaves up to two vectors over.
 *
 * <p>The accumulators are locals of one static method: a vector that leaves its method is boxed. Both operands are
 * indexed affinely in k and the loop takes two k at a time: running offsets cost a fifth of the peak. So the body is
 * written out, and longer than a method should be.
 */
final class Tile2x8 {

    private Tile2x8() {}

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
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c11 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c21 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        DoubleVector c31 = DoubleVector.zero(SPECIES);
        DoubleVector c40 = DoubleVector.zero(SPECIES);
        DoubleVector c41 = DoubleVector.zero(SPECIES);
        DoubleVector c50 = DoubleVector.zero(SPECIES);
        DoubleVector c51 = DoubleVector.zero(SPECIES);
        DoubleVector c60 = DoubleVector.zero(SPECIES);
        DoubleVector c61 = DoubleVector.zero(SPECIES);
        DoubleVector c70 = DoubleVector.zero(SPECIES);
        DoubleVector c71 = DoubleVector.zero(SPECIES);
        int k = 0;
        for (; k + 1 < kc; k += 2) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb + L);
            DoubleVector xs = DoubleVector.broadcast(SPECIES, a[ao + k * cs]);
            c00 = x0.fma(xs, c00);
            c01 = x1.fma(xs, c01);
            xs = DoubleVector.broadcast(SPECIES, a[ao + rs + k * cs]);
            c10 = x0.fma(xs, c10);
            c11 = x1.fma(xs, c11);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 2 * rs + k * cs]);
            c20 = x0.fma(xs, c20);
            c21 = x1.fma(xs, c21);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 3 * rs + k * cs]);
            c30 = x0.fma(xs, c30);
            c31 = x1.fma(xs, c31);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 4 * rs + k * cs]);
            c40 = x0.fma(xs, c40);
            c41 = x1.fma(xs, c41);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 5 * rs + k * cs]);
            c50 = x0.fma(xs, c50);
            c51 = x1.fma(xs, c51);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 6 * rs + k * cs]);
            c60 = x0.fma(xs, c60);
            c61 = x1.fma(xs, c61);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 7 * rs + k * cs]);
            c70 = x0.fma(xs, c70);
            c71 = x1.fma(xs, c71);
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bo + (k + 1) * ldb);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, bo + (k + 1) * ldb + L);
            DoubleVector ys = DoubleVector.broadcast(SPECIES, a[ao + (k + 1) * cs]);
            c00 = y0.fma(ys, c00);
            c01 = y1.fma(ys, c01);
            ys = DoubleVector.broadcast(SPECIES, a[ao + rs + (k + 1) * cs]);
            c10 = y0.fma(ys, c10);
            c11 = y1.fma(ys, c11);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 2 * rs + (k + 1) * cs]);
            c20 = y0.fma(ys, c20);
            c21 = y1.fma(ys, c21);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 3 * rs + (k + 1) * cs]);
            c30 = y0.fma(ys, c30);
            c31 = y1.fma(ys, c31);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 4 * rs + (k + 1) * cs]);
            c40 = y0.fma(ys, c40);
            c41 = y1.fma(ys, c41);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 5 * rs + (k + 1) * cs]);
            c50 = y0.fma(ys, c50);
            c51 = y1.fma(ys, c51);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 6 * rs + (k + 1) * cs]);
            c60 = y0.fma(ys, c60);
            c61 = y1.fma(ys, c61);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 7 * rs + (k + 1) * cs]);
            c70 = y0.fma(ys, c70);
            c71 = y1.fma(ys, c71);
        }
        if (k < kc) {
            DoubleVector z0 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb);
            DoubleVector z1 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb + L);
            DoubleVector zs = DoubleVector.broadcast(SPECIES, a[ao + k * cs]);
            c00 = z0.fma(zs, c00);
            c01 = z1.fma(zs, c01);
            zs = DoubleVector.broadcast(SPECIES, a[ao + rs + k * cs]);
            c10 = z0.fma(zs, c10);
            c11 = z1.fma(zs, c11);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 2 * rs + k * cs]);
            c20 = z0.fma(zs, c20);
            c21 = z1.fma(zs, c21);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 3 * rs + k * cs]);
            c30 = z0.fma(zs, c30);
            c31 = z1.fma(zs, c31);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 4 * rs + k * cs]);
            c40 = z0.fma(zs, c40);
            c41 = z1.fma(zs, c41);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 5 * rs + k * cs]);
            c50 = z0.fma(zs, c50);
            c51 = z1.fma(zs, c51);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 6 * rs + k * cs]);
            c60 = z0.fma(zs, c60);
            c61 = z1.fma(zs, c61);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 7 * rs + k * cs]);
            c70 = z0.fma(zs, c70);
            c71 = z1.fma(zs, c71);
        }
        DoubleVector s = DoubleVector.broadcast(SPECIES, alpha);
        c00.fma(s, DoubleVector.fromArray(SPECIES, d, from)).intoArray(c, co);
        c01.fma(s, DoubleVector.fromArray(SPECIES, d, from + L)).intoArray(c, co + L);
        c10.fma(s, DoubleVector.fromArray(SPECIES, d, from + ldd)).intoArray(c, co + ldc);
        c11.fma(s, DoubleVector.fromArray(SPECIES, d, from + ldd + L)).intoArray(c, co + ldc + L);
        c20.fma(s, DoubleVector.fromArray(SPECIES, d, from + 2 * ldd)).intoArray(c, co + 2 * ldc);
        c21.fma(s, DoubleVector.fromArray(SPECIES, d, from + 2 * ldd + L)).intoArray(c, co + 2 * ldc + L);
        c30.fma(s, DoubleVector.fromArray(SPECIES, d, from + 3 * ldd)).intoArray(c, co + 3 * ldc);
        c31.fma(s, DoubleVector.fromArray(SPECIES, d, from + 3 * ldd + L)).intoArray(c, co + 3 * ldc + L);
        c40.fma(s, DoubleVector.fromArray(SPECIES, d, from + 4 * ldd)).intoArray(c, co + 4 * ldc);
        c41.fma(s, DoubleVector.fromArray(SPECIES, d, from + 4 * ldd + L)).intoArray(c, co + 4 * ldc + L);
        c50.fma(s, DoubleVector.fromArray(SPECIES, d, from + 5 * ldd)).intoArray(c, co + 5 * ldc);
        c51.fma(s, DoubleVector.fromArray(SPECIES, d, from + 5 * ldd + L)).intoArray(c, co + 5 * ldc + L);
        c60.fma(s, DoubleVector.fromArray(SPECIES, d, from + 6 * ldd)).intoArray(c, co + 6 * ldc);
        c61.fma(s, DoubleVector.fromArray(SPECIES, d, from + 6 * ldd + L)).intoArray(c, co + 6 * ldc + L);
        c70.fma(s, DoubleVector.fromArray(SPECIES, d, from + 7 * ldd)).intoArray(c, co + 7 * ldc);
        c71.fma(s, DoubleVector.fromArray(SPECIES, d, from + 7 * ldd + L)).intoArray(c, co + 7 * ldc + L);
    }
}
