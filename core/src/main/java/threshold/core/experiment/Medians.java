package threshold.core.experiment;

import java.util.Arrays;

/** The middle of what repetitions gave. */
public final class Medians {

    private Medians() {}

    /** The median; the mean of the two in the middle where their number is even. */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
