package threshold.core.saturation;

import java.util.List;

/**
 * Losses of the Pythia models on The Pile, read off figure 1 of arXiv 2404.07647 (to 0.005), and their sizes.
 *
 * @param model its name
 * @param d hidden dimension
 * @param layers blocks of the network
 * @param vocabulary V, padded
 * @param last loss after all steps
 * @param bestSteps the step of its best loss, for the models that became worse after it; 0 for the others
 * @param best that loss; NaN for the others
 */
record PythiaLosses(String model, int d, int layers, int vocabulary, double last, int bestSteps, double best) {

    static final int STEPS = 143_000;

    private static final double TOKENS_A_STEP = 2_097_152;

    static final List<PythiaLosses> ALL = List.of(
            saturating("14M", 128, 6, 4.362, 35_000, 4.360),
            saturating("31M", 256, 6, 3.995, 50_000, 3.932),
            saturating("70M", 512, 6, 3.635, 50_000, 3.585),
            saturating("160M", 768, 12, 3.235, 75_000, 3.176),
            steady("410M", 1024, 24, 50304, 2.837),
            steady("1B", 2048, 16, 50304, 2.676),
            steady("1.4B", 2048, 24, 50304, 2.602),
            steady("2.8B", 2560, 32, 50304, 2.484),
            steady("6.9B", 4096, 32, 50432, 2.396),
            steady("12B", 5120, 36, 50688, 2.332));

    private static PythiaLosses saturating(String model, int d, int layers, double last, int bestSteps, double best) {
        return new PythiaLosses(model, d, layers, 50304, last, bestSteps, best);
    }

    private static PythiaLosses steady(String model, int d, int layers, int vocabulary, double last) {
        return new PythiaLosses(model, d, layers, vocabulary, last, 0, Double.NaN);
    }

    /** Whether it became worse while it was trained. */
    boolean saturates() {
        return bestSteps > 0;
    }

    /** N = 2Vd + ℓ(12d² + 13d) + 2d: untied embeddings, blocks with biases and two norms each, a last norm. */
    double parameters() {
        double n = d;
        return 2.0 * vocabulary * n + layers * (12 * n * n + 13 * n) + 2 * n;
    }

    /** Tokens seen after so many steps. */
    static double tokens(int steps) {
        return steps * TOKENS_A_STEP;
    }
}
