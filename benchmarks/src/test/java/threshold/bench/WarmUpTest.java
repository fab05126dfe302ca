package threshold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final double MS = 1e6;

    private final Instruments instruments = Instruments.ofThisJvm(1);

    @Test
    void aShortOperationIsCalledForTheLeastTimeAndNoLongerThanItMust() {
        AtomicInteger calls = new AtomicInteger();
        long from = System.nanoTime();
        double[] times = new WarmUp(calls::incrementAndGet, null, 200 * MS, 2000 * MS, instruments).run();
        assertThat(System.nanoTime() - from).isBetween((long) (200 * MS), (long) (2500 * MS));
        assertThat(times).hasSizeGreaterThan(6);
        assertThat(calls.get()).isGreaterThan(times.length);
    }

    @Test
    void anOperationThatIsLongOnlyAtFirstIsWarmedUpAsAShortOne() {
        AtomicInteger calls = new AtomicInteger();
        Runnable cold = () -> LockSupport.parkNanos(calls.getAndIncrement() == 0 ? 400_000_000 : 100_000);
        double[] times = new WarmUp(cold, null, 100 * MS, 3000 * MS, instruments).run();
        assertThat(times[0]).isGreaterThan(WarmUp.LONG);
        assertThat(times[times.length - 1]).isLessThan(WarmUp.LONG);
        assertThat(times).hasSizeGreaterThan(6);
    }

    @Test
    void aLongOperationIsCalledOnceIfKnownAndUntilItNoLongerGetsFasterIfNot() {
        AtomicInteger calls = new AtomicInteger();
        Runnable longOne = () -> {
            calls.incrementAndGet();
            LockSupport.parkNanos(120_000_000);
        };
        assertThat(new WarmUp(longOne, null, 100 * MS, 3000 * MS, instruments).once())
                .hasSize(1);
        assertThat(calls.get()).isEqualTo(1);
        assertThat(new WarmUp(longOne, null, 100 * MS, 3000 * MS, instruments).run())
                .hasSizeBetween(2, 5);
    }

    @Test
    void whatIsCutWhileItStillImprovesIsSaid() {
        AtomicInteger calls = new AtomicInteger();
        Runnable improving = () -> LockSupport.parkNanos((long) (30 * MS * Math.pow(0.9, calls.getAndIncrement())));
        WarmUp cut = new WarmUp(improving, null, 70 * MS, 150 * MS, instruments);
        cut.run();
        assertThat(cut.wasCut()).isTrue();
        WarmUp enough = new WarmUp(() -> LockSupport.parkNanos(1_000_000), null, 70 * MS, 5000 * MS, instruments);
        enough.run();
        assertThat(enough.wasCut()).isFalse();
    }

    @Test
    void theSettledTimeIsThatOfTheLastCallsAndNotOfColdOnes() {
        AtomicInteger calls = new AtomicInteger();
        Runnable coldAtFirst = () -> LockSupport.parkNanos(calls.getAndIncrement() < 5 ? 10_000_000 : 100_000);
        WarmUp warmUp = new WarmUp(coldAtFirst, null, 50 * MS, 400 * MS, instruments);
        warmUp.run();
        assertThat(warmUp.settledTime()).isLessThan(5 * MS);
    }

    @Test
    void whatIsDoneBeforeEachCallIsNotTimed() {
        AtomicInteger loads = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        Runnable slowLoad = () -> {
            loads.incrementAndGet();
            LockSupport.parkNanos(5_000_000);
        };
        double[] times = new WarmUp(calls::incrementAndGet, slowLoad, 10 * MS, 100 * MS, instruments).run();
        assertThat(loads.get()).isEqualTo(calls.get());
        assertThat(Arrays.stream(times).max().orElseThrow()).isLessThan(5_000_000);
    }
}
