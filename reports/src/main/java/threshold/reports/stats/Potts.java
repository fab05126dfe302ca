package threshold.reports.stats;

import java.util.Arrays;

/**
 * Where a series changes its level, by another road than {@link EDivisive}: of all series of k levels the one with the
 * least absolute error, and of all k the one that is worth its levels.
 *
 * <p>With errors of Laplace's distribution −2·log-likelihood is 2n·log(E/n), E the absolute error; each further level
 * has to lower that by 4·log n. Values that depend on each other count for less ({@link LagOne}).
 *
 * <p>Source: the L1 Potts functional by dynamic programming, M. Storath and A. Weinmann, J. Comput. Graph. Statist. 23
 * (2014) 1019; the penalty is that of the step detection of airspeed velocity. Complexity: O(n³/6) time, O(n²) memory.
 */
public final class Potts {

    private static final int MOST_LEVELS = 16;
    private static final double PENALTY = 4;

    /** Logarithms of times are not known better. */
    private static final double LEAST_ERROR = 1e-9;

    private Potts() {}

    /** The first value of each level but the first, ascending. */
    public static int[] of(double... values) {
        int n = values.length;
        if (n < 2 * EDivisive.SHORTEST) {
            return new int[0];
        }
        double[][] errors = errors(values);
        int most = Math.min(MOST_LEVELS, n / EDivisive.SHORTEST);
        double[][] least = new double[most + 1][n + 1];
        int[][] begins = new int[most + 1][n + 1];
        for (double[] row : least) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        least[0][0] = 0;
        for (int k = 1; k <= most; k++) {
            for (int end = k * EDivisive.SHORTEST; end <= n; end++) {
                for (int from = (k - 1) * EDivisive.SHORTEST; from <= end - EDivisive.SHORTEST; from++) {
                    double error = least[k - 1][from] + errors[from][end - 1];
                    if (error < least[k][end]) {
                        least[k][end] = error;
                        begins[k][end] = from;
                    }
                }
            }
        }
        return traced(begins, levels(least, n, LagOne.worth(LagOne.correlation(values))), n);
    }

    /** The number of levels that is worth its price. */
    private static int levels(double[][] least, int n, double worth) {
        int best = 1;
        double bestPrice = Double.POSITIVE_INFINITY;
        for (int k = 1; k < least.length; k++) {
            double price =
                    2 * worth * n * Math.log(Math.max(least[k][n] / n, LEAST_ERROR)) + PENALTY * Math.log(n) * (k - 1);
            if (price < bestPrice) {
                bestPrice = price;
                best = k;
            }
        }
        return best;
    }

    private static int[] traced(int[][] begins, int levels, int n) {
        int[] changes = new int[levels - 1];
        int end = n;
        for (int k = levels; k > 1; k--) {
            end = begins[k][end];
            changes[k - 2] = end;
        }
        return changes;
    }

    /** The absolute error of values i to j around their median. */
    private static double[][] errors(double[] values) {
        int n = values.length;
        double[][] errors = new double[n][n];
        double[] sorted = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                int length = j - i + 1;
                insert(sorted, length - 1, values[j]);
                double sum = 0;
                for (int low = 0, high = length - 1; low < high; low++, high--) {
                    sum += sorted[high] - sorted[low];
                }
                errors[i][j] = sum;
            }
        }
        return errors;
    }

    private static void insert(double[] sorted, int length, double value) {
        int at = Arrays.binarySearch(sorted, 0, length, value);
        int place = at < 0 ? -at - 1 : at;
        System.arraycopy(sorted, place, sorted, place + 1, length - place);
        sorted[place] = value;
    }
}
