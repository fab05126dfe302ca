package threshold.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls an operation until the JIT compiler has settled, and keeps every time it saw.
 *
 * <p>C2 finishes a kernel 0.75 to 1.5 s after the start of a JVM, and vector code can be a hundred times slower before, so
 * neither a count nor a fixed time is enough. A short operation is called in batches for at least {@code settle} and until
 * the last three batches are no longer faster than the three before and the compiler, which may be at work on the code
 * while its speed stands still, has had next to nothing to do. What counts is improvement, not scatter, which a
 * neighbour on the machine causes as well. An operation that stays long is called until it no longer gets faster, or just
 * once if it is known to be long.
 */
final class WarmUp {

    /** Operations from here on are long, in nanoseconds. */
    static final double LONG = 100e6;

    private static final double TOO_LONG_TO_ASK = 5e9;
    private static final double BATCH = 25e6;
    private static final double STILL_IMPROVING = 0.97;
    private static final long COMPILER_IDLE = 5;
    private static final double STILL_COLD = 0.8;

    private final Runnable operation;
    private final Runnable before;
    private final double settle;
    private final double cap;
    private final double start = System.nanoTime();
    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private double[] times = new double[16];
    private long[] compiling = new long[16];
    private int count;

    /**
     * @param operation what is timed
     * @param before what must be done, untimed, before each call; null if nothing
     * @param settle least time in nanoseconds that an operation is called for
     * @param cap most time in nanoseconds for an operation to settle, once it is short
     */
    WarmUp(Runnable operation, @Nullable Runnable before, double settle, double cap) {
        this.operation = operation;
        this.before = before == null ? () -> {} : before;
        this.settle = settle;
        this.cap = cap;
    }

    /** Nanoseconds of one call, of an operation that is known to be long. */
    double[] once() {
        return new double[] {batch(1)};
    }

    /** Nanoseconds per call of each batch, in order. */
    double[] run() {
        double last = untilWarm();
        double becameShort = System.nanoTime();
        while (last < LONG && System.nanoTime() - becameShort < cap && !(elapsed() >= settle && settled())) {
            last = batch((int) Math.clamp(BATCH / Math.max(last, 1), 1, 1 << 24));
        }
        return Arrays.copyOf(times, count);
    }

    /** Calls while an operation is long and may only be cold: at least twice, and on as long as it gets much faster. */
    private double untilWarm() {
        double previous = Double.POSITIVE_INFINITY;
        double last = batch(1);
        while (last >= LONG
                && last < TOO_LONG_TO_ASK
                && (count < 2 || elapsed() < settle || last < STILL_COLD * previous)) {
            previous = last;
            last = batch(1);
        }
        return last;
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
            compiling = Arrays.copyOf(compiling, 2 * count);
        }
        compiling[count] = compiler.getTotalCompilationTime();
        times[count++] = total / calls;
        return total / calls;
    }

    private boolean settled() {
        return count >= 7
                && median(count - 3) >= STILL_IMPROVING * median(count - 6)
                && compiling[count - 1] - compiling[count - 5] <= COMPILER_IDLE;
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
