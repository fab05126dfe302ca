package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoModesTest {

    @Test
    void findsFastAndSlowForks() {
        TwoModes modes = TwoModes.of(88.1, 73.2, 73.0, 87.9, 73.1, 88.3, 72.8, 73.4, 88.0, 73.2)
                .orElseThrow();
        assertThat(modes.fast()).isCloseTo(73.1167, within(1e-3));
        assertThat(modes.slow()).isCloseTo(88.075, within(1e-9));
        assertThat(modes.slowShare()).isEqualTo(0.4);
    }

    @Test
    void oneSlowForkIsAnOutlier() {
        assertThat(TwoModes.of(73.2, 73.0, 73.9, 74.1, 72.3, 72.8, 73.4, 73.6, 88))
                .isEmpty();
    }

    @Test
    void fewOrEqualForksHaveNoModes() {
        assertThat(TwoModes.of(1, 1, 2, 2, 2)).isEmpty();
        assertThat(TwoModes.of(1, 1, 1, 1, 1, 1)).isEmpty();
    }

    @Test
    void normalForksSeldomSeemToHaveTwo() {
        long found = IntStream.range(0, 2000)
                .filter(seed ->
                        TwoModes.of(PermutationTestTest.normals(seed, 10, 100)).isPresent())
                .count();
        assertThat(found).isBetween(5L, 45L);
    }
}
