package threshold.core.emergence;

import java.util.Arrays;
import threshold.core.Matrix;

/**
 * A predictor in state space form: z[t+1] = M z[t] + K y[t], prediction of y[t] = C z[t], z = 0 at first.
 *
 * @param m M, n×n
 * @param k K, n×p
 * @param c C, p×n
 */
record StatePredictor(Matrix m, Matrix k, Matrix c) {

    /** Its predictions of every row of a series, each from the rows before. */
    Matrix predict(Matrix series) {
        int n = m.rows();
        int p = c.rows();
        Matrix predicted = Matrix.zeros(series.rows(), p);
        double[] z = new double[n];
        double[] next = new double[n];
        for (int t = 0; t < series.rows(); t++) {
            for (int i = 0; i < p; i++) {
                predicted.data()[t * p + i] = Small.row(c, i, z, 0);
            }
            for (int i = 0; i < n; i++) {
                next[i] = Small.row(m, i, z, 0) + Small.row(k, i, series.data(), t * p);
            }
            double[] before = z;
            z = next;
            next = before;
        }
        return predicted;
    }

    /**
     * Gelfand's formula ‖M^k‖^(1/k) at k = 1024, ‖·‖ the largest entry in size: the spectral radius of M to about
     * log(n)/k.
     */
    double radius() {
        Matrix power = m;
        double log = 0;
        int squarings = 10;
        for (int s = 0; s < squarings; s++) {
            power = Small.times(power, power);
            double largest = Arrays.stream(power.data()).map(Math::abs).max().orElse(0);
            if (largest == 0) {
                return 0;
            }
            log = 2 * log + Math.log(largest);
            double scale = 1 / largest;
            power = new Matrix(
                    power.rows(),
                    power.cols(),
                    Arrays.stream(power.data()).map(v -> v * scale).toArray());
        }
        return Math.exp(log / (1 << squarings));
    }
}
