package threshold.core.emergence;

/**
 * Figure 1 of the paper: ln(1 + risk) of the best estimate of A in its leading k×k block, over T = 10 … 70 steps of
 * blkdiag(J₄(λ), 0.4 I₃), λ = 1 and 1.1.
 *
 * <p>The figures were computed from the closed form in double and extended precision; the paper's markers agree with
 * them to 1.5 pixels, 0.05 for λ = 1 and 0.08 for 1.1. From k = 4 on the risk is bounded: (7 − k)·0.16·(1/T) Σ (1 −
 * 0.16ᵗ)/0.84.
 */
final class Figure1 {

    static final int N = 7;
    static final int DIMENSION_UNSTABLE = 4;
    static final int[] STEPS = {10, 20, 30, 40, 50, 60, 70};
    static final double[] LAMBDAS = {1, 1.1};

    /** By λ, T and k − 1. */
    private static final double[][][] PRINTED = {
        {
            {7.2572, 4.9465, 2.1698, .4450},
            {10.4286, 6.7503, 2.6376, .4485},
            {12.3816, 7.8851, 2.9627, .4497},
            {13.7870, 8.7094, 3.2101, .4503},
            {14.8842, 9.3562, 3.4091, .4506},
            {15.7840, 9.8884, 3.5755, .4508},
            {16.5465, 10.3405, 3.7182, .4510}
        },
        {
            {8.4101, 6.0367, 2.8194, .4450},
            {13.0651, 9.2100, 4.2751, .4485},
            {16.5618, 11.7965, 5.8164, .4497},
            {19.5583, 14.1431, 7.4396, .4503},
            {22.2849, 16.3676, 9.1223, .4506},
            {24.8450, 18.5206, 10.8458, .4508},
            {27.2933, 20.6272, 12.5976, .4510}
        }
    };

    private Figure1() {}

    /** ln(1 + risk): printed to four decimals for k ≤ 4, by the closed form from there. */
    static double expected(int lambda, int steps, int k) {
        return k <= DIMENSION_UNSTABLE ? PRINTED[lambda][steps][k - 1] : Math.log1p(bounded(STEPS[steps], k));
    }

    /** The risk for k ≥ 4: that of the stable states left out. */
    static double bounded(int steps, int k) {
        double sum = 0;
        for (int t = 1; t <= steps; t++) {
            sum += (1 - Math.pow(.16, t)) / .84;
        }
        return (N - k) * .16 * sum / steps;
    }
}
