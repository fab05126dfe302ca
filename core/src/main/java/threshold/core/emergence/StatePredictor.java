package threshold.core.emergence;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.kernel.SteadyFilter;

/**
 * A predictor in state space form: z[t+1] = M z[t] + K y[t], prediction of y[t] = C z[t], z = 0 at first.
 *
 * @param m M, n×n
 * @param k K, n×p
 * @param c C, p×n
 */
record StatePredictor(Matrix m, Matrix k, Matrix c) {

    /** What predicts every row of a series, each from the rows before. */
    SteadyFilter.Problem over(Matrix series) {
        return new SteadyFilter.Problem(m, k, c, series);
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
