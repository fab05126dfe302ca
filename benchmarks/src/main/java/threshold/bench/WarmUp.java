package threshold.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls an operation until the JIT compiler has settled, and keeps every time it saw.
 *
 * <p>C2 finishes a kernel 0.75 to 1.5 s after the start of a JVM, and vector code can be a hundred times slower before, so
 * neither a count nor a fixed time is enough, and neither is a speed that stands still, since it does so while C2 is half a
 * second at one large method. So an operation is called for at least {@code settle} and until the compiler is idle and the
 * times no longer improve; scatter, which a neighbour on the machine causes as well, does not count. Short operations are
 * called in batches. An operation that was measured before, and is long, is called once.
 */
final class WarmUp {

    /** Operations from here on are long, in nanoseconds. */
    static final double LONG = 100e6;

    private static final double TOO_LONG_TO_ASK = 5e9;
    private static final double BATCH = 25e6;
    private static final int TO_COMPARE = 7;
    private static final double STILL_IMPROVING = 0.97;
    private static final double STILL_COLD = 0.8;

    private final Runnable operation;
    private final @Nullable Runnable before;
    private final double settle;
    private final double cap;
    private final double batch;
    private final double start = System.nanoTime();
    private final Compiler compiler = new Compiler();
    private double[] times = new double[16];
    private int count;
    private boolean cut;

    /**
     * @param operation what is timed
     * @param before what must be done, untimed, before each call; null if nothing
     * @param settle least time in nanoseconds that an operation is called for
     * @param cap most time in nanoseconds, but for two calls at least
     */
    WarmUp(Runnable operation, @Nullable Runnable before, double settle, double cap) {
        this.operation = operation;
        this.before = before;
        this.settle = settle;
        this.cap = cap;
        batch = Math.min(BATCH, settle / TO_COMPARE);
    }

    /** Nanoseconds of one call, of an operation that was long when it was measured before. */
    double[] once() {
        return new double[] {batch(1)};
    }

    /** Nanoseconds per call of each batch, in order. */
    double[] run() {
        double last = batch(1);
        boolean settled = last >= TOO_LONG_TO_ASK;
        while (!settled && (count < 2 || elapsed() < cap)) {
            last = batch((int) Math.clamp(batch / Math.max(last, 1), 1, 1 << 24));
            settled = last >= TOO_LONG_TO_ASK || (elapsed() >= settle && settled());
        }
        cut = !settled;
        return Arrays.copyOf(times, count);
    }

    /** Whether the most time was up before the operation had settled. */
    boolean wasCut() {
        return cut;
    }

    /** The median of the last batches, in nanoseconds per call. */
    double settledTime() {
        return count < 3 ? times[count - 1] : median(count - 3);
    }

    private double batch(int calls) {
        double total = before == null ? timed(calls) : timedApart(before, calls);
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = total / calls;
        return total / calls;
    }

    /** The clock is asked twice, so that its own cost is no part of a call of a few nanoseconds. */
    private double timed(int calls) {
        long from = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            operation.run();
        }
        return System.nanoTime() - from;
    }

    private double timedApart(Runnable first, int calls) {
        double total = 0;
        for (int i = 0; i < calls; i++) {
            first.run();
            total += timed(1);
        }
        return total;
    }

    private boolean settled() {
        boolean idle = compiler.isIdle();
        if (times[count - 1] >= LONG) {
            return idle && times[count - 1] >= STILL_COLD * times[count - 2];
        }
        return idle && count >= TO_COMPARE && median(count - 3) >= STILL_IMPROVING * median(count - 6);
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
