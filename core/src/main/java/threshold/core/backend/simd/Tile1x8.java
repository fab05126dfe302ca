package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * The micro-kernel C ← D + αAB on a tile of 8 rows by 1 vector.
 *
 * <p>The last panel of a matrix whose width leaves up to one vector over.
 *
 * <p>The accumulators are locals of one static method: a vector that leaves its method is boxed. Both operands are
 * indexed affinely in k and the loop takes two k at a time: running offsets cost a fifth of the peak. So the body is
 * written out, and longer than a method should be.
 */
final class Tile1x8 {

    private Tile1x8() {}

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
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        DoubleVector c40 = DoubleVector.zero(SPECIES);
        DoubleVector c50 = DoubleVector.zero(SPECIES);
        DoubleVector c60 = DoubleVector.zero(SPECIES);
        DoubleVector c70 = DoubleVector.zero(SPECIES);
        int k = 0;
        for (; k + 1 < kc; k += 2) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb);
            DoubleVector xs = DoubleVector.broadcast(SPECIES, a[ao + k * cs]);
            c00 = x0.fma(xs, c00);
            xs = DoubleVector.broadcast(SPECIES, a[ao + rs + k * cs]);
            c10 = x0.fma(xs, c10);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 2 * rs + k * cs]);
            c20 = x0.fma(xs, c20);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 3 * rs + k * cs]);
            c30 = x0.fma(xs, c30);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 4 * rs + k * cs]);
            c40 = x0.fma(xs, c40);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 5 * rs + k * cs]);
            c50 = x0.fma(xs, c50);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 6 * rs + k * cs]);
            c60 = x0.fma(xs, c60);
            xs = DoubleVector.broadcast(SPECIES, a[ao + 7 * rs + k * cs]);
            c70 = x0.fma(xs, c70);
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bo + (k + 1) * ldb);
            DoubleVector ys = DoubleVector.broadcast(SPECIES, a[ao + (k + 1) * cs]);
            c00 = y0.fma(ys, c00);
            ys = DoubleVector.broadcast(SPECIES, a[ao + rs + (k + 1) * cs]);
            c10 = y0.fma(ys, c10);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 2 * rs + (k + 1) * cs]);
            c20 = y0.fma(ys, c20);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 3 * rs + (k + 1) * cs]);
            c30 = y0.fma(ys, c30);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 4 * rs + (k + 1) * cs]);
            c40 = y0.fma(ys, c40);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 5 * rs + (k + 1) * cs]);
            c50 = y0.fma(ys, c50);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 6 * rs + (k + 1) * cs]);
            c60 = y0.fma(ys, c60);
            ys = DoubleVector.broadcast(SPECIES, a[ao + 7 * rs + (k + 1) * cs]);
            c70 = y0.fma(ys, c70);
        }
        if (k < kc) {
            DoubleVector z0 = DoubleVector.fromArray(SPECIES, b, bo + k * ldb);
            DoubleVector zs = DoubleVector.broadcast(SPECIES, a[ao + k * cs]);
            c00 = z0.fma(zs, c00);
            zs = DoubleVector.broadcast(SPECIES, a[ao + rs + k * cs]);
            c10 = z0.fma(zs, c10);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 2 * rs + k * cs]);
            c20 = z0.fma(zs, c20);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 3 * rs + k * cs]);
            c30 = z0.fma(zs, c30);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 4 * rs + k * cs]);
            c40 = z0.fma(zs, c40);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 5 * rs + k * cs]);
            c50 = z0.fma(zs, c50);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 6 * rs + k * cs]);
            c60 = z0.fma(zs, c60);
            zs = DoubleVector.broadcast(SPECIES, a[ao + 7 * rs + k * cs]);
            c70 = z0.fma(zs, c70);
        }
        DoubleVector s = DoubleVector.broadcast(SPECIES, alpha);
        c00.fma(s, DoubleVector.fromArray(SPECIES, d, from)).intoArray(c, co);
        c10.fma(s, DoubleVector.fromArray(SPECIES, d, from + ldd)).intoArray(c, co + ldc);
        c20.fma(s, DoubleVector.fromArray(SPECIES, d, from + 2 * ldd)).intoArray(c, co + 2 * ldc);
        c30.fma(s, DoubleVector.fromArray(SPECIES, d, from + 3 * ldd)).intoArray(c, co + 3 * ldc);
        c40.fma(s, DoubleVector.fromArray(SPECIES, d, from + 4 * ldd)).intoArray(c, co + 4 * ldc);
        c50.fma(s, DoubleVector.fromArray(SPECIES, d, from + 5 * ldd)).intoArray(c, co + 5 * ldc);
        c60.fma(s, DoubleVector.fromArray(SPECIES, d, from + 6 * ldd)).intoArray(c, co + 6 * ldc);
        c70.fma(s, DoubleVector.fromArray(SPECIES, d, from + 7 * ldd)).intoArray(c, co + 7 * ldc);
    }
}
