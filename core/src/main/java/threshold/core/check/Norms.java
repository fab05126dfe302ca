package threshold.core.check;

import threshold.core.Matrix;

/** Norms and other measures of arrays, safe from overflow and underflow. */
final class Norms {

    private Norms() {}

    /** max |xᵢ|; NaN if an entry is NaN. */
    static double max(double[] x) {
        double max = 0;
        for (double v : x) {
            max = Math.max(max, Math.abs(v));
        }
        return max;
    }

    /** ‖x‖₂. */
    static double two(double[] x) {
        return two(x.length, x, 0, 1);
    }

    /** ‖x‖₂ of n entries at a stride. */
    static double two(int n, double[] x, int xo, int stride) {
        double max = 0;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, Math.abs(x[xo + i * stride]));
        }
        if (max == 0 || !Double.isFinite(max)) {
            return max;
        }
        int shift = -Math.getExponent(max);
        double square = 0;
        for (int i = 0; i < n; i++) {
            double v = Math.scalb(x[xo + i * stride], shift);
            square += v * v;
        }
        return Math.scalb(Math.sqrt(square), -shift);
    }

    static boolean finite(double[] x) {
        for (double v : x) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** The power of two that brings the largest entry into [1, 2): scaling by it rounds nothing. 0 for a zero array. */
    static int scaling(double[] x) {
        double max = max(x);
        return max == 0 ? 0 : -Math.getExponent(max);
    }

    /** 2^shift · x, as a new array. */
    static double[] scaled(double[] x, int shift) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.scalb(x[i], shift);
        }
        return y;
    }

    /** 2^shift · A; A itself if there is nothing to scale. */
    static Matrix scaled(Matrix a, int shift) {
        return shift == 0 ? a : new Matrix(a.rows(), a.cols(), scaled(a.data(), shift));
    }
}
