package threshold.core.emergence;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.workload.Normals;

/**
 * The hidden random walk X[t+1] = X[t] + W[t], Y[t] = X[t] + V[t], σ_v = 1, q = σ_w²/σ_v², X[1] of variance P, so that
 * its Kalman filter does not change with time; and the excess risk of filters f_t = Σ_{k≤h} F_k Y[t−k] (Y = 0 before 1)
 * over it.
 *
 * <p>P = (q + √(q² + 4q))/2, gain L = P/(1 + P), pole ρ = 1 − L, innovations e of variance S = 1/ρ. With y_s = e_s + L
 * Σ_{u&lt;s} e_u the error of F beyond the Kalman filter's is Σ_j a_j e_{t−j}, a_j = F_j + L(Σ_{k&lt;j} F_k − 1) up to
 * h and −L b from there, b = 1 − Σ F. Hence, exactly and without cancellation, Σ_t excess_t = S Σ_{j&lt;T} (T − j)
 * a_j².
 *
 * @param q the ratio of variances
 */
record RandomWalk(double q) {

    /** P, the prediction variance. */
    double variance() {
        return (q + Math.sqrt(q * q + 4 * q)) / 2;
    }

    /** ρ. */
    double pole() {
        return 1 / (1 + variance());
    }

    /** L. */
    double gain() {
        return variance() / (1 + variance());
    }

    /** S. */
    double innovation() {
        return 1 + variance();
    }

    /** 1/(1 − ρ). */
    double memory() {
        return 1 / gain();
    }

    /** δ_h = ρ^(2h−1)(1 − ρ²)/(1 − ρ^(2h)): the excess of the best filter whose weights sum to one, at every t. */
    double delta(int h) {
        double rho = pole();
        return Math.pow(rho, 2 * h - 1) * (1 - rho * rho) / (1 - Math.pow(rho, 2 * h));
    }

    /** F_k = (1 − ρ)(ρ^(k−1) + ρ^(2h−k))/(1 − ρ^(2h)). */
    double[] unitSum(int h) {
        double rho = pole();
        double[] f = new double[h];
        for (int k = 1; k <= h; k++) {
            f[k - 1] = (1 - rho) * (Math.pow(rho, k - 1) + Math.pow(rho, 2 * h - k)) / (1 - Math.pow(rho, 2 * h));
        }
        return f;
    }

    /** The Kalman filter's first h weights, L ρ^(k−1). */
    double[] truncated(int h) {
        double[] f = new double[h];
        for (int k = 1; k <= h; k++) {
            f[k - 1] = gain() * Math.pow(pole(), k - 1);
        }
        return f;
    }

    /** 1/h each. */
    static double[] average(int h) {
        double[] f = new double[h];
        Arrays.fill(f, 1.0 / h);
        return f;
    }

    /** l_T(F) = Σ_{t≤T} excess_t. */
    double excess(double[] f, int steps) {
        double sum = 0;
        double weights = 0;
        for (int j = 1; j <= Math.min(f.length, steps - 1); j++) {
            double a = f[j - 1] + gain() * (weights - 1);
            weights += f[j - 1];
            sum += (steps - j) * a * a;
        }
        double tail = gain() * (1 - weights);
        return innovation() * (sum + tailSteps(f.length, steps) * tail * tail);
    }

    /** Σ_{h&lt;j&lt;T} (T − j). */
    private static double tailSteps(int h, int steps) {
        double left = Math.max(0, steps - 1 - h);
        return left * (left + 1) / 2;
    }

    /**
     * The filter of least l_T: a_j is affine in F, so this is least squares with a row √(S(T − j)) for each lag and one
     * for all beyond.
     */
    double[] best(Workbench bench, int h, int steps) {
        int lags = Math.min(h, steps - 1);
        Matrix rows = Matrix.zeros(lags + 1, lags);
        double[] wanted = new double[lags + 1];
        for (int j = 1; j <= lags; j++) {
            double weight = Math.sqrt(innovation() * (steps - j));
            for (int k = 1; k <= j; k++) {
                rows.data()[(j - 1) * lags + k - 1] = weight * (k == j ? 1 : gain());
            }
            wanted[j - 1] = weight * gain();
        }
        double tail = Math.sqrt(innovation() * tailSteps(lags, steps)) * gain();
        for (int k = 0; k < lags; k++) {
            rows.data()[lags * lags + k] = tail;
        }
        wanted[lags] = tail;
        return Arrays.copyOf(bench.leastSquares(rows, wanted), h);
    }

    /** N samples of Y. */
    Matrix series(int samples, long seed) {
        Normals random = new Normals(seed);
        double x = Math.sqrt(variance()) * random.next();
        double[] y = new double[samples];
        for (int t = 0; t < samples; t++) {
            y[t] = x + random.next();
            x += Math.sqrt(q) * random.next();
        }
        return Matrix.column(y);
    }
}
