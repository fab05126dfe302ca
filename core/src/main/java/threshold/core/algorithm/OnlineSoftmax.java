package threshold.core.algorithm;

import java.util.Arrays;

/**
 * The running maximum m and sum s = Σ exp(z − m) of every context, and the logit of its target, over tiles of logits
 * that are seen once each: (m₁, s₁) ⊕ (m₂, s₂) = (M, s₁ exp(m₁ − M) + s₂ exp(m₂ − M)), M the larger maximum.
 *
 * <p>m is the maximum of the first tile, and of later ones only if one outgrows it: up to e^460 times it the sum of
 * another tile is as good from the old m, and a search for its own maximum is spared.
 *
 * <p>One exponential and three more flops a logit. Source: Milakov, Gimelshein, Online normalizer calculation for
 * softmax, arXiv 1805.02867 (2018), section 3.
 */
final class OnlineSoftmax {

    /** Up to it, a sum of a tile is taken whatever its maximum: ten thousand of them are far from overflow. */
    private static final double LARGE = 1e200;

    private final Exponentials exponentials;
    private final int contexts;
    private final double[] maximum;
    private final double[] sum;
    private final double[] target;
    private final double[] tileMaximum;
    private final double[] tileSum;

    OnlineSoftmax(Exponentials exponentials, int contexts) {
        this.exponentials = exponentials;
        this.contexts = contexts;
        maximum = new double[contexts];
        sum = new double[contexts];
        target = new double[contexts];
        tileMaximum = new double[contexts];
        tileSum = new double[contexts];
    }

    void clear() {
        Arrays.fill(maximum, Double.NEGATIVE_INFINITY);
        Arrays.fill(sum, 0);
        Arrays.fill(target, 0);
    }

    /**
     * Takes in the logits of some tokens in n contexts, {@code tile[at + v*n + i]}; those of the targets y among them
     * too.
     */
    void absorb(int firstToken, int tokens, int firstContext, int n, double[] tile, int at, int[] y) {
        if (maximum[firstContext] == Double.NEGATIVE_INFINITY) {
            survey(tokens, firstContext, n, tile, at);
        }
        Arrays.fill(tileSum, 0, n, 0);
        exponentials.sums(tokens, n, tile, at, maximum, firstContext, tileSum, 0);
        if (outgrown(n)) {
            survey(tokens, firstContext, n, tile, at);
            Arrays.fill(tileSum, 0, n, 0);
            exponentials.sums(tokens, n, tile, at, maximum, firstContext, tileSum, 0);
        }
        for (int i = 0; i < n; i++) {
            int context = firstContext + i;
            sum[context] += tileSum[i];
            int token = y[context] - firstToken;
            if (token >= 0 && token < tokens) {
                target[context] = tile[at + token * n + i];
            }
        }
    }

    /** Whether a context's sum, of exponentials of differences from a maximum that no longer is one, is too large. */
    private boolean outgrown(int n) {
        for (int i = 0; i < n; i++) {
            if (!(tileSum[i] < LARGE)) {
                return true;
            }
        }
        return false;
    }

    /** Brings the maxima up to the logits of a tile, and the sums with them. */
    private void survey(int tokens, int firstContext, int n, double[] tile, int at) {
        Arrays.fill(tileMaximum, 0, n, Double.NEGATIVE_INFINITY);
        exponentials.maxima(tokens, n, tile, at, tileMaximum, 0);
        for (int i = 0; i < n; i++) {
            merge(firstContext + i, tileMaximum[i], 0);
        }
    }

    /** Takes in what another share of the vocabulary came to. */
    void absorb(OnlineSoftmax other) {
        for (int i = 0; i < contexts; i++) {
            target[i] += other.target[i];
            merge(i, other.maximum[i], other.sum[i]);
        }
    }

    private void merge(int i, double m, double s) {
        double larger = Math.max(maximum[i], m);
        sum[i] = weighed(sum[i], maximum[i] - larger) + weighed(s, m - larger);
        maximum[i] = larger;
    }

    private static double weighed(double s, double exponent) {
        return exponent == 0 ? s : s * Math.exp(exponent);
    }

    /**
     * Writes ln Z_i = m_i + ln s_i and returns the mean of ln Z_i − z_{i,y_i}.
     *
     * @throws ArithmeticException naming the first context with a logit that is infinite or NaN
     */
    double finish(double[] logZ) {
        double loss = 0;
        for (int i = 0; i < contexts; i++) {
            if (Double.isNaN(maximum[i])) {
                throw new ArithmeticException("a logit of context " + i + " of " + contexts
                        + " overflows; scale the hidden states or the head down");
            }
            double log = Math.log(sum[i]);
            logZ[i] = maximum[i] + log;
            loss += ((maximum[i] - target[i]) + log) / contexts;
        }
        return loss;
    }

    /** Writes 1/(N s_i), what {@link #gradient} scales by. */
    void scales(double[] scale) {
        for (int i = 0; i < contexts; i++) {
            scale[i] = 1 / (contexts * sum[i]);
        }
    }

    /** Logits, as those that were absorbed, become (softmax − onehot)/N. */
    void gradient(int firstToken, int tokens, int firstContext, int n, double[] tile, int at, int[] y, double[] scale) {
        exponentials.replace(tokens, n, tile, at, maximum, firstContext, scale, firstContext);
        for (int i = 0; i < n; i++) {
            int token = y[firstContext + i] - firstToken;
            if (token >= 0 && token < tokens) {
                tile[at + token * n + i] -= 1.0 / contexts;
            }
        }
    }
}
