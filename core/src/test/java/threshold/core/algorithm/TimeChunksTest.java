package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import threshold.core.kernel.StatePropagation.Keep;
import threshold.core.kernel.StatePropagation.Size;

class TimeChunksTest {

    /** Every time from 0 to T − 1 is in one chunk, in order, and what comes before is only in the first. */
    @Property(seed = "20261122")
    void chunksCoverEveryStepOnce(
            @ForAll @IntRange(min = 1, max = 300) int n,
            @ForAll @IntRange(min = 3, max = 20_000) int steps,
            @ForAll Keep keep) {
        Assume.that(keep == Keep.FINAL || (long) n * steps < Size.MOST_STORED);
        Size size = new Size(n, steps, 1, 1, keep);
        Assume.that(TimeChunks.declines(size).isEmpty());
        TimeChunks chunks = TimeChunks.of(size);
        assertThat(chunks.lead()).isBetween(0, chunks.length() - 1);
        assertThat(chunks.time(0, chunks.lead())).isZero();
        assertThat(chunks.time(chunks.count() - 1, chunks.length() - 1)).isEqualTo(steps - 1);
        for (int k = 1; k < chunks.count(); k++) {
            assertThat(chunks.time(k, 0)).isEqualTo(chunks.time(k - 1, chunks.length() - 1) + 1);
        }
    }

    @Test
    void aLongTrajectoryIsCutAndAShortOneDeclined() {
        assertThat(TimeChunks.of(new Size(512, 20_000, 1, 16, Keep.FINAL))).isEqualTo(new TimeChunks(128, 157, 96));
        assertThat(TimeChunks.declines(new Size(512, 200, 1, 16, Keep.FINAL)))
                .contains("would take longer for the powers of A, n=512, than for T=200 steps");
        assertThat(TimeChunks.declines(new Size(512, 20_000, 3, 16, Keep.FINAL)))
                .contains("cuts the time of one state, not of B=3");
    }

    @Test
    void theOperationsAreThoseOfThePowersTheBatchAndTheChain() {
        double products = 7 * 512 + 157 * 128 + 157;
        assertThat(TimeChunks.work(new Size(512, 20_000, 1, 16, Keep.FINAL)).flops())
                .isEqualTo(2.0 * 512 * 512 * products + 512 * 20_000);
    }
}
