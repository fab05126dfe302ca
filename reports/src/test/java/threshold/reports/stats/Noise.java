package threshold.reports.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Series of which the tests know what is in them. */
final class Noise {

    private Noise() {}

    /** Normal, of standard deviation 1, each value with so much of the one before it. */
    static double[] of(long seed, int n, double correlation) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double last = random.nextGaussian();
        double fresh = Math.sqrt(1 - correlation * correlation);
        for (int i = 0; i < n; i++) {
            values[i] = last;
            last = correlation * last + fresh * random.nextGaussian();
        }
        return values;
    }

    /** Scaled, with a step added from one value on and before another. */
    static double[] with(double[] values, double scale, double step, int from, int end) {
        double[] stepped = Arrays.stream(values).map(value -> scale * value).toArray();
        for (int i = from; i < end; i++) {
            stepped[i] += step;
        }
        return stepped;
    }
}
