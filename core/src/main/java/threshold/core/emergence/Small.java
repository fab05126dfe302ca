package threshold.core.emergence;

import threshold.core.Matrix;

/** Arithmetic of a handful of entries, which is set-up and no kernel's work. */
final class Small {

    private Small() {}

    /** A B. */
    static Matrix times(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.cols());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.cols(); j++) {
                for (int k = 0; k < a.cols(); k++) {
                    c.data()[i * b.cols() + j] += a.at(i, k) * b.at(k, j);
                }
            }
        }
        return c;
    }

    /** Row i of A times x from an offset on. */
    static double row(Matrix a, int i, double[] x, int xo) {
        double sum = 0;
        for (int j = 0; j < a.cols(); j++) {
            sum += a.at(i, j) * x[xo + j];
        }
        return sum;
    }

    /** ‖X − Y‖_F / ‖Y‖_F of lists of blocks, as many of X as of Y. */
    static double distance(Matrix[] x, Matrix[] y) {
        double off = 0;
        double all = 0;
        for (int k = 0; k < y.length; k++) {
            off += StateRisk.squares(StateRisk.minus(x[k], y[k]));
            all += StateRisk.squares(y[k]);
        }
        return Math.sqrt(off / all);
    }
}
