package threshold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int MEGABYTE = 1 << 20;

    private static volatile byte @Nullable [] kept;

    @Test
    void bytesOfOneThreadAreExact() {
        assertThat(Allocation.of(() -> kept = new byte[1000], null, 1)).isEqualTo(1016);
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

    @Test
    void workersAreCountedWhereThereAreSome() {
        Runnable inAWorker = () -> {
            Thread worker = new Thread(() -> kept = new byte[MEGABYTE]);
            worker.start();
            while (worker.isAlive()) {
                Thread.onSpinWait();
            }
        };
        assertThat(Allocation.of(inAWorker, null, 2)).isGreaterThan(MEGABYTE);
        assertThat(Allocation.of(inAWorker, null, 1)).isLessThan(MEGABYTE);
    }
}
