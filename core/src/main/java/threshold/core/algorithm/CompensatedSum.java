package threshold.core.algorithm;

import java.util.Arrays;

/**
 * A sum of vectors with the rounding errors of its additions beside it.
 *
 * <p>Source: Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974), in the
 * form of Knuth's error-free addition.
 */
public final class CompensatedSum {

    private final double[] high;
    private final double[] low;

    public CompensatedSum(int length) {
        high = new double[length];
        low = new double[length];
    }

    public int length() {
        return high.length;
    }

    public void clear() {
        Arrays.fill(high, 0);
        Arrays.fill(low, 0);
    }

    /** Adds x, from an offset on. */
    public void add(double[] x, int xo) {
        for (int j = 0; j < high.length; j++) {
            double sum = high[j] + x[xo + j];
            double added = sum - high[j];
            low[j] += (high[j] - (sum - added)) + (x[xo + j] - added);
            high[j] = sum;
        }
    }

    /** Adds another sum. */
    public void add(CompensatedSum other) {
        add(other.high, 0);
        add(other.low, 0);
    }

    public double value(int j) {
        return high[j] + low[j];
    }
}
