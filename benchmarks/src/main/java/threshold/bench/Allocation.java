package threshold.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Heap bytes that a call allocates.
 *
 * <p>On one thread they are those of the calling thread, exactly. On more they are those of the whole JVM, ended
 * threads included, since a solver's workers are not known: what the JVM allocates meanwhile for itself counts as well.
 */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /**
     * Bytes allocated during one call; the counter's own are taken off. A call that seems to allocate is made once
     * more, since the first from this place may allocate to link itself, and the lesser counts.
     *
     * @param call what is measured
     * @param before what must be done, uncounted, before each call; null if nothing
     * @param threads threads that the call may use
     */
    static long of(Runnable call, @Nullable Runnable before, int threads) {
        LongSupplier counter = counter(threads);
        long bytes = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 2 && bytes > 0; attempt++) {
            if (before != null) {
                before.run();
            }
            bytes = Math.min(bytes, during(call, counter));
        }
        return bytes;
    }

    /** Bytes allocated so far by those who may work for a caller on so many threads. */
    static LongSupplier counter(int threads) {
        return threads == 1 ? THREADS::getCurrentThreadAllocatedBytes : THREADS::getTotalThreadAllocatedBytes;
    }

    private static long during(Runnable call, LongSupplier counter) {
        var _ = counter.getAsLong();
        long first = counter.getAsLong();
        long own = counter.getAsLong() - first;
        long before = counter.getAsLong();
        call.run();
        return Math.max(0, counter.getAsLong() - before - own);
    }
}
