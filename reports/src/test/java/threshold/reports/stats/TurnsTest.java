package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void theRatioIsTheMedianOfTheRatiosOfNeighbours() {
        assertThat(Turns.logRatio(List.of(1.0, 2.0, 4.0), List.of(3.0, 2.0, 8.0)))
                .isCloseTo(Math.log(2), within(1e-15));
        assertThat(Turns.logRatio(List.of(1.0, 1.0), List.of(2.0, 8.0))).isCloseTo(Math.log(4), within(1e-15));
    }

    @Test
    void whatSlowsBothIsGone() {
        SplittableRandom random = new SplittableRandom(7);
        List<Double> base = new ArrayList<>();
        List<Double> next = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double machine = 1 + random.nextDouble();
            base.add(100 * machine);
            next.add(105 * machine);
        }
        assertThat(Turns.logRatio(base, next)).isCloseTo(Math.log(1.05), within(1e-12));
    }

    @Test
    void aDisturbanceOfSomeTurnsDoesNotTell() {
        assertThat(Turns.logRatio(List.of(1.0, 1.0, 1.0, 1.0, 9.0), List.of(1.0, 7.0, 1.0, 1.0, 1.0)))
                .isZero();
    }

    @Test
    void turnsThatOnlyOneHadAreLeftOut() {
        assertThat(Turns.logRatio(List.of(1.0, 1.0, 1.0), List.of(2.0, 2.0))).isCloseTo(Math.log(2), within(1e-15));
        assertThatThrownBy(() -> Turns.logRatio(List.of(), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("forks that took no turns have no ratio");
    }
}
