package threshold.core.saturation;

/**
 * What the singular values σ of a head, descending, say about how much of its d dimensions it uses.
 *
 * <p>Sources: Godey, de la Clergerie, Sagot, arXiv 2404.07647, sections 4.2 and 5.2; Roy, Vetterli, The effective rank,
 * EUSIPCO 2007 (of σ/Σσ).
 */
public final class SpectralMeasures {

    private SpectralMeasures() {}

    /**
     * SE_q = Σ p_i ln(d p_i), p_i = σ_i^q / Σ σ^q: the divergence of the spectrum from the flat one, 0 for a flat
     * spectrum and ln d for a single value. The paper says q = 1; its figures are of q = 2.
     *
     * @throws IllegalArgumentException if every value is zero
     */
    public static double singularEntropy(double[] sigma, double q) {
        return Math.max(0, Math.log(sigma.length) - entropy(sigma, q));
    }

    /** exp of the entropy of σ/Σσ: how many equal values would spread as much; 1 to d. */
    public static double effectiveRank(double[] sigma) {
        return Math.exp(entropy(sigma, 1));
    }

    /** −Σ p ln p; values are scaled by the largest first, so that no power overflows. */
    private static double entropy(double[] sigma, double q) {
        double largest = sigma[0];
        if (!(largest > 0)) {
            throw new IllegalArgumentException("a spectrum of zeros has no entropy");
        }
        double total = 0;
        for (double value : sigma) {
            total += Math.pow(value / largest, q);
        }
        double entropy = 0;
        for (double value : sigma) {
            double p = Math.pow(value / largest, q) / total;
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return entropy;
    }

    /** ‖W‖²_F / σ₁². */
    public static double stableRank(double[] sigma) {
        return tails(sigma)[0] / (sigma[0] * sigma[0]);
    }

    /** σ₁/σ_d; infinite if σ_d is zero. */
    public static double condition(double[] sigma) {
        double smallest = sigma[sigma.length - 1];
        return smallest == 0 ? Double.POSITIVE_INFINITY : sigma[0] / smallest;
    }

    /** W-error(k) = √(Σ_{i>k} σ_i² / Σ σ_i²) for k = 0 … d: the relative error of the best head of rank k. */
    public static double[] headErrors(double[] sigma) {
        double[] tails = tails(sigma);
        double[] errors = new double[tails.length];
        for (int k = 0; k < errors.length; k++) {
            errors[k] = Math.sqrt(tails[k] / tails[0]);
        }
        return errors;
    }

    /** The smallest rank k whose head keeps this share of ‖W‖²_F. */
    public static int rankAtEnergy(double[] sigma, double share) {
        double[] tails = tails(sigma);
        int k = 0;
        while (tails[k] > (1 - share) * tails[0]) {
            k++;
        }
        return k;
    }

    /** How many values are over eps·max(V, d)·σ₁, as LAPACK's users count. */
    public static int numericalRank(double[] sigma, int rows) {
        double bound = Math.ulp(1.0) * Math.max(rows, sigma.length) * sigma[0];
        int rank = 0;
        while (rank < sigma.length && sigma[rank] > bound) {
            rank++;
        }
        return rank;
    }

    /** Σ_{i>k} σ_i² for k = 0 … d, from the smallest on, so that small tails keep their digits. */
    private static double[] tails(double[] sigma) {
        double[] tails = new double[sigma.length + 1];
        for (int k = sigma.length - 1; k >= 0; k--) {
            tails[k] = tails[k + 1] + sigma[k] * sigma[k];
        }
        return tails;
    }
}
