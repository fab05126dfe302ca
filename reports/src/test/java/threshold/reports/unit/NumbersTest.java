package threshold.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "12.345, 3, 12.3",
        "1234.5, 3, 1234",
        "1235.5, 3, 1236",
        "9.996, 3, 10.0",
        "0.01234, 3, 0.0123",
        "0, 3, 0",
        "4.1e-9, 2, 4.1e-9",
        "1e10, 3, 1.00e10",
        "-2.5, 2, -2.5",
        "NaN, 3, –",
        "Infinity, 3, ∞",
        "-Infinity, 3, -∞"
    })
    void significantDigits(double value, int digits, String text) {
        assertThat(Numbers.significant(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "9216, 9216", "36864, 36.9k", "795000, 795k", "2.5e6, 2.5M", "100, 100"})
    void sizes(double value, String text) {
        assertThat(Numbers.size(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "10.48, 10.5", "1e10, 1e10", "3e11, 3e11", "0.05, 0.05", "6625, 6625"})
    void plainNumbers(double value, String text) {
        assertThat(Numbers.plain(value)).isEqualTo(text);
    }

    @Test
    void figures_that_are_counted_are_whole() {
        assertThat(Numbers.figure(65, 4)).isEqualTo("65");
        assertThat(Numbers.figure(0, 4)).isEqualTo("0");
        assertThat(Numbers.figure(-12345, 4)).isEqualTo("-12345");
        assertThat(Numbers.figure(65.25, 4)).isEqualTo("65.25");
        assertThat(Numbers.figure(1e7, 4)).isEqualTo("1.000e7");
        assertThat(Numbers.figure(Double.NaN, 4)).isEqualTo("–");
    }

    @Test
    void narrowPercentAndPrefixes() {
        assertThat(Numbers.narrow(410_000, 2)).isEqualTo("4.1e5");
        assertThat(Numbers.narrow(Double.POSITIVE_INFINITY, 2)).isEqualTo("∞");
        assertThat(Numbers.percent(0.374)).isEqualTo("37 %");
        assertThat(Numbers.percent(0.001)).isEqualTo("<1 %");
        assertThat(Numbers.prefixed(3.4e6, "rows/s")).isEqualTo("3.40 Mrows/s");
        assertThat(Numbers.prefixed(0.5, "B")).isEqualTo("0.500 B");
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.400 ns", "999, 999 ns", "1000, 1.00 µs", "12345678, 12.3 ms", "2e9, 2.00 s", "3.6e12, 3600 s"})
    void times(double ns, String text) {
        assertThat(TimeScale.format(ns, 3)).isEqualTo(text);
    }
}
