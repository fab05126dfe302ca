package threshold.bench.run;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Tells iterations that were measured while others slowed the machine, by the ruler beside them: of a core whose other
 * thread is busy half the speed is left, for tenths of a second or for minutes. They are kept, and no figure counts them.
 *
 * <p>What a calm machine takes for the ruler is the fifth percentile of what the latest forks found; a machine that has
 * become slower for good is the calm one after as many forks.
 */
final class Calm {

    /**
     * A ruler this much over its calm time tells of a slow machine. Beside operations of 512 bits, which lower the clock,
     * it takes 1.29 times as long where nobody is, beside others that share the core 1.55 to 2.3 times (Cascade Lake).
     */
    private static final double SLOW = 1.4;

    private static final double CALM = 0.05;

    /** Readings that a percentile takes. */
    private static final int FEWEST = 12;

    /** Readings that count: those of some 500 forks. */
    private static final int LATEST = 3000;

    /** Of the iterations that a fork was asked for, one part in so many speaks for it. */
    private static final int PART = 3;

    private final Deque<Double> readings = new ArrayDeque<>();

    /** Takes note of the rulers of a fork. */
    void learn(ForkRecord fork) {
        double[] rulers = fork.ruler();
        if (rulers == null) {
            return;
        }
        for (double ruler : rulers) {
            readings.addLast(ruler);
            if (readings.size() > LATEST) {
                readings.removeFirst();
            }
        }
    }

    /**
     * The fork by its calm iterations alone; as it is where it has none, or nothing is known of them.
     *
     * @param fork with a ruler for each of its measured iterations
     */
    ForkRecord sifted(ForkRecord fork) {
        boolean[] calm = calm(fork);
        int count = count(calm);
        return count == 0 || count == calm.length ? fork : fork.countingOnly(calm);
    }

    /** Why a fork, as it was measured, has too few calm iterations to speak for it, in a clause; empty if it has. */
    Optional<String> doubt(ForkRecord fork) {
        boolean[] calm = calm(fork);
        int count = count(calm);
        return count >= Math.ceilDiv(calm.length, PART)
                ? Optional.empty()
                : Optional.of("the machine was slow beside %d of its %d iterations, by the ruler"
                        .formatted(calm.length - count, calm.length));
    }

    /** Empty where nothing is known. */
    private boolean[] calm(ForkRecord fork) {
        double[] rulers = fork.ruler();
        if (rulers == null || !fork.ok() || rulers.length != fork.measured().length) {
            return new boolean[0];
        }
        double most = most();
        boolean[] calm = new boolean[rulers.length];
        for (int i = 0; i < calm.length; i++) {
            calm[i] = rulers[i] <= most;
        }
        return calm;
    }

    /** The longest that the ruler takes on a calm machine; infinite where too little is known. */
    double most() {
        if (readings.size() < FEWEST) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = readings.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return SLOW * sorted[(int) (CALM * sorted.length)];
    }

    private static int count(boolean[] calm) {
        int count = 0;
        for (boolean one : calm) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
