package threshold.core.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import threshold.core.workload.Normals;

class LaneExponentialsTest {

    private static final int COLUMNS = 4 * Lanes.L;
    private static final MathContext DIGITS = new MathContext(40);
    private static final int DENSE = 4_000_000;

    private final LaneExponentials lanes = new LaneExponentials();

    /** {@code StrictMath.exp} is within one ulp itself, so agreement to the next number bounds it by two; see the next test. */
    @Test
    void sums_of_one_are_within_two_ulps_of_strict_math_over_the_whole_range() {
        Normals random = new Normals(1);
        double[] x = new double[DENSE];
        Arrays.setAll(x, i -> i % 2 == 0 ? LaneExponentials.LEAST * i / DENSE : -40 * random.uniform());
        double[] y = exponentials(x);
        for (int i = 0; i < x.length; i++) {
            double exact = StrictMath.exp(x[i]);
            if (Math.abs(y[i] - exact) > 2 * Math.ulp(exact)) {
                assertThat(y[i]).as("exp(%s)", x[i]).isEqualTo(exact);
            }
        }
    }

    @Test
    void sums_of_one_are_within_one_ulp_of_the_exact_exponential() {
        Normals random = new Normals(2);
        double worst = 0;
        double[] x = new double[16_384];
        Arrays.setAll(x, i -> i % 2 == 0 ? -707.9 * random.uniform() : edge(random));
        double[] y = exponentials(x);
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, ulps(y[i], x[i]));
        }
        assertThat(worst).isBetween(0.4, 1.0);
    }

    /** Next to a half-integer multiple of ln 2, where the argument of the polynomial is largest. */
    private static double edge(Normals random) {
        return -Math.log(2) * (Math.floor(1000 * random.uniform()) + .5) * (1 + 1e-9 * random.next());
    }

    private static double ulps(double y, double x) {
        BigDecimal exact = exp(new BigDecimal(x));
        BigDecimal error = new BigDecimal(y).subtract(exact).abs();
        return error.divide(new BigDecimal(Math.ulp(exact.doubleValue())), DIGITS)
                .doubleValue();
    }

    /** Taylor's series of x/1024, squared ten times; of digits enough that neither shows. */
    private static BigDecimal exp(BigDecimal x) {
        MathContext digits = new MathContext(60);
        BigDecimal small = x.divide(BigDecimal.valueOf(1024), digits);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 40; k++) {
            term = term.multiply(small, digits).divide(BigDecimal.valueOf(k), digits);
            sum = sum.add(term, digits);
        }
        return sum.pow(1024, digits);
    }

    @Test
    void zero_gives_one_and_what_is_out_of_range_is_zero_or_infinite() {
        double[] x = new double[16];
        Arrays.fill(x, -1);
        x[0] = 0;
        x[1] = -0.0;
        x[2] = -708.5;
        x[3] = -1e4;
        x[4] = -1e308;
        x[5] = 800;
        x[6] = -Double.MIN_VALUE;
        double[] y = exponentials(x);
        assertThat(Arrays.copyOf(y, 7)).containsExactly(1, 1, 0, 0, 0, Double.POSITIVE_INFINITY, 1);
        assertThat(y[7]).isEqualTo(Math.exp(-1));
    }

    @Test
    void a_logit_that_is_not_finite_poisons_sum_and_maximum_of_its_column_only() {
        for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            int n = 2 * Lanes.L + 1;
            for (int column : new int[] {1, n - 1}) {
                double[] t = new double[5 * n];
                t[3 * n + column] = broken;
                double[] m = new double[n];
                double[] s = new double[n];
                lanes.sums(5, n, t, 0, m, 0, s, 0);
                lanes.maxima(5, n, t, 0, m, 0);
                for (int i = 0; i < n; i++) {
                    assertThat(Double.isNaN(m[i])).isEqualTo(i == column);
                    assertThat(Double.isNaN(s[i])).isEqualTo(i == column);
                }
            }
        }
    }

    @Test
    void columns_of_every_number_and_length_agree_with_one_by_one() {
        Normals random = new Normals(3);
        for (int n : new int[] {1, 2, 7, 8, 9, 16, 17, 33}) {
            for (int tokens : new int[] {1, 2, 3, 8, 51}) {
                double[] t = new double[3 + tokens * n];
                Arrays.setAll(t, _ -> 5 * random.next());
                double[] m = new double[2 + n];
                Arrays.fill(m, Double.NEGATIVE_INFINITY);
                double[] s = new double[1 + n];
                lanes.maxima(tokens, n, t, 3, m, 2);
                lanes.sums(tokens, n, t, 3, m, 2, s, 1);
                double[] r = new double[1 + n];
                Arrays.setAll(r, i -> 1 + i);
                double[] replaced = t.clone();
                lanes.replace(tokens, n, replaced, 3, m, 2, r, 1);
                for (int i = 0; i < n; i++) {
                    double[] column = column(tokens, n, t, 3 + i);
                    double max = Arrays.stream(column).max().orElseThrow();
                    assertThat(m[2 + i]).isEqualTo(max);
                    double sum =
                            Arrays.stream(column).map(z -> Math.exp(z - max)).sum();
                    assertThat(Math.abs(s[1 + i] - sum)).isLessThanOrEqualTo(4e-15 * sum);
                    double[] out = column(tokens, n, replaced, 3 + i);
                    double factor = 2 + i;
                    assertClose(out, v -> factor * Math.exp(column[v] - max));
                }
            }
        }
    }

    private static void assertClose(double[] actual, IntToDoubleFunction expected) {
        for (int v = 0; v < actual.length; v++) {
            double wanted = expected.applyAsDouble(v);
            assertThat(Math.abs(actual[v] - wanted)).isLessThanOrEqualTo(4 * Math.ulp(wanted));
        }
    }

    private static double[] column(int tokens, int n, double[] t, int at) {
        double[] column = new double[tokens];
        Arrays.setAll(column, v -> t[at + v * n]);
        return column;
    }

    @Test
    void replaced_exponentials_of_arguments_out_of_range_are_zero() {
        int n = Lanes.L;
        double[] t = new double[3 * n];
        Arrays.fill(t, 0, n, -1e4);
        Arrays.fill(t, n, 2 * n, -1e300);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        lanes.replace(3, n, t, 0, new double[n], 0, ones, 0);
        assertThat(Arrays.copyOf(t, 2 * n)).containsOnly(0);
        assertThat(Arrays.copyOfRange(t, 2 * n, 3 * n)).containsOnly(1);
    }

    /** Every argument twice in a column, whose sum then is twice its exponential, exactly. */
    private double[] exponentials(double[] x) {
        double[] sums = new double[x.length];
        double[] t = new double[2 * COLUMNS];
        for (int i = 0; i < x.length; i += COLUMNS) {
            int n = Math.min(COLUMNS, x.length - i);
            System.arraycopy(x, i, t, 0, n);
            System.arraycopy(x, i, t, n, n);
            lanes.sums(2, n, t, 0, new double[n], 0, sums, i);
        }
        return Arrays.stream(sums).map(s -> s / 2).toArray();
    }
}
