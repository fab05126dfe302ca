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

    /**
     * σᵢ = 0.94 i^(−5/2) + 0.06 e^(−1.05 (i−1)/n), i = 1 … n: a few directions that stand out, then a long plateau that
     * sinks slowly, as in trained heads of language models.
     *
     * <p>Fitted to the masked-language head of BERT-base uncased (30522×768, σ₁ = 1): within 8 % of it for i ≤ 700; its
     * last 68 values fall further, to 0.010, where these end at 0.021.
     */
    public static double[] languageHead(int n) {
        double[] sigma = new double[n];
        for (int i = 1; i <= n; i++) {
            sigma[i - 1] = 0.94 * StrictMath.pow(i, -2.5) + 0.06 * StrictMath.exp(-1.05 * (i - 1) / n);
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
