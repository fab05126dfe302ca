package threshold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class RulersTest {

    @Test
    void anIterationHasTheSlowerOfTheRulersBeforeAndAfter() {
        Rulers rulers = new Rulers(readings(3, 5, 4, 2), 9);
        iteration(rulers);
        iteration(rulers);
        assertThat(rulers.readings()).containsExactly(5, 4);
    }

    @Test
    void anIterationWaitsUntilTheMachineIsCalm() {
        Rulers rulers = new Rulers(readings(20, 15, 8, 7), 9);
        iteration(rulers);
        assertThat(rulers.readings()).containsExactly(8);
    }

    /** A machine that is never calm would hold the run up for ever. */
    @Test
    void allIterationsTogetherWaitTwoSecondsAtMost() {
        Rulers rulers = new Rulers(() -> 20, 9);
        long start = System.nanoTime();
        iteration(rulers);
        iteration(rulers);
        iteration(rulers);
        assertThat((System.nanoTime() - start) / 1e9).isBetween(2.0, 3.0);
        assertThat(rulers.readings()).containsExactly(20, 20, 20);
    }

    @Test
    void theRulerItselfTakesPartOfAMillisecond() {
        assertThat(new Ruler().measure()).isBetween(1e4, 5e6);
    }

    private static void iteration(Rulers rulers) {
        rulers.before();
        rulers.after();
    }

    private static DoubleSupplier readings(double... readings) {
        Iterator<Double> all = Arrays.stream(readings).iterator();
        return all::next;
    }
}
