package threshold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int MEGABYTE = 1 << 20;

    /** A multiple of what objects may be aligned to. */
    private static final int LINES = 1024;

    private static final int HEADER = 16;

    private static volatile byte @Nullable [] kept;

    @Test
    void bytesOfOneThreadAreExact() {
        assertThat(Allocation.of(() -> kept = new byte[LINES - HEADER], null, 1))
                .isEqualTo(LINES);
        assertThat(Allocation.of(() -> {}, null, 1)).isZero();
    }

    @Test
    void whatOnlyTheFirstCallAllocatesIsNotCounted() {
        AtomicInteger calls = new AtomicInteger();
        Runnable linksItself = () -> {
            if (calls.getAndIncrement() == 0) {
                kept = new byte[1000];
            }
        };
        assertThat(Allocation.of(linksItself, null, 1)).isZero();
    }

    @Test
    void whatIsDoneBeforeEachCallIsNotCounted() {
        assertThat(Allocation.of(() -> {}, () -> kept = new byte[1000], 1)).isZero();
    }

    /** The worker outlives the call: the bytes of one that ends are added up a moment after it is no longer alive. */
    @Test
    void workersAreCountedWhereThereAreSome() {
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            Runnable inAWorker = () -> {
                Future<?> done = worker.submit(() -> kept = new byte[MEGABYTE]);
                while (!done.isDone()) {
                    Thread.onSpinWait();
                }
            };
            assertThat(Allocation.of(inAWorker, null, 2)).isGreaterThan(MEGABYTE);
            assertThat(Allocation.of(inAWorker, null, 1)).isLessThan(MEGABYTE);
        }
    }
}
