package threshold.core.emergence;

import java.util.List;
import java.util.Objects;
import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.HeadSvd;

/**
 * Predictors of every order from outputs alone: the regression G of f samples on the p before them is O K up to what
 * the filter forgets in p samples, O the observability matrix of the model and K its gains; G ≈ U S Vᵀ of rank n gives
 * both.
 *
 * <p>C is the first block row of O = U S^½, A what takes O without its last block row to O without its first, the
 * Kalman gain the last block column of S^½ Vᵀ (the past with its oldest sample first). Source: Tsiamis and Pappas, CDC
 * 2019, arXiv 1903.09122.
 */
final class Subspace {

    private final Workbench bench;
    private final int outputs;
    private final HeadSvd.Svd svd;

    /**
     * @param series trajectories of as many outputs each
     * @param window samples of the past and of the future
     */
    Subspace(Workbench bench, List<Matrix> series, int window) {
        this.bench = bench;
        outputs = series.getFirst().cols();
        svd = bench.svd(regression(bench, series, window));
    }

    /** argmin over G of Σ ‖future − G past‖². */
    private static Matrix regression(Workbench bench, List<Matrix> series, int window) {
        int width = window * series.getFirst().cols();
        int rows = series.stream().mapToInt(one -> one.rows() - 2 * window + 1).sum();
        Matrix past = Matrix.zeros(rows, width);
        Matrix future = Matrix.zeros(rows, width);
        int row = 0;
        for (Matrix one : series) {
            for (int t = 0; t + 2 * window <= one.rows(); t++, row++) {
                System.arraycopy(one.data(), t * one.cols(), past.data(), row * width, width);
                System.arraycopy(one.data(), (t + window) * one.cols(), future.data(), row * width, width);
            }
        }
        return bench.leastSquares(past, future).transposed();
    }

    /** The singular values of G. */
    double[] sigma() {
        return svd.sigma();
    }

    /** The predictor of order n ≥ 1. */
    StatePredictor ofOrder(int n) {
        Matrix u = Objects.requireNonNull(svd.u());
        Matrix v = Objects.requireNonNull(svd.v());
        int rows = u.rows();
        Matrix c = Matrix.zeros(outputs, n);
        Matrix k = Matrix.zeros(n, outputs);
        Matrix upper = Matrix.zeros(rows - outputs, n);
        Matrix lower = Matrix.zeros(rows - outputs, n);
        for (int j = 0; j < n; j++) {
            double root = Math.sqrt(svd.sigma()[j]);
            for (int i = 0; i + outputs < rows; i++) {
                upper.data()[i * n + j] = root * u.at(i, j);
                lower.data()[i * n + j] = root * u.at(i + outputs, j);
            }
            for (int i = 0; i < outputs; i++) {
                c.data()[i * n + j] = root * u.at(i, j);
                k.data()[j * outputs + i] = root * v.at(v.rows() - outputs + i, j);
            }
        }
        Matrix a = bench.leastSquares(upper, lower);
        return new StatePredictor(StateRisk.minus(a, Small.times(k, c)), k, c);
    }
}
