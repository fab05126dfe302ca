package threshold.core.check;

/**
 * Error of singular values that are known, max |σ̂_i − σ_i| / (d·eps·σ₁) for d values; infinite where their order is
 * wrong, one is negative or there are not as many.
 */
public final class StreamedSvdResidual {

    private StreamedSvdResidual() {}

    public static double of(double[] truth, double[] sigma) {
        if (sigma.length != truth.length) {
            return Double.POSITIVE_INFINITY;
        }
        double off = 0;
        for (int i = 0; i < truth.length; i++) {
            boolean fits = sigma[i] >= 0 && sigma[i] < Double.POSITIVE_INFINITY && (i == 0 || sigma[i] <= sigma[i - 1]);
            off = fits ? Math.max(off, Math.abs(sigma[i] - truth[i])) : Double.POSITIVE_INFINITY;
        }
        return off == 0 ? 0 : off / (truth.length * Doubled.EPS * truth[0]);
    }
}
