package threshold.core.algorithm;

import java.util.Optional;
import threshold.core.kernel.StatePropagation.Keep;
import threshold.core.kernel.StatePropagation.Size;
import threshold.core.kernel.Work;

/**
 * T steps cut into K chunks of c = 2ˢ steps, the first of them begun {@link #lead} steps before time 0.
 *
 * <p>c is what costs least: s products of n×n matrices for Aᶜ, K states through c steps once or twice, and K products
 * with a vector, whose flops take {@value #VECTOR} times as long as a matrix product's.
 *
 * @param length c
 * @param count K = ⌈T/c⌉
 * @param lead Kc − T
 */
record TimeChunks(int length, int count, int lead) {

    /** On Zen 5 at n = 512: 27 GFLOP/s from the third-level cache, against 105 to 110. */
    private static final int VECTOR = 4;

    static TimeChunks of(Size size) {
        int best = 2;
        for (long c = 4; c < size.steps(); c *= 2) {
            if (cost(size, (int) c) < cost(size, best)) {
                best = (int) c;
            }
        }
        int count = count(size, best);
        return new TimeChunks(best, count, count * best - size.steps());
    }

    /** Why one step after the other is the better way, if it is. */
    static Optional<String> declines(Size size) {
        if (size.batch() > 1) {
            return Optional.of("cuts the time of one state, not of B=" + size.batch());
        }
        return cost(size, of(size).length()) < (double) VECTOR * size.steps()
                ? Optional.empty()
                : Optional.of("would take longer for the powers of A, n=" + size.n() + ", than for T=" + size.steps()
                        + " steps");
    }

    /** The operations of the method itself; bytes as the problem has them. */
    static Work work(Size size) {
        TimeChunks chunks = of(size);
        double n = size.n();
        double products =
                squarings(chunks.length) * n + (double) passes(size) * chunks.count * chunks.length + chunks.count;
        return new Work(2 * n * n * products + n * size.steps(), size.work().bytes());
    }

    /** The time of step j of chunk k; negative before the start. */
    int time(int k, int j) {
        return k * length + j - lead;
    }

    /** In products of an n×n matrix with one column. */
    private static double cost(Size size, int c) {
        double count = count(size, c);
        return squarings(c) * (double) size.n() + passes(size) * count * c + VECTOR * count;
    }

    private static int count(Size size, int c) {
        return (int) Math.ceilDiv((long) size.steps(), c);
    }

    private static int squarings(int c) {
        return Integer.numberOfTrailingZeros(c);
    }

    private static int passes(Size size) {
        return size.keep() == Keep.ALL ? 2 : 1;
    }
}
