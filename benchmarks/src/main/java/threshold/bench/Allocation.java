package threshold.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Heap bytes that the calling thread allocates. */
final class Allocation {

    private Allocation() {}

    /** Bytes allocated during one call, exact: the counter's own cost is measured and taken off. */
    static long during(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long first = threads.getCurrentThreadAllocatedBytes();
        long own = threads.getCurrentThreadAllocatedBytes() - first;
        long before = threads.getCurrentThreadAllocatedBytes();
        call.run();
        return threads.getCurrentThreadAllocatedBytes() - before - own;
    }
}
