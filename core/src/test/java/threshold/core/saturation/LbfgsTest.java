package threshold.core.saturation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LbfgsTest {

    @Property(tries = 40, seed = "20261210")
    void the_valley_of_Rosenbrock_is_followed_to_its_end(
            @ForAll @DoubleRange(min = -2, max = 2) double x, @ForAll @DoubleRange(min = -1, max = 3) double y) {
        Lbfgs.Minimum minimum = Lbfgs.of(
                (at, gradient) -> {
                    double a = 1 - at[0];
                    double b = at[1] - at[0] * at[0];
                    gradient[0] = -2 * a - 400 * at[0] * b;
                    gradient[1] = 200 * b;
                    return a * a + 100 * b * b;
                },
                new double[] {x, y},
                1e-9,
                2000);
        assertThat(minimum.slope()).isLessThanOrEqualTo(1e-9);
        assertThat(minimum.x()[0]).isCloseTo(1, within(1e-8));
        assertThat(minimum.x()[1]).isCloseTo(1, within(1e-8));
    }

    /** Of more variables than the memory has steps. */
    @Property(tries = 20, seed = "20261211")
    void a_quadratic_form_is_minimised_at_every_condition(
            @ForAll @IntRange(min = 1, max = 60) int n, @ForAll @DoubleRange(min = 0, max = 4) double digits) {
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> Math.pow(10, digits * i / n));
        double[] start = new double[n];
        Arrays.setAll(start, i -> i % 3 - 1.5);
        Lbfgs.Minimum minimum = Lbfgs.of(
                (at, gradient) -> {
                    double f = 7;
                    for (int i = 0; i < n; i++) {
                        gradient[i] = weights[i] * (at[i] - i);
                        f += gradient[i] * (at[i] - i) / 2;
                    }
                    return f;
                },
                start,
                1e-8,
                20_000);
        assertThat(minimum.slope()).isLessThanOrEqualTo(1e-8);
        assertThat(minimum.value()).isCloseTo(7, within(1e-13));
    }

    @Test
    void the_number_of_evaluations_is_kept() {
        Lbfgs.Minimum minimum = Lbfgs.of(
                (at, gradient) -> {
                    gradient[0] = Math.exp(at[0]);
                    return Math.exp(at[0]);
                },
                new double[] {0},
                0,
                50);
        assertThat(minimum.evaluations()).isBetween(50, 100);
    }
}
