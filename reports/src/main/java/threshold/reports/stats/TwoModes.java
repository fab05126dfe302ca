package threshold.reports.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forks that fall into a fast and a slow mode.
 *
 * <p>The sorted values are cut where the squares within the two parts are least. The share of the squares that the cut
 * takes away is compared with that of normal samples of the same size, 1999 seeded draws: what they reach in one of 100
 * is two modes. A part of one fork is an outlier and no mode.
 *
 * <p>Source: L. Engelman and J. A. Hartigan, Percentage points of a test for clusters, JASA 64 (1969) 1647. Complexity:
 * O(n log n).
 *
 * @param fast mean of the fast part
 * @param slow mean of the slow part
 * @param slowShare share of the values in the slow part
 */
public record TwoModes(double fast, double slow, double slowShare) {

    private static final int DRAWS = 1999;
    private static final double LEVEL = 0.01;
    private static final long SEED = 20_261_127;
    private static final int FEWEST = 6;
    private static final ConcurrentHashMap<Integer, Double> CRITICAL = new ConcurrentHashMap<>();

    /** The two modes of some values, if they have two. */
    public static Optional<TwoModes> of(double... values) {
        if (values.length < FEWEST) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = cut(sorted);
        return explained(sorted, cut) > CRITICAL.computeIfAbsent(values.length, TwoModes::critical)
                ? Optional.of(new TwoModes(
                        mean(sorted, 0, cut),
                        mean(sorted, cut, sorted.length),
                        (double) (sorted.length - cut) / sorted.length))
                : Optional.empty();
    }

    /** The number of values in the fast part, at least two and at most all but two. */
    private static int cut(double[] sorted) {
        int best = 2;
        for (int cut = 2; cut <= sorted.length - 2; cut++) {
            best = explained(sorted, cut) > explained(sorted, best) ? cut : best;
        }
        return best;
    }

    /** Squares between the parts over all squares. */
    private static double explained(double[] sorted, int cut) {
        int n = sorted.length;
        double mean = mean(sorted, 0, n);
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        double gap = mean(sorted, cut, n) - mean(sorted, 0, cut);
        return squares == 0 ? 0 : (double) cut * (n - cut) / n * gap * gap / squares;
    }

    /** What normal samples of so many exceed in one of 100. */
    private static double critical(int n) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] found = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] sample = new double[n];
            Arrays.setAll(sample, _ -> random.nextGaussian());
            Arrays.sort(sample);
            found[draw] = explained(sample, cut(sample));
        }
        Arrays.sort(found);
        return found[(int) Math.ceil((1 - LEVEL) * (DRAWS + 1)) - 1];
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
