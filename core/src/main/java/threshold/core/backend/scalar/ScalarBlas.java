package threshold.core.backend.scalar;

import threshold.core.algorithm.Blas;
import threshold.core.algorithm.PowerOfTwo;

/** The operations as textbook loops over rows, on one thread. */
final class ScalarBlas implements Blas {

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
            double xi = x[xo + i];
            double yi = y[yo + i];
            x[xo + i] = c * xi + s * yi;
            y[yo + i] = c * yi - s * xi;
        }
    }

    @Override
    public void gemv(int m, int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo) {
        for (int i = 0; i < m; i++) {
            y[yo + i] += alpha * dot(n, a, ao + i * lda, x, xo);
        }
    }

    @Override
    public void gemvT(int m, int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo) {
        for (int i = 0; i < m; i++) {
            axpy(n, alpha * x[xo + i], a, ao + i * lda, y, yo);
        }
    }

    @Override
    public void ger(int m, int n, double alpha, double[] x, int xo, double[] y, int yo, double[] a, int ao, int lda) {
        for (int i = 0; i < m; i++) {
            axpy(n, alpha * x[xo + i], y, yo, a, ao + i * lda);
        }
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
        boolean byRowsOfC = opA == Op.N || m > k;
        int outer = byRowsOfC ? m : k;
        int inner = byRowsOfC ? k : m;
        for (int p = 0; p < outer; p++) {
            for (int q = 0; q < inner; q++) {
                int i = byRowsOfC ? p : q;
                int l = byRowsOfC ? q : p;
                double ail = alpha * (opA == Op.N ? a[ao + i * lda + l] : a[ao + l * lda + i]);
                if (opB == Op.N) {
                    axpy(n, ail, b, bo + l * ldb, c, co + i * ldc);
                } else {
                    addColumn(n, ail, b, bo + l, ldb, c, co + i * ldc);
                }
            }
        }
    }

    /** y ← y + αx, x a column. */
    private static void addColumn(int n, double alpha, double[] x, int xo, int ldx, double[] y, int yo) {
        for (int j = 0; j < n; j++) {
            y[yo + j] += alpha * x[xo + j * ldx];
        }
    }

    @Override
    public void syrk(int m, int n, double alpha, double[] a, int ao, int lda, double[] g, int go, int ldg) {
        for (int l = 0; l < m; l++) {
            int row = ao + l * lda;
            for (int i = 0; i < n; i++) {
                axpy(n - i, alpha * a[row + i], a, row + i, g, go + i * (ldg + 1));
            }
        }
    }

    @Override
    public void syrkSingle(int m, int n, int e, double[] a, int ao, int lda, double[] g, int go, int ldg) {
        double scale = PowerOfTwo.of(-e);
        for (int l = 0; l < m; l++) {
            int row = ao + l * lda;
            for (int i = 0; i < n; i++) {
                float left = (float) (scale * a[row + i]);
                for (int j = i; j < n; j++) {
                    g[go + i * ldg + j] += left * (float) (scale * a[row + j]);
                }
            }
        }
    }

    @Override
    public void trsm(int m, int n, double[] r, int ro, int ldr, double[] x, int xo, int ldx) {
        for (int i = 0; i < m; i++) {
            int row = xo + i * ldx;
            for (int j = 0; j < n; j++) {
                x[row + j] /= r[ro + j * (ldr + 1)];
                axpy(n - j - 1, -x[row + j], r, ro + j * (ldr + 1) + 1, x, row + j + 1);
            }
        }
    }
}
