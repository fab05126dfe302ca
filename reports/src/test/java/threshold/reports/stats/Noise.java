package threshold.reports.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Series of which the tests know what is in them. */
final class Noise {

    static final int SERIES = 200;

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

    /** Of 200 series of a hundred runs that vary by 2 %, with a step after 70 of them, those in which something is seen. */
    static long seen(double correlation, double step, Predicate<double[]> sees) {
        return IntStream.range(0, SERIES)
                .parallel()
                .mapToObj(seed -> with(of(1000 + seed, 100, correlation), 0.02, step, 70, 100))
                .filter(sees)
                .count();
    }
}
