package threshold.bench.gate;

import java.util.Arrays;

/**
 * A fixed loop that nobody will ever tune, timed beside each pair: it changes only when the machine does. It runs in
 * the JVM of the gate, so that it costs milliseconds and not a fork.
 */
final class Ruler {

    private static final int LENGTH = 1024;
    private static final int TIMES = 2000;
    private static final int ATTEMPTS = 3;
    private static final int WARM_UPS = 20;

    private final double[] x = new double[LENGTH];
    private double checksum;

    Ruler() {
        Arrays.setAll(x, i -> 1.0 / (i + 1));
        for (int i = 0; i < WARM_UPS; i++) {
            once();
        }
    }

    /** The best of three, in nanoseconds; 6 ms in all. */
    double measure() {
        double best = Double.POSITIVE_INFINITY;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            best = Math.min(best, once());
        }
        return best;
    }

    private double once() {
        long start = System.nanoTime();
        double sum = checksum;
        for (int i = 0; i < TIMES; i++) {
            sum += dot(x);
        }
        checksum = sum * 1e-9;
        return System.nanoTime() - start;
    }

    private static double dot(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return sum;
    }
}
