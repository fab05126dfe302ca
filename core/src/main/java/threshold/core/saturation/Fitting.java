package threshold.core.saturation;

import threshold.core.Matrix;
import threshold.core.experiment.Workbench;

/**
 * min over θ of Σ ρ(r_i(θ)) by Levenberg and Marquardt's method, ρ(r) = r²/2 up to |r| = δ and δ|r| − δ²/2 from there
 * (Huber), its rows weighted anew in each step by min(1, δ/|r|); each step is a least-squares problem of the backend.
 *
 * <p>Sources: Moré, The Levenberg-Marquardt algorithm, LNM 630 (1978); Holland, Welsch, Robust regression using
 * iteratively reweighted least-squares (1977).
 */
final class Fitting {

    private static final int STEPS = 400;
    private static final double GROWTH = 4;
    private static final double LARGEST_DAMPING = 1e12;

    /** Residuals and how they change with each parameter. */
    interface Model {

        double[] residuals(double[] theta);

        /** ∂r_i/∂θ_j, a row for each residual. */
        Matrix jacobian(double[] theta);
    }

    private final Workbench bench;
    private final double delta;

    /** @param delta where the loss stops being quadratic; infinite for least squares */
    Fitting(Workbench bench, double delta) {
        this.bench = bench;
        this.delta = delta;
    }

    /**
     * @param theta what was found
     * @param objective Σ ρ there
     */
    record Found(double[] theta, double objective) {}

    /** From a start downhill, until no damping finds less. */
    Found from(double[] start, Model model) {
        double[] theta = start.clone();
        double objective = objective(model.residuals(theta));
        double damping = 1e-3;
        for (int step = 0; step < STEPS && damping < LARGEST_DAMPING; step++) {
            double[] next = step(theta, model, damping);
            double there = objective(model.residuals(next));
            if (there < objective) {
                theta = next;
                objective = there;
                damping /= GROWTH;
            } else {
                damping *= GROWTH;
            }
        }
        return new Found(theta, objective);
    }

    private double objective(double[] residuals) {
        double sum = 0;
        for (double r : residuals) {
            double size = Math.abs(r);
            sum += size <= delta ? r * r / 2 : delta * size - delta * delta / 2;
        }
        return Double.isFinite(sum) ? sum : Double.POSITIVE_INFINITY;
    }

    /** θ + argmin ‖√w (J s + r)‖² + λ Σ (‖J_j‖ s_j)². */
    private double[] step(double[] theta, Model model, double damping) {
        double[] r = model.residuals(theta);
        Matrix j = model.jacobian(theta);
        int n = theta.length;
        Matrix stacked = Matrix.zeros(r.length + n, n);
        double[] right = new double[r.length + n];
        for (int i = 0; i < r.length; i++) {
            double weight = Math.sqrt(Math.min(1, delta / Math.max(Math.abs(r[i]), Double.MIN_NORMAL)));
            right[i] = -weight * r[i];
            for (int k = 0; k < n; k++) {
                stacked.data()[i * n + k] = weight * j.at(i, k);
            }
        }
        for (int k = 0; k < n; k++) {
            double length = 0;
            for (int i = 0; i < r.length; i++) {
                length += stacked.at(i, k) * stacked.at(i, k);
            }
            stacked.data()[(r.length + k) * n + k] = Math.sqrt(damping * Math.max(length, Double.MIN_NORMAL));
        }
        double[] s = bench.leastSquares(stacked, right);
        double[] next = theta.clone();
        for (int k = 0; k < n; k++) {
            next[k] += s[k];
        }
        return next;
    }
}
