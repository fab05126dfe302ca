package threshold.reports.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment: the probability that any of a family of true hypotheses is rejected stays within α,
 * whatever their dependence.
 *
 * <p>Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65. Complexity: O(m log m).
 */
public final class Holm {

    private Holm() {}

    /** p₍ᵢ₎ → max over j ≤ i of min(1, (m − j + 1)·p₍ⱼ₎), in the order given. */
    public static double[] adjusted(double... p) {
        int m = p.length;
        int[] ascending = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[m];
        double least = 0;
        for (int rank = 0; rank < m; rank++) {
            int i = ascending[rank];
            least = Math.max(least, Math.min(1, (m - rank) * p[i]));
            adjusted[i] = least;
        }
        return adjusted;
    }

    /** Whether an adjusted rejection is possible at all: m · smallest ≤ α. */
    public static boolean canReject(int m, double smallest, double alpha) {
        return m * smallest <= alpha;
    }
}
