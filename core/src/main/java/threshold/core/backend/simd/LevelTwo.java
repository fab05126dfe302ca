package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;
import static threshold.core.backend.simd.Lanes.START;

import jdk.incubator.vector.DoubleVector;

/** Matrix-vector operations that read A once, four rows at a time so that each entry of the vectors serves four. */
final class LevelTwo {

    private LevelTwo() {}

    /**
     * y ← y + αAx.
     *
     * @param lanes a workspace for four vectors
     */
    static void gemv(
            int m,
            int n,
            double alpha,
            double[] a,
            int ao,
            int lda,
            double[] x,
            int xo,
            double[] y,
            int yo,
            double[] lanes) {
        int i = 0;
        for (; i <= m - 4; i += 4) {
            fourDots(n, alpha, a, ao + i * lda, lda, x, xo, y, yo + i, lanes);
        }
        for (; i < m; i++) {
            y[yo + i] += alpha * LevelOne.dot(n, a, ao + i * lda, x, xo, lanes);
        }
    }

    private static void fourDots(
            int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo, double[] lanes) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        int end = Lanes.floor(n);
        for (int j = 0; j < end; j += L) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + j);
            s0 = DoubleVector.fromArray(SPECIES, a, ao + j).fma(v, s0);
            s1 = DoubleVector.fromArray(SPECIES, a, ao + lda + j).fma(v, s1);
            s2 = DoubleVector.fromArray(SPECIES, a, ao + 2 * lda + j).fma(v, s2);
            s3 = DoubleVector.fromArray(SPECIES, a, ao + 3 * lda + j).fma(v, s3);
        }
        s0.intoArray(lanes, START);
        s1.intoArray(lanes, START + L);
        s2.intoArray(lanes, START + 2 * L);
        s3.intoArray(lanes, START + 3 * L);
        double t0 = Lanes.sum(lanes, START);
        double t1 = Lanes.sum(lanes, START + L);
        double t2 = Lanes.sum(lanes, START + 2 * L);
        double t3 = Lanes.sum(lanes, START + 3 * L);
        for (int j = end; j < n; j++) {
            double v = x[xo + j];
            t0 += a[ao + j] * v;
            t1 += a[ao + lda + j] * v;
            t2 += a[ao + 2 * lda + j] * v;
            t3 += a[ao + 3 * lda + j] * v;
        }
        y[yo] += alpha * t0;
        y[yo + 1] += alpha * t1;
        y[yo + 2] += alpha * t2;
        y[yo + 3] += alpha * t3;
    }

    /** y ← y + αAᵀx. */
    static void gemvT(int m, int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo) {
        int i = 0;
        for (; i <= m - 4; i += 4) {
            fourAxpys(n, alpha, a, ao + i * lda, lda, x, xo + i, y, yo);
        }
        for (; i < m; i++) {
            LevelOne.axpy(n, alpha * x[xo + i], a, ao + i * lda, y, yo);
        }
    }

    private static void fourAxpys(
            int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo) {
        double x0 = alpha * x[xo];
        double x1 = alpha * x[xo + 1];
        double x2 = alpha * x[xo + 2];
        double x3 = alpha * x[xo + 3];
        DoubleVector v0 = DoubleVector.broadcast(SPECIES, x0);
        DoubleVector v1 = DoubleVector.broadcast(SPECIES, x1);
        DoubleVector v2 = DoubleVector.broadcast(SPECIES, x2);
        DoubleVector v3 = DoubleVector.broadcast(SPECIES, x3);
        int end = Lanes.floor(n);
        for (int j = 0; j < end; j += L) {
            DoubleVector even = DoubleVector.fromArray(SPECIES, y, yo + j);
            even = DoubleVector.fromArray(SPECIES, a, ao + j).fma(v0, even);
            DoubleVector odd = DoubleVector.fromArray(SPECIES, a, ao + lda + j).mul(v1);
            even = DoubleVector.fromArray(SPECIES, a, ao + 2 * lda + j).fma(v2, even);
            odd = DoubleVector.fromArray(SPECIES, a, ao + 3 * lda + j).fma(v3, odd);
            even.add(odd).intoArray(y, yo + j);
        }
        for (int j = end; j < n; j++) {
            y[yo + j] += a[ao + j] * x0 + a[ao + lda + j] * x1 + a[ao + 2 * lda + j] * x2 + a[ao + 3 * lda + j] * x3;
        }
    }

    /** A ← A + αxyᵀ. */
    static void ger(int m, int n, double alpha, double[] x, int xo, double[] y, int yo, double[] a, int ao, int lda) {
        for (int i = 0; i < m; i++) {
            LevelOne.axpy(n, alpha * x[xo + i], y, yo, a, ao + i * lda);
        }
    }
}
