package threshold.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import threshold.bench.run.ForeignFork;
import threshold.bench.run.ForkRecord;

class DisturbanceTest {

    private final Disturbance disturbance = new Disturbance();

    @Test
    void aRulerIsSlowOnceItsMedianIsKnown() {
        for (int i = 0; i < 4; i++) {
            disturbance.learn(100);
        }
        assertThat(disturbance.beside(150)).isEmpty();
        disturbance.learn(100);
        assertThat(disturbance.beside(150)).contains("the ruler beside it was 50 % slow");
        assertThat(disturbance.beside(109)).isEmpty();
    }

    @Test
    void slowRulersOfTheSessionDoNotMakeASlowOneRight() {
        for (int i = 0; i < 9; i++) {
            disturbance.learn(i % 3 == 0 ? 200 : 100);
        }
        assertThat(disturbance.beside(120)).contains("the ruler beside it was 20 % slow");
    }

    @Test
    void otherProcessesMayTakeATenth() {
        assertThat(disturbance.during(fork(0.10))).isEmpty();
        assertThat(disturbance.during(fork(0.11))).contains("other processes took 11 % of the processors");
    }

    private static ForkRecord fork(double foreignCpu) {
        return ForeignFork.of("a", "[]", "", 1, OptionalDouble.of(foreignCpu));
    }
}
