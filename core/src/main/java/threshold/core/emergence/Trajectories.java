package threshold.core.emergence;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.workload.Matrices;

/**
 * m trajectories x[1] … x[T+1] of x' = A x + w, x[1] and w standard normal.
 *
 * @param n dimension of the state
 * @param batch m
 * @param states row t is x[t+1] as an n×m block, x[1] first
 */
record Trajectories(int n, int batch, Matrix states) {

    static Trajectories of(Workbench bench, Matrix a, int batch, int steps, long seed) {
        int n = a.rows();
        Matrix first = Matrices.normal(n, batch, 2 * seed);
        Matrix rest = bench.trajectories(a, first, Matrices.normal(steps, n * batch, 2 * seed + 1));
        double[] states = Arrays.copyOf(first.data(), (steps + 1) * n * batch);
        System.arraycopy(rest.data(), 0, states, n * batch, steps * n * batch);
        return new Trajectories(n, batch, new Matrix(steps + 1, n * batch, states));
    }

    /** Rows x[t]ᵀ, t = 1 … T, of the first k coordinates: a row for each t and trajectory. */
    Matrix regressors(int steps, int k) {
        return rows(0, steps, k);
    }

    /** Rows x[t+1]ᵀ, in the same order. */
    Matrix targets(int steps, int k) {
        return rows(1, steps, k);
    }

    private Matrix rows(int from, int steps, int k) {
        Matrix rows = Matrix.zeros(steps * batch, k);
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < batch; b++) {
                for (int i = 0; i < k; i++) {
                    rows.data()[(t * batch + b) * k + i] = states.data()[((from + t) * n + i) * batch + b];
                }
            }
        }
        return rows;
    }

    /** Least squares of the first k coordinates on themselves, in the leading block of an n×n estimate. */
    Matrix block(Workbench bench, int steps, int k) {
        Matrix columns = bench.leastSquares(regressors(steps, k), targets(steps, k));
        Matrix estimate = Matrix.zeros(n, n);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                estimate.data()[i * n + j] = columns.at(j, i);
            }
        }
        return estimate;
    }
}
