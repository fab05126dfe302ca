package threshold.bench.run;

import threshold.bench.machine.Machine;

/** How much heap a fork gets: enough for the largest head with its copies, and never so much that the machine swaps. */
public final class Heap {

    private static final long MEGABYTE = 1 << 20;
    private static final long MOST = 8192;

    private Heap() {}

    /** The limit as {@code -Xmx} takes it: 8 GB, or 60 % of a smaller memory. */
    public static String limit() {
        return Math.min(MOST, Machine.current().memoryBytes() / MEGABYTE * 6 / 10) + "m";
    }
}
