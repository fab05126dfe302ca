package threshold.bench.gate;

import java.time.Duration;
import java.util.function.Supplier;

/** How long pairs take, and how many more there is time for. */
final class Pace {

    private final Supplier<Duration> left;
    private final Duration whole;
    private int pairs;

    /** @param left the time that is left, which falls, and is negative when it is over */
    Pace(Supplier<Duration> left) {
        this.left = left;
        whole = left.get();
    }

    /** Whether another pair may be started. */
    boolean hasTime() {
        return left.get().isPositive();
    }

    /** Takes note of a pair. */
    void pairEnded() {
        pairs++;
    }

    /** How many pairs there is time for, if they take as long as those before did; any number if there was none. */
    long room() {
        Duration now = left.get();
        Duration spent = whole.minus(now);
        return pairs == 0 || !spent.isPositive()
                ? Long.MAX_VALUE
                : Math.max(0, (long) ((double) now.toNanos() * pairs / spent.toNanos()));
    }
}
