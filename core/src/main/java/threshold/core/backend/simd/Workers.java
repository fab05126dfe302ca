package threshold.core.backend.simd;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed team of platform daemon threads that runs one set of parts at a time; the caller runs part 0 itself.
 *
 * <p>Teams are kept for the life of the JVM, one for each size. A member that has nothing to do spins for some tens of
 * microseconds, since products follow each other closely, and then parks. A run allocates nothing.
 */
final class Workers {

    private static final int SPINS = 1000;

    private static final Map<Integer, Workers> TEAMS = new ConcurrentHashMap<>();

    private final Thread[] members;
    private final AtomicInteger pending = new AtomicInteger();
    private Runnable[] parts = {};
    private volatile int round;
    private volatile @Nullable Thread caller;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Workers(int threads) {
        members = new Thread[threads - 1];
        for (int i = 0; i < members.length; i++) {
            int part = i + 1;
            members[i] =
                    Thread.ofPlatform().daemon().name("simd-worker-" + part).start(() -> serve(part));
        }
    }

    /** The team of that many threads, the caller among them. */
    static Workers of(int threads) {
        return TEAMS.computeIfAbsent(threads, Workers::new);
    }

    /**
     * Runs every part, each on a thread of its own, and returns when all are done.
     *
     * @param work one part for each thread of the team
     * @throws IllegalArgumentException naming both numbers, unless there is one part for each thread
     * @throws IllegalStateException if a part of a run asks for another run of its own team
     * @throws RuntimeException or an {@link Error}: the first that a part threw, the others suppressed in it
     */
    void run(Runnable[] work) {
        if (work.length != members.length + 1) {
            throw new IllegalArgumentException(work.length + " parts for " + (members.length + 1) + " threads");
        }
        requireOutside(Thread.currentThread());
        synchronized (this) {
            start(work);
            runPart(work[0]);
            await();
            caller = null;
            rethrow(failure.getAndSet(null));
        }
    }

    /** A part that waits for its own team waits for itself. */
    private void requireOutside(Thread thread) {
        boolean inside = thread == caller;
        for (Thread member : members) {
            inside |= thread == member;
        }
        if (inside) {
            throw new IllegalStateException(
                    "a part of a run on " + (members.length + 1) + " threads cannot start another on the same threads");
        }
    }

    private void start(Runnable[] work) {
        parts = work;
        caller = Thread.currentThread();
        pending.set(members.length);
        round = round + 1;
        for (Thread member : members) {
            LockSupport.unpark(member);
        }
    }

    private void runPart(Runnable part) {
        try {
            part.run();
        } catch (Throwable broken) {
            if (!failure.compareAndSet(null, broken)) {
                suppress(broken);
            }
        }
    }

    private void suppress(Throwable broken) {
        Throwable first = failure.get();
        if (first != null && first != broken) {
            first.addSuppressed(broken);
        }
    }

    private static void rethrow(@Nullable Throwable broken) {
        switch (broken) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException("a part threw a checked exception", broken);
        }
    }

    private void await() {
        for (int i = 0; i < SPINS && pending.get() > 0; i++) {
            Thread.onSpinWait();
        }
        while (pending.get() > 0) {
            LockSupport.park(this);
        }
    }

    private void serve(int part) {
        int seen = 0;
        while (true) {
            seen = nextRound(seen);
            runPart(parts[part]);
            if (pending.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }
    }

    private int nextRound(int seen) {
        for (int i = 0; i < SPINS && round == seen; i++) {
            Thread.onSpinWait();
        }
        while (round == seen) {
            LockSupport.park(this);
        }
        return round;
    }
}
