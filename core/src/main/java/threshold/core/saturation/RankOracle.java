package threshold.core.saturation;

import java.util.List;

/**
 * Heads of every rank for three targets of C = 384 contexts and V = 256 tokens whose singular values are known, computed
 * independently in double precision (NumPy and SciPy, L-BFGS to |g| &lt; 2e-9).
 *
 * @param name in the table
 * @param g relative size of the directions beyond the unigrams
 * @param tau root mean square of the logits beyond the unigrams
 * @param firstLogit L[0, 0]
 * @param entropy H(P)
 * @param entropies SE₁ and SE₂ of the singular values
 * @param rows for some ranks
 */
record RankOracle(
        String name, double[] g, double tau, double firstLogit, double entropy, double[] entropies, List<Row> rows) {

    static final int CONTEXTS = 384;
    static final int VOCABULARY = 256;
    static final long SEED = 42;

    /**
     * @param d rank
     * @param error W-error
     * @param plain KL of the truncated SVD
     * @param weighted KL of the weighted one; NaN where it was not computed
     * @param optimal KL of the best head; NaN where it was not computed
     * @param cosine mean cosine of the contexts U√Σ; NaN where it was not computed
     */
    record Row(int d, double error, double plain, double weighted, double optimal, double cosine) {}

    /** Directions of nearly equal size: a sharp threshold at d = r + 1 = 25. */
    static RankOracle edge() {
        double[] g = new double[24];
        for (int k = 0; k < g.length; k++) {
            g[k] = 1.25 - .5 * k / 23;
        }
        return new RankOracle(
                "EDGE",
                g,
                1,
                2.657385040834,
                4.3442929940,
                new double[] {.113346744, .793063625},
                List.of(
                        new Row(1, .7448138, .4554461940, .4502806007, .437512804, 1),
                        new Row(2, .7207156, .4225162800, .4069764181, .387707339, .817994),
                        new Row(4, .6726288, .3694575222, .3389057902, .311328449, .587791),
                        new Row(8, .5765029, .2798422623, .2282352259, .201841761, .375104),
                        new Row(12, .4792852, .1980630781, .1494645763, .127652749, .278137),
                        new Row(16, .3783365, .1180660230, .0880686858, .073056349, .222787),
                        new Row(20, .2669472, .0546535920, .0400569458, .033299161, .188749),
                        new Row(22, .2010137, .0322256370, .0219738906, .018209432, .176107),
                        new Row(23, .1617891, .0206591311, .0138896897, .011518608, .170457),
                        new Row(24, .1127563, .0104272424, .0063185861, .005135646, .165098),
                        new Row(25, 0, 0, 0, 0, .160586)));
    }

    /** Directions that shrink by .85 each: the loss is as the square of the W-error. */
    static RankOracle geometric() {
        double[] g = new double[60];
        for (int k = 0; k < g.length; k++) {
            g[k] = Math.pow(.85, k);
        }
        return new RankOracle(
                "GEO",
                g,
                1,
                2.316973607179,
                4.3594537265,
                new double[] {1.361225229, 2.243117320},
                List.of(
                        plain(1, .7448138, .4560795836, .416746331),
                        plain(4, .4574088, .1702155356, .151228760),
                        plain(8, .2387702, .0441640080, .036971847),
                        plain(16, .0650626, .0036505433, .002579474),
                        plain(24, .0177289, 2.825893e-4, Double.NaN),
                        plain(32, .0048308, 1.82997e-5, Double.NaN),
                        plain(40, .0013157, 1.3996e-6, Double.NaN),
                        plain(48, 3.561e-4, 1.110e-7, Double.NaN),
                        plain(61, 0, 0, Double.NaN)));
    }

    /** Directions as k^(−1/2): a smooth elbow, as in the paper's figures. */
    static RankOracle power() {
        double[] g = new double[200];
        for (int k = 0; k < g.length; k++) {
            g[k] = Math.pow(k + 1, -.5);
        }
        return new RankOracle(
                "POW",
                g,
                1.5,
                1.642353171655,
                3.7758940503,
                new double[] {.258711120, 1.669116634},
                List.of(
                        both(1, .85853, .98553, .97889, .917408719),
                        both(4, .71217, .67253, .65115, .560725752),
                        both(16, .56655, .434645, .359955, .240477672),
                        both(32, .48174, .311038, .226533, Double.NaN),
                        both(64, .37970, .194239, .113264, Double.NaN),
                        both(96, Double.NaN, .127523, .062908, Double.NaN),
                        both(128, .23826, .080028, .033969, Double.NaN),
                        both(160, Double.NaN, .039666, .015350, Double.NaN),
                        both(192, .07589, .007643, .002615, Double.NaN),
                        both(201, 0, 0, 0, Double.NaN)));
    }

    private static Row plain(int d, double error, double plain, double optimal) {
        return new Row(d, error, plain, Double.NaN, optimal, Double.NaN);
    }

    private static Row both(int d, double error, double plain, double weighted, double optimal) {
        return new Row(d, error, plain, weighted, optimal, Double.NaN);
    }

    /** Rank of the centred logits: the directions and the unigrams. */
    int rank() {
        return g.length + 1;
    }
}
