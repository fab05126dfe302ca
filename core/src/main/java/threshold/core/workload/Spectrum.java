package threshold.core.workload;

import java.util.Arrays;

/** Singular spectra that workloads are built from, descending. */
public final class Spectrum {

    private Spectrum() {}

    /**
     * σᵢ = κ^(−i/(n−1)), i = 0 … n−1: evenly spaced on a logarithmic scale from 1 down to 1/κ.
     *
     * @throws IllegalArgumentException unless 1 ≤ κ &lt; ∞
     */
    public static double[] geometric(int n, double kappa) {
        if (!(kappa >= 1 && kappa < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a condition number is at least 1 and finite, not " + kappa);
        }
        double[] sigma = new double[n];
        for (int i = 0; i < n; i++) {
            sigma[i] = i == 0 ? 1 : StrictMath.pow(kappa, -(double) i / (n - 1));
        }
        return sigma;
    }

    /** A copy, largest first. */
    static double[] descending(double[] sigma) {
        double[] sorted = sigma.clone();
        Arrays.sort(sorted);
        for (int i = 0, j = sorted.length - 1; i < j; i++, j--) {
            double larger = sorted[j];
            sorted[j] = sorted[i];
            sorted[i] = larger;
        }
        return sorted;
    }

    /** The condition number σ₁/σₙ; infinite if σₙ is zero. */
    public static double condition(double[] sigma) {
        double smallest = sigma[sigma.length - 1];
        return smallest == 0 ? Double.POSITIVE_INFINITY : sigma[0] / smallest;
    }
}
