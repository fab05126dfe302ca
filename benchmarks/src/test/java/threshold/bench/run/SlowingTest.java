package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlowingTest {

    private static final double[] MEASURED = {1, 1.03, 1.1, 2, 2.06, 2.2};

    @Test
    void iterationsOfAllKindsFollowEachOther() {
        Slowing slowing = new Slowing(List.of(0.03, 0.1), false);
        assertThat(slowing.kinds()).isEqualTo(3);
        assertThat(slowing.plain(MEASURED)).containsExactly(1, 2);
        assertThat(slowing.plain(new long[] {9, 8, 7, 6, 5, 4})).containsExactly(9, 6);
        List<ForkRecord.Slowed> slowed = slowing.slowed(MEASURED);
        assertThat(slowed).extracting(ForkRecord.Slowed::by).containsExactly(0.03, 0.1);
        assertThat(slowed.get(0).measured()).containsExactly(1.03, 2.06);
        assertThat(slowed.get(1).measured()).containsExactly(1.1, 2.2);
        assertThat(slowing.flags())
                .containsExactly("-Dthreshold.slowdowns=0.03,0.1", "-Dthreshold.slowdowns.none=false");
    }

    @Test
    void withoutSlownessAllIterationsAreAsTheyAre() {
        assertThat(Slowing.NOT.plain(MEASURED)).isEqualTo(MEASURED);
        assertThat(Slowing.NOT.slowed(MEASURED)).isEmpty();
        assertThat(Slowing.NOT.flags()).isEmpty();
    }
}
