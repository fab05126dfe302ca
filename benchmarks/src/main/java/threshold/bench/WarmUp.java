package threshold.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls an operation until the JIT compiler has settled, and keeps every time it saw.
 *
 * <p>C2 finishes a kernel 0.75 to 1.5 s after the start of a JVM, and vector code can be a hundred times slower before,
 * so neither a count nor a fixed time is enough, and neither is a speed that stands still, since it does so while C2 is
 * half a second at one large method, nor a compiler without work, which it is for a moment whenever a method is done
 * and its hot callers have not been counted to their threshold. So an operation is called for at least {@code settle}
 * and until the compiler has stayed idle, the times no longer improve and no vectors are {@linkplain BoxedVectors
 * boxed}; scatter, which a neighbour on the machine causes as well, does not count. Short operations are called in
 * batches. An operation that was measured before, and is long, is called once.
 *
 * <p>At {@code cap} a long operation ends, unless its vectors are boxed; everything else has {@value #STRETCH} times
 * the cap to settle, since a figure from a compiler at work is wrong by factors. A cap below {@link #SETTLING_TIME}
 * wants no figures and is kept.
 */
final class WarmUp {

    /** Operations from here on are long, in nanoseconds. */
    static final double LONG = 100e6;

    /** The least cap, in nanoseconds, under which an operation can be expected to settle. */
    static final double SETTLING_TIME = 1e9;

    private static final int STRETCH = 4;
    private static final double TOO_LONG_TO_ASK = 5e9;
    private static final double BATCH = 25e6;
    private static final int TO_COMPARE = 7;
    private static final int QUIET = 3;
    private static final double STILL_IMPROVING = 0.97;
    private static final double STILL_COLD = 0.8;

    private final Runnable operation;
    private final @Nullable Runnable before;
    private final double settle;
    private final double cap;
    private final double batch;
    private final Instruments instruments;
    private double[] times = new double[16];
    private int count;
    private double start;
    private double allocationRate;
    private int quiet;
    private @Nullable Boolean boxes;
    private boolean cut;

    /**
     * @param operation what is timed
     * @param before what must be done, untimed, before each call; null if nothing
     * @param settle least time in nanoseconds that an operation is called for
     * @param cap time in nanoseconds that should be enough
     * @param instruments what is read beside
     */
    WarmUp(Runnable operation, @Nullable Runnable before, double settle, double cap, Instruments instruments) {
        this.operation = operation;
        this.before = before;
        this.settle = settle;
        this.cap = cap;
        this.instruments = instruments;
        batch = Math.min(BATCH, settle / TO_COMPARE);
    }

    /** Nanoseconds of one call, of an operation that was long when it was measured before. */
    double[] once() {
        return new double[] {batch(1)};
    }

    /** Nanoseconds per call of each batch, in order; two at least. */
    double[] run() {
        boolean _ = instruments.compilerIsIdle();
        start = instruments.nanoTime();
        double last = batch(1);
        boolean settled = last >= TOO_LONG_TO_ASK;
        while (!settled && (count < 2 || hasTime())) {
            last = batch((int) Math.clamp(batch / Math.max(last, 1), 1, 1 << 24));
            boolean isEnough = elapsed() >= settle;
            quiet = instruments.compilerIsIdle() && !(isEnough && isBoxing()) ? quiet + 1 : 0;
            settled = last >= TOO_LONG_TO_ASK || (isEnough && isQuiet() && isSteady());
        }
        cut = !settled && !(isLong() && isSteady());
        return Arrays.copyOf(times, count);
    }

    /** Whether time was up before the operation had settled. */
    boolean wasCut() {
        return cut;
    }

    /** The median of the last batches, in nanoseconds per call. */
    double settledTime() {
        return count < 3 ? times[count - 1] : median(count - 3);
    }

    private double batch(int calls) {
        double nanoseconds = 0;
        long bytes = -instruments.allocatedBytes();
        if (before == null) {
            nanoseconds = timed(calls);
        } else {
            for (int i = 0; i < calls; i++) {
                bytes += instruments.allocatedBytes();
                before.run();
                bytes -= instruments.allocatedBytes();
                nanoseconds += timed(1);
            }
        }
        bytes += instruments.allocatedBytes();
        allocationRate = bytes / Math.max(nanoseconds, 1);
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = nanoseconds / calls;
        return nanoseconds / calls;
    }

    /** The clock is asked twice, so that its own cost is no part of a call of a few nanoseconds. */
    private double timed(int calls) {
        long from = instruments.nanoTime();
        for (int i = 0; i < calls; i++) {
            operation.run();
        }
        return instruments.nanoTime() - from;
    }

    /** A long operation may use up the cap in its first, slow call; what came next tells nothing without one more. */
    private boolean hasTime() {
        boolean stretches = !isLong() || isFalling() || isBoxing();
        return elapsed() < cap || (elapsed() < STRETCH * cap && cap >= SETTLING_TIME && stretches);
    }

    private boolean isLong() {
        return times[count - 1] >= LONG;
    }

    /** A compiler that had nothing to do once may have had nothing to do just then; and the first fast batch is no plateau. */
    private boolean isQuiet() {
        return quiet >= (isLong() ? 1 : QUIET);
    }

    private boolean isSteady() {
        return !isFalling() && !isBoxing();
    }

    private boolean isFalling() {
        if (isLong()) {
            return times[count - 1] < STILL_COLD * times[count - 2];
        }
        return count < TO_COMPARE || median(count - 3) < STILL_IMPROVING * median(count - 6);
    }

    /** Code that has boxed its vectors once allocates nothing else to speak of, so the heap is asked once. */
    private boolean isBoxing() {
        if (allocationRate < BoxedVectors.RATE) {
            return false;
        }
        if (boxes == null) {
            boxes = instruments.vectorsAreBoxed();
        }
        return boxes;
    }

    private double median(int from) {
        double a = times[from];
        double b = times[from + 1];
        double c = times[from + 2];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private double elapsed() {
        return instruments.nanoTime() - start;
    }
}
