package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BidiagonalQdTest {

    /** Ones on and above the diagonal: σ_k = 2 cos(kπ/(2n+1)). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 17, 64, 200})
    void ones_have_cosines(int n) {
        double[] expected = new double[n];
        Arrays.setAll(expected, k -> 2 * Math.cos((n - k) * Math.PI / (2 * n + 1)));
        assertRelativelyClose(values(filled(n, 1), filled(n, 1)), expected);
    }

    @Property(tries = 300, seed = "20261122")
    void every_value_is_accurate_relative_to_itself(
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(min = 0, max = 60) int spread,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] d = new double[n];
        double[] e = new double[n];
        for (int i = 0; i < n; i++) {
            d[i] = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-spread, spread + 1));
            e[i] = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-spread, spread + 1));
        }
        assertRelativelyClose(values(d, e), SturmBisection.singularValues(d, e));
    }

    @Property(tries = 150, seed = "20261122")
    void graded_matrices_keep_their_small_values(
            @ForAll @IntRange(min = 2, max = 40) int n,
            @ForAll @DoubleRange(min = 0, max = 200) double digits,
            @ForAll boolean down,
            @ForAll @DoubleRange(min = -9, max = 0.5) double besideDigits) {
        double[] d = new double[n];
        Arrays.setAll(d, i -> Math.pow(10, -digits * (down ? i : n - 1 - i) / (n - 1)));
        double[] e = new double[n];
        Arrays.setAll(e, i -> Math.pow(10, besideDigits) * d[i]);
        assertRelativelyClose(values(d, e), SturmBisection.singularValues(d, e));
    }

    /** [1ᵀ; μI] has the values √(n+μ²) and μ; so has what Golub and Kahan make of it, and its neighbours have a cluster. */
    @ParameterizedTest
    @CsvSource({"1e-8, 0", "1e-8, 1e-9", "1e-8, 1e-17", "1e-100, 1e-101", "1, 1e-5", "1, 1e-15"})
    void clusters_under_one_large_value_are_found(double mu, double beside) {
        double[] d = filled(30, mu);
        d[0] = Math.sqrt(30 + mu * mu);
        double[] e = filled(30, beside);
        assertRelativelyClose(values(d, e), SturmBisection.singularValues(d, e));
    }

    /** Wilkinson's pairs: values that agree in all digits, at opposite ends of the matrix. */
    @Test
    void pairs_of_equal_values_are_found_twice() {
        double[] d = new double[41];
        Arrays.setAll(d, i -> 1 + Math.abs(i - 20));
        double[] e = filled(41, 1e-3);
        assertRelativelyClose(values(d, e), SturmBisection.singularValues(d, e));
    }

    @Property(tries = 100, seed = "20261122")
    void zeros_on_the_diagonal_are_values_and_spoil_no_other(
            @ForAll @IntRange(min = 1, max = 30) int n,
            @ForAll @IntRange(min = 1, max = 5) int zeros,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] d = random.doubles(n, 0.1, 1).toArray();
        double[] e = random.doubles(n, 0.1, 1).toArray();
        for (int k = 0; k < zeros; k++) {
            d[random.nextInt(n)] = 0;
        }
        double[] expected = SturmBisection.singularValues(d, e);
        double[] actual = values(d, e);
        assertThat(actual[0]).isZero();
        for (int i = 0; i < n; i++) {
            assertThat(Math.abs(actual[i] - expected[i])).isLessThanOrEqualTo(4 * n * Dense.EPS);
        }
    }

    @Property(tries = 100, seed = "20261122")
    void scaling_by_a_power_of_two_scales_every_value_without_rounding(
            @ForAll @IntRange(min = 1, max = 30) int n,
            @ForAll @IntRange(min = -900, max = 900) int power,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] d = random.doubles(n, 0.1, 1).toArray();
        double[] e = random.doubles(n, 0.1, 1).toArray();
        assertThat(values(scaled(d, power), scaled(e, power))).isEqualTo(scaled(values(d, e), power));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 30})
    void zero_has_the_values_zero(int n) {
        assertThat(values(new double[n], new double[n])).containsOnly(0);
    }

    /** A nilpotent Jordan block has the value one n−1 times, and zero. */
    @Test
    void a_zero_diagonal_leaves_what_stands_above_it() {
        double[] expected = filled(20, 1);
        expected[0] = 0;
        assertRelativelyClose(values(new double[20], filled(20, 1)), expected);
    }

    /** Entries far under the range in which squares are normal numbers. */
    @Test
    void what_is_negligible_beside_the_largest_value_counts_as_zero() {
        double[] sigma = values(new double[] {1, 1e-320, 1e-300}, new double[] {1e-310, 1e-305, 0});
        assertThat(sigma[2]).isEqualTo(1);
        assertThat(sigma[1]).isBetween(0.0, 1e-290);
        assertThat(sigma[0]).isBetween(0.0, 1e-290);
    }

    private static void assertRelativelyClose(double[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("value %s, %s and not %s", i, actual[i], expected[i])
                    .isLessThanOrEqualTo(4 * (expected.length + 4) * Dense.EPS * expected[i]);
        }
    }

    /** Ascending. */
    private static double[] values(double[] d, double[] e) {
        double[] values = d.clone();
        new BidiagonalQd(d.length).solve(values, e.clone());
        Arrays.sort(values);
        return values;
    }

    private static double[] filled(int n, double value) {
        double[] x = new double[n];
        Arrays.fill(x, value);
        return x;
    }

    private static double[] scaled(double[] x, int power) {
        return Arrays.stream(x).map(value -> Math.scalb(value, power)).toArray();
    }
}
