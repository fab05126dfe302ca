package threshold.core.emergence;

import threshold.core.Matrix;
import threshold.core.experiment.Workbench;

/** Markov parameters by least squares: y[t] on u[t], u[t−1], …, u[t−p+1], for t = p − 1 … N − 1. */
final class ImpulseResponse {

    private ImpulseResponse() {}

    /**
     * G_0 = D, G_1 … G_{p−1}.
     *
     * @param outputs N×p_y
     */
    static Matrix[] learned(Workbench bench, Matrix inputs, Matrix outputs, int p) {
        int m = inputs.cols();
        int equations = inputs.rows() - p + 1;
        Matrix regressors = Matrix.zeros(equations, p * m);
        for (int row = 0; row < equations; row++) {
            for (int lag = 0; lag < p; lag++) {
                System.arraycopy(inputs.data(), (row + p - 1 - lag) * m, regressors.data(), (row * p + lag) * m, m);
            }
        }
        Matrix weights = bench.leastSquares(regressors, from(outputs, p - 1));
        Matrix[] blocks = new Matrix[p];
        for (int lag = 0; lag < p; lag++) {
            blocks[lag] = Matrix.zeros(outputs.cols(), m);
            for (int i = 0; i < outputs.cols(); i++) {
                for (int j = 0; j < m; j++) {
                    blocks[lag].data()[i * m + j] = weights.at(lag * m + j, i);
                }
            }
        }
        return blocks;
    }

    /** The samples from t on. */
    static Matrix from(Matrix series, int t) {
        Matrix rest = Matrix.zeros(series.rows() - t, series.cols());
        System.arraycopy(series.data(), t * series.cols(), rest.data(), 0, rest.data().length);
        return rest;
    }
}
