package threshold.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls an operation until the JIT compiler has settled, and keeps every time it saw.
 *
 * <p>C2 finishes a kernel 0.75 to 1.5 s after the start of a JVM, so neither a count nor a fixed time is enough: a short
 * operation is called in batches for at least {@code settle} and until the last three batches are no longer faster than the
 * three before. What counts is improvement, not scatter, which a neighbour on the machine causes as well.
 */
final class WarmUp {

    /** Operations from here on are long: JMH calls each iteration once. */
    static final double LONG = 100e6;

    /** A long operation is called until this much time has passed, so once if it takes longer. */
    private static final double LONG_ENOUGH = 300e6;

    private static final double BATCH = 25e6;
    private static final double STILL_IMPROVING = 0.97;

    private final Runnable operation;
    private final Runnable before;
    private final double settle;
    private final double cap;
    private final double start = System.nanoTime();
    private double[] times = new double[16];
    private int count;

    /**
     * @param operation what is timed
     * @param before what must be done, untimed, before each call; null if nothing
     * @param settle least time in nanoseconds that a short operation is called for
     * @param cap most time in nanoseconds
     */
    WarmUp(Runnable operation, @Nullable Runnable before, double settle, double cap) {
        this.operation = operation;
        this.before = before == null ? () -> {} : before;
        this.settle = settle;
        this.cap = cap;
    }

    /** Nanoseconds per call of each batch, in order. */
    double[] run() {
        double last;
        do {
            last = batch(1);
        } while (last >= LONG && elapsed() < LONG_ENOUGH);
        while (last < LONG && elapsed() < cap && !(elapsed() >= settle && settled())) {
            last = batch((int) Math.clamp(BATCH / Math.max(last, 1), 1, 1 << 24));
        }
        return Arrays.copyOf(times, count);
    }

    private double batch(int calls) {
        double total = 0;
        for (int i = 0; i < calls; i++) {
            before.run();
            long from = System.nanoTime();
            operation.run();
            total += System.nanoTime() - from;
        }
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = total / calls;
        return total / calls;
    }

    private boolean settled() {
        return count >= 7 && median(count - 3) >= STILL_IMPROVING * median(count - 6);
    }

    private double median(int from) {
        double a = times[from];
        double b = times[from + 1];
        double c = times[from + 2];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private double elapsed() {
        return System.nanoTime() - start;
    }
}
