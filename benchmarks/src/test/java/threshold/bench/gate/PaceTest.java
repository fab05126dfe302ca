package threshold.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private Duration left = Duration.ofSeconds(60);
    private final Pace pace = new Pace(() -> left);

    @Test
    void anyNumberFitsUntilAPairHasTakenTime() {
        assertThat(pace.room()).isEqualTo(Long.MAX_VALUE);
        pace.pairEnded();
        assertThat(pace.room()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void pairsToComeTakeAsLongAsThoseBefore() {
        after(10, 2);
        assertThat(pace.room()).isEqualTo(10);
        after(20, 1);
        assertThat(pace.room()).isEqualTo(3);
        assertThat(pace.hasTime()).isTrue();
    }

    @Test
    void whenTheTimeIsOverNoneFits() {
        after(60, 3);
        assertThat(pace.hasTime()).isFalse();
        assertThat(pace.room()).isZero();
        after(5, 1);
        assertThat(pace.room()).isZero();
    }

    private void after(int seconds, int pairs) {
        left = left.minusSeconds(seconds);
        for (int i = 0; i < pairs; i++) {
            pace.pairEnded();
        }
    }
}
