package threshold.core.check;

import java.util.Arrays;
import threshold.core.Matrix;

/** Plain products for checks: textbook sums in several chains, independent of every backend. */
final class Products {

    private Products() {}

    /** xᵀy, in four chains. */
    static double dot(int n, double[] x, int xo, double[] y, int yo) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            s0 += x[xo + i] * y[yo + i];
            s1 += x[xo + i + 1] * y[yo + i + 1];
            s2 += x[xo + i + 2] * y[yo + i + 2];
            s3 += x[xo + i + 3] * y[yo + i + 3];
        }
        for (; i < n; i++) {
            s0 += x[xo + i] * y[yo + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** y ← y + αx. */
    static void axpy(int n, double alpha, double[] x, int xo, double[] y, int yo) {
        for (int i = 0; i < n; i++) {
            y[yo + i] += alpha * x[xo + i];
        }
    }

    /** Ax. */
    static double[] times(Matrix a, double[] x) {
        double[] y = new double[a.rows()];
        for (int i = 0; i < y.length; i++) {
            y[i] = dot(x.length, a.data(), i * x.length, x, 0);
        }
        return y;
    }

    /** Aᵀx. */
    static double[] transposedTimes(Matrix a, double[] x) {
        double[] y = new double[a.cols()];
        for (int i = 0; i < x.length; i++) {
            axpy(y.length, x[i], a.data(), i * y.length, y, 0);
        }
        return y;
    }

    static double[] minus(double[] x, double[] y) {
        double[] z = new double[x.length];
        Arrays.setAll(z, i -> x[i] - y[i]);
        return z;
    }

    /** AᵀA, both triangles, in blocks of about n rows, so that its error does not grow with their number. */
    static double[] gram(Matrix a) {
        int n = a.cols();
        int rows = Math.clamp(n, 8, 64);
        double[] high = new double[n * n];
        double[] low = new double[n * n];
        double[] block = new double[n * n];
        for (int first = 0; first < a.rows(); first += rows) {
            Arrays.fill(block, 0);
            addGram(a, first, Math.min(a.rows(), first + rows), block);
            Doubled.axpy(n * n, 1, block, 0, high, low);
        }
        for (int j = 0; j < n; j++) {
            for (int k = j; k < n; k++) {
                high[j * n + k] += low[j * n + k];
                high[k * n + j] = high[j * n + k];
            }
        }
        return high;
    }

    /** Adds the upper triangle of what some rows contribute. */
    private static void addGram(Matrix a, int first, int end, double[] gram) {
        int n = a.cols();
        for (int i = first; i < end; i++) {
            int row = i * n;
            for (int j = 0; j < n; j++) {
                axpy(n - j, a.data()[row + j], a.data(), row + j, gram, j * n + j);
            }
        }
    }

    /** Aᵀx − z for a tall A, in doubled precision. */
    static double[] transposedTimesLess(Matrix a, double[] x, double[] z) {
        double[] high = new double[z.length];
        double[] low = new double[z.length];
        for (int i = 0; i < x.length; i++) {
            Doubled.axpy(z.length, x[i], a.data(), i * z.length, high, low);
        }
        double[] difference = new double[z.length];
        Arrays.setAll(difference, j -> (high[j] - z[j]) + low[j]);
        return difference;
    }
}
