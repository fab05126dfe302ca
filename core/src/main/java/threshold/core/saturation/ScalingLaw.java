package threshold.core.saturation;

/**
 * L(N, T) = A/N^α + B/T^β + E: the loss of a model of N parameters after T tokens.
 *
 * <p>Source: Hoffmann et al., Training compute-optimal large language models, arXiv 2203.15556, section 3.3.
 */
record ScalingLaw(double a, double alpha, double b, double beta, double e) {

    /** What Hoffmann et al. found. */
    static final ScalingLaw HOFFMANN = new ScalingLaw(406.4, 0.34, 410.7, 0.28, 1.69);

    /** What Godey et al. found for the Pythia models, B, β and E kept. */
    static final ScalingLaw PYTHIA = HOFFMANN.with(119.09, 0.246);

    /** This law with another part of N. */
    ScalingLaw with(double otherA, double otherAlpha) {
        return new ScalingLaw(otherA, otherAlpha, b, beta, e);
    }

    double loss(double parameters, double tokens) {
        return a * Math.pow(parameters, -alpha) + b * Math.pow(tokens, -beta) + e;
    }

    /** How far a loss is over the law, relative to it. */
    double departure(double loss, double parameters, double tokens) {
        return loss / loss(parameters, tokens) - 1;
    }
}
