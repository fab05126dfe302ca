package threshold.core.backend.simd;

import java.util.SplittableRandom;
import threshold.core.algorithm.Blas;

/** The {@link Blas} as plain loops, and the odds and ends that its tests share. */
final class Reference implements Blas {

    static final double EPS = Math.ulp(1.0);

    /** 1, odd, prime, a lane more and less, about the size of a tile, and up to seventy. */
    static final int[] SIZES = {1, 2, 3, 5, 7, 8, 9, 13, 16, 17, 23, 24, 25, 31, 33, 47, 49, 64, 70};

    /** Values in [−1, 1); with NaN wherever an operation must not look. */
    static double[] random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = 2 * random.nextDouble() - 1;
        }
        return values;
    }

    @Override
    public double dot(int n, double[] x, int xo, double[] y, int yo) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[xo + i] * y[yo + i];
        }
        return sum;
    }

    @Override
    public void axpy(int n, double alpha, double[] x, int xo, double[] y, int yo) {
        for (int i = 0; i < n; i++) {
            y[yo + i] += alpha * x[xo + i];
        }
    }

    @Override
    public void scal(int n, double alpha, double[] x, int xo) {
        for (int i = 0; i < n; i++) {
            x[xo + i] *= alpha;
        }
    }

    @Override
    public void rot(int n, double[] x, int xo, double[] y, int yo, double c, double s) {
        for (int i = 0; i < n; i++) {
            double u = x[xo + i];
            double v = y[yo + i];
            x[xo + i] = c * u + s * v;
            y[yo + i] = c * v - s * u;
        }
    }

    @Override
    public void gemv(int m, int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo) {
        gemm(Op.N, Op.N, m, 1, n, alpha, a, ao, lda, x, xo, 1, y, yo, 1);
    }

    @Override
    public void gemvT(int m, int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo) {
        gemm(Op.T, Op.N, n, 1, m, alpha, a, ao, lda, x, xo, 1, y, yo, 1);
    }

    @Override
    public void ger(int m, int n, double alpha, double[] x, int xo, double[] y, int yo, double[] a, int ao, int lda) {
        gemm(Op.N, Op.N, m, n, 1, alpha, x, xo, 1, y, yo, n, a, ao, lda);
    }

    @Override
    public void gemm(
            Op opA,
            Op opB,
            int m,
            int n,
            int k,
            double alpha,
            double[] a,
            int ao,
            int lda,
            double[] b,
            int bo,
            int ldb,
            double[] c,
            int co,
            int ldc) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int t = 0; t < k; t++) {
                    double u = opA == Op.N ? a[ao + i * lda + t] : a[ao + t * lda + i];
                    double v = opB == Op.N ? b[bo + t * ldb + j] : b[bo + j * ldb + t];
                    sum += u * v;
                }
                c[co + i * ldc + j] += alpha * sum;
            }
        }
    }

    @Override
    public void syrk(int m, int n, double alpha, double[] a, int ao, int lda, double[] g, int go, int ldg) {
        for (int i = 0; i < n; i++) {
            gemm(Op.T, Op.N, 1, n - i, m, alpha, a, ao + i, lda, a, ao + i, lda, g, go + i * ldg + i, ldg);
        }
    }

    @Override
    public void syrkSingle(int m, int n, int e, double[] a, int ao, int lda, double[] g, int go, int ldg) {
        syrk(m, n, Math.scalb(1, -2 * e), a, ao, lda, g, go, ldg);
    }

    @Override
    public void trsm(int m, int n, double[] r, int ro, int ldr, double[] x, int xo, int ldx) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double rest = x[xo + i * ldx + j];
                for (int s = 0; s < j; s++) {
                    rest -= x[xo + i * ldx + s] * r[ro + s * ldr + j];
                }
                x[xo + i * ldx + j] = rest / r[ro + j * ldr + j];
            }
        }
    }
}
