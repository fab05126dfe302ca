package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PercentagesTest {

    @ParameterizedTest
    @CsvSource({"3%,0.03", "0.03,0.03", "2.5 %,0.025", "99%,0.99"})
    void readsShares(String text, double share) {
        assertThat(new Percentages().convert(text)).isCloseTo(share, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "-1%", "100%", "much", ""})
    void refusesWhatIsNoShareOfOne(String text) {
        assertThatThrownBy(() -> new Percentages().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("3% or 0.03");
    }
}
