package threshold.core.saturation;

import java.util.List;

/**
 * Singular values of heads of the Pythia models, read off figure 4 of arXiv 2404.07647 (to 0.01), and the singular
 * entropy that figure 5 plots for them.
 *
 * @param model its name
 * @param d hidden dimension, the number of values
 * @param when while it was trained, or at its end
 * @param ratios σ₂, σ₁₀, σ₅₀ and σ₁₀₀ over σ₁
 * @param plotted the entropy in figure 5; NaN where its line is not told apart
 */
record DigitisedSpectrum(String model, int d, String when, double[] ratios, double plotted) {

    private static final int[] RANKS = {1, 2, 10, 50, 100};

    /** The last value that figure 4 shows. */
    static final int SHOWN = RANKS[RANKS.length - 1];

    static final List<DigitisedSpectrum> ALL = List.of(
            of("14M", 128, "flattest", .310, .65, .36, .26, .21),
            of("14M", 128, "end", 4.658, .043, .018, .013, .011),
            of("31M", 256, "flattest", .204, .60, .39, .29, .26),
            of("31M", 256, "end", 5.334, .032, .017, .010, .010),
            of("70M", 512, "flattest", .19, .55, .36, .27, .25),
            of("70M", 512, "end", 5.5, .055, .029, .019, .017),
            of("160M", 768, "flattest", .267, .56, .25, .19, .17),
            of("160M", 768, "end", 5.709, .089, .024, .016, .016),
            of("410M", 1024, "end", Double.NaN, .18, .135, .111, .104));

    private static DigitisedSpectrum of(String model, int d, String when, double plotted, double... ratios) {
        return new DigitisedSpectrum(model, d, when, ratios, plotted);
    }

    /** Whether most of its values can be seen in the figure; what is not is continued by its last slope. */
    boolean isMostlyShown() {
        return 2 * SHOWN > d;
    }

    /** All d values, straight between the points that were read on doubly logarithmic axes, and on past the last. */
    double[] sigma() {
        double[] sigma = new double[d];
        for (int k = 1; k <= d; k++) {
            int i = 0;
            while (i < RANKS.length - 2 && k > RANKS[i + 1]) {
                i++;
            }
            double share = Math.log((double) k / RANKS[i]) / Math.log((double) RANKS[i + 1] / RANKS[i]);
            sigma[k - 1] = ratio(i) * Math.pow(ratio(i + 1) / ratio(i), share);
        }
        return sigma;
    }

    private double ratio(int i) {
        return i == 0 ? 1 : ratios[i - 1];
    }
}
