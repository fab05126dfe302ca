package threshold.core.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SlowForksTest {

    private static final double[][] Z = new double[9][];
    private static final double[] V = new double[9];
    private static final double SLOWER = Math.log(2);

    static {
        Arrays.setAll(Z, i -> new double[] {i});
        Arrays.fill(V, 0.05 * 0.05);
    }

    @Test
    void aSingleForkFarAboveItsNeighboursCountsForLittle() {
        double[] y = smooth();
        y[4] += SLOWER;
        assertThat(through(y, 1).at(4).value()).isCloseTo(truth(4), within(0.15));
        assertThat(through(y, 1).at(4.5).value()).isCloseTo(truth(4.5), within(0.1));
    }

    @Test
    void theMedianOfManyForksIsWhatItIs() {
        double[] y = smooth();
        y[4] += SLOWER;
        assertThat(through(y, 3).at(4).value()).isCloseTo(truth(4) + SLOWER, within(0.15));
    }

    /** What is slow from some size on is a cache or another algorithm, and no accident. */
    @Test
    void aStepThatNeighboursConfirmStays() {
        double[] y = smooth();
        for (int i = 5; i < y.length; i++) {
            y[i] += SLOWER;
        }
        Kriging step = through(y, 1);
        assertThat(step.at(6).value()).isCloseTo(truth(6) + SLOWER, within(0.1));
        assertThat(step.at(3).value()).isCloseTo(truth(3), within(0.1));
    }

    /** The compiler makes no fork too fast. */
    @Test
    void aForkFarBelowItsNeighboursIsBelieved() {
        double[] y = smooth();
        y[4] -= SLOWER;
        assertThat(through(y, 1).at(4).value()).isCloseTo(truth(4) - SLOWER, within(0.15));
    }

    @Test
    void withoutSlowForksItIsKriging() {
        double[] y = smooth();
        assertThat(through(y, 1).at(3.3).value())
                .isCloseTo(new Kriging(Z, y, V).at(3.3).value(), within(1e-3));
    }

    private static Kriging through(double[] y, int forks) {
        double[] doubt = new double[y.length];
        Arrays.fill(doubt, SlowForks.doubt(forks));
        return SlowForks.through(Z, y, V, doubt);
    }

    private static double[] smooth() {
        return Arrays.stream(Z).mapToDouble(point -> truth(point[0])).toArray();
    }

    private static double truth(double x) {
        return -1 + 0.3 * Math.tanh(0.5 * (x - 4));
    }
}
