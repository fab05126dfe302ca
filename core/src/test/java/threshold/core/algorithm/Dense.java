package threshold.core.algorithm;

import threshold.core.Matrix;

/** Plain algebra and norms for checks, in units of n·eps. */
final class Dense {

    static final double EPS = Math.ulp(1.0);

    private Dense() {}

    static Matrix times(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.cols());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.cols(); j++) {
                double sum = 0;
                for (int k = 0; k < a.cols(); k++) {
                    sum += a.at(i, k) * b.at(k, j);
                }
                c.data()[i * b.cols() + j] = sum;
            }
        }
        return c;
    }

    static Matrix minus(Matrix a, Matrix b) {
        Matrix c = new Matrix(a.rows(), a.cols(), a.data().clone());
        for (int i = 0; i < c.data().length; i++) {
            c.data()[i] -= b.data()[i];
        }
        return c;
    }

    /** ‖A‖_F. */
    static double norm(Matrix a) {
        double norm = 0;
        for (double x : a.data()) {
            norm = Math.hypot(norm, x);
        }
        return norm;
    }

    /** A diag(d). */
    static Matrix scaleColumns(Matrix a, double... d) {
        Matrix scaled = new Matrix(a.rows(), a.cols(), a.data().clone());
        for (int i = 0; i < a.data().length; i++) {
            scaled.data()[i] *= d[i % a.cols()];
        }
        return scaled;
    }

    /** The entries in the {@link Layout} of their rows. */
    static double[] padded(Matrix a) {
        double[] padded = new double[Layout.length(a.rows(), a.cols())];
        Rows.copy(a.rows(), a.cols(), a.data(), 0, a.cols(), padded, Layout.ORIGIN, Layout.stride(a.cols()));
        return padded;
    }

    /** ‖QᵀQ − I‖_F / (n eps). */
    static double defect(Matrix q) {
        return norm(minus(times(q.transposed(), q), Matrix.identity(q.cols()))) / (q.cols() * EPS);
    }

    /** ‖A − B‖_F / (n eps ‖A‖_F), 0 if both are zero. */
    static double distance(Matrix a, Matrix b) {
        double error = norm(minus(a, b));
        return error == 0 ? 0 : error / (a.cols() * EPS * norm(a));
    }
}
