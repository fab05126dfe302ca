package threshold.core.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class KrigingTest {

    private static final double NOISE = 0.02 * 0.02;

    @Test
    void oneValueIsForetoldAtItsPlaceAndIsUnknownElsewhere() {
        Kriging one = new Kriging(new double[][] {{3}}, new double[] {-1}, new double[] {NOISE});
        assertThat(one.at(3).value()).isCloseTo(-1, within(1e-3));
        assertThat(one.at(3).deviation()).isCloseTo(0.02, within(1e-3));
        assertThat(one.at(12).deviation()).isGreaterThan(0.3);
    }

    @Test
    void betweenValuesOfASmoothFunctionItIsThatFunction() {
        double[][] z = grid(8, 8);
        Kriging smooth = new Kriging(z, values(z, 0, 1), variances(z.length));
        for (double a = 0.5; a < 7; a += 0.83) {
            for (double b = 0.5; b < 7; b += 1.19) {
                assertThat(smooth.at(a, b).value()).isCloseTo(truth(a, b), within(0.03));
            }
        }
    }

    /** Runs vary one size at a time; where sizes act apart that tells what they do together. */
    @Test
    void valuesAlongTheAxesForetellWhatIsAwayFromBoth() {
        double[][] cross = new double[14][];
        Arrays.setAll(cross, i -> i < 7 ? new double[] {i, 3} : new double[] {3, i - 7});
        Kriging smooth = new Kriging(cross, values(cross, 0, 1), variances(cross.length));
        for (double[] corner : new double[][] {{0, 0}, {0, 6}, {6, 0}, {6, 6}}) {
            Kriging.Value foretold = smooth.at(corner);
            double truth = truth(corner[0], corner[1]);
            assertThat(foretold.value()).isCloseTo(truth, within(0.2));
            assertThat(Math.abs(foretold.value() - truth)).isLessThan(1.96 * foretold.deviation());
        }
    }

    @Test
    void itsIntervalsHoldWhatTheyPromise() {
        double[][] z = grid(8, 8);
        int held = 0;
        int asked = 0;
        for (int seed = 1; seed <= 5; seed++) {
            Kriging noisy = new Kriging(z, values(z, 0.02, seed), variances(z.length));
            for (double a = 0.4; a < 7; a += 0.71) {
                for (double b = 0.3; b < 7; b += 0.93) {
                    Kriging.Value foretold = noisy.at(a, b);
                    held += Math.abs(foretold.value() - truth(a, b)) <= 1.96 * foretold.deviation() ? 1 : 0;
                    asked++;
                }
            }
        }
        assertThat((double) held / asked).isBetween(0.90, 1.0);
    }

    @Test
    void theFurtherAwayTheLessIsKnown() {
        double[][] z = grid(5, 5);
        Kriging smooth = new Kriging(z, values(z, 0.02, 3), variances(z.length));
        double within = smooth.at(2.5, 2.5).deviation();
        double outside = smooth.at(5.5, 2.5).deviation();
        double far = smooth.at(9, 2.5).deviation();
        assertThat(within).isLessThan(outside);
        assertThat(outside).isLessThan(far);
    }

    /** A function that jumps is not smooth, and what is foretold of it is believed less. */
    @Test
    void valuesThatTheOthersDoNotForetellWidenAllIntervals() {
        double[][] z = grid(6, 6);
        double[] smooth = values(z, 0, 1);
        double[] jagged = smooth.clone();
        SplittableRandom random = new SplittableRandom(5);
        Arrays.setAll(jagged, i -> jagged[i] + 0.3 * random.nextGaussian());
        double calm = new Kriging(z, smooth, variances(z.length)).at(2.5, 2.5).deviation();
        double wild = new Kriging(z, jagged, variances(z.length)).at(2.5, 2.5).deviation();
        assertThat(wild).isGreaterThan(4 * calm);
    }

    /** c is unknown: what is added to every value is added to every answer. */
    @Property(tries = 20)
    void aConstantIsCarriedThrough(@ForAll @DoubleRange(min = -3, max = 3) double constant) {
        double[][] z = grid(4, 4);
        double[] y = values(z, 0.02, 11);
        double[] shifted = Arrays.stream(y).map(value -> value + constant).toArray();
        double before = new Kriging(z, y, variances(z.length)).at(1.3, 2.1).value();
        double after = new Kriging(z, shifted, variances(z.length)).at(1.3, 2.1).value();
        assertThat(after - before).isCloseTo(constant, within(0.02));
    }

    private static double truth(double a, double b) {
        return -1 + 0.4 * Math.tanh(a - 2) - 0.2 * Math.sin(0.7 * b);
    }

    private static double[] values(double[][] z, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Arrays.stream(z)
                .mapToDouble(point -> truth(point[0], point[1]) + noise * random.nextGaussian())
                .toArray();
    }

    private static double[] variances(int n) {
        double[] v = new double[n];
        Arrays.fill(v, NOISE);
        return v;
    }

    private static double[][] grid(int rows, int cols) {
        double[][] z = new double[rows * cols][];
        Arrays.setAll(z, i -> new double[] {i / cols, i % cols});
        return z;
    }
}
