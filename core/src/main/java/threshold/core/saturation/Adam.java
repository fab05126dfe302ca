package threshold.core.saturation;

/**
 * Adam's steps: x ← x − η m̂/(√v̂ + ε), m and v running means of the gradient and its square with β = 0.9 and 0.95; η
 * rises linearly over the warm-up and falls to a tenth along half a cosine.
 *
 * <p>Sources: Kingma, Ba, arXiv 1412.6980, algorithm 1; the schedule of Biderman et al., arXiv 2304.01373.
 */
final class Adam {

    private static final double FIRST = .9;
    private static final double SECOND = .95;
    private static final double EPSILON = 1e-8;
    private static final double LEAST_SHARE = .1;

    private final double rate;
    private final int warmUp;
    private final int steps;
    private final double[] mean;
    private final double[] square;
    private int step;

    /**
     * @param rate largest η
     * @param warmUp steps in which it rises
     * @param steps all of them
     */
    Adam(int parameters, double rate, int warmUp, int steps) {
        this.rate = rate;
        this.warmUp = warmUp;
        this.steps = steps;
        mean = new double[parameters];
        square = new double[parameters];
    }

    /** η of a step, counted from 1. */
    double rate(int t) {
        if (t <= warmUp) {
            return rate * t / warmUp;
        }
        double done = (double) (t - warmUp) / (steps - warmUp);
        return rate * (LEAST_SHARE + (1 - LEAST_SHARE) * (1 + Math.cos(Math.PI * done)) / 2);
    }

    /** One step of x down its gradient. */
    void step(double[] x, double[] gradient) {
        step++;
        double eta = rate(step);
        double ofFirst = 1 - Math.pow(FIRST, step);
        double ofSecond = 1 - Math.pow(SECOND, step);
        for (int i = 0; i < x.length; i++) {
            mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
            square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
            x[i] -= eta * (mean[i] / ofFirst) / (Math.sqrt(square[i] / ofSecond) + EPSILON);
        }
    }
}
