package threshold.bench;

/**
 * A fixed loop that nobody will ever tune, timed beside what is measured: it changes only when the machine does.
 *
 * <p>Its integer operations do not wait for each other and fill the core, so that a neighbour on the core's other thread
 * makes it slower as it does any kernel; a chain of dependent additions does not notice. Over 1693 windows of 30 ms on a
 * shared Cascade Lake the logarithms of its time and of a matrix product's had the correlation 0.76, those of a dependent
 * dot product 0.42; where it was within a tenth of its best before and after, 90 % of the products were within 9 % of
 * theirs, and else within 76 %.
 *
 * <p>Not safe for several threads.
 */
public final class Ruler {

    /** A fifth of a millisecond at 2.5 GHz. */
    private static final long TIMES = 100_000;

    /** An interrupt is no slow machine. */
    private static final int ATTEMPTS = 2;

    private static final int WARM_UPS = 40;

    private long checksum = 1;

    /** Takes some ten milliseconds, until the loop is compiled. */
    public Ruler() {
        for (int i = 0; i < WARM_UPS; i++) {
            once();
        }
    }

    /** The better of two, in nanoseconds. */
    public double measure() {
        double best = Double.POSITIVE_INFINITY;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            best = Math.min(best, once());
        }
        return best;
    }

    private double once() {
        long start = System.nanoTime();
        checksum = wide(checksum);
        return System.nanoTime() - start;
    }

    private static long wide(long seed) {
        long a = seed;
        long b = 2;
        long c = 3;
        long d = 4;
        long e = 5;
        long f = 6;
        long g = 7;
        long h = 8;
        for (long i = 0; i < TIMES; i++) {
            a += i ^ b;
            c += i ^ d;
            e += i ^ f;
            g += i ^ h;
            b = 3 * b + 1;
            d = 5 * d + 1;
            f += a;
            h += c;
        }
        return a + b + c + d + e + f + g + h;
    }
}
