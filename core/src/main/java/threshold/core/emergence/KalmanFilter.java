package threshold.core.emergence;

import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.Riccati;

/**
 * The steady Kalman filter of x' = A x + w, y = c x + v of one output: x̂' = A x̂ + L (y − c x̂).
 *
 * @param p P, n×n, the covariance of the prediction error
 * @param gain L = A P cᵀ / S
 * @param innovation S = c P cᵀ + r, the variance of y − c x̂
 */
record KalmanFilter(Matrix p, double[] gain, double innovation) {

    /** A power of two, for doubling: a filter of spectral radius 0.96 forgets 1e-18 in as many. */
    private static final int STEPS = 1024;

    /** @throws ArithmeticException if the Riccati equation breaks down */
    static KalmanFilter of(Workbench bench, Riccati.Problem system) {
        Matrix a = system.a();
        Matrix p = bench.riccati(system, STEPS);
        double[] c = system.c().data();
        double[] pc = new double[a.rows()];
        double innovation = system.r().at(0, 0);
        for (int i = 0; i < pc.length; i++) {
            pc[i] = Small.row(p, i, c, 0);
            innovation += c[i] * pc[i];
        }
        double[] gain = new double[pc.length];
        for (int i = 0; i < pc.length; i++) {
            gain[i] = Small.row(a, i, pc, 0) / innovation;
        }
        return new KalmanFilter(p, gain, innovation);
    }
}
