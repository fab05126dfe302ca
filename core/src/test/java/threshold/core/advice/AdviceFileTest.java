package threshold.core.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceFileTest {

    private static final String TABLE =
            new AdviceJson().gemm("simd:packed", _ -> 0.1, 8, 16).text();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": 1|\"version\": 2|the table is of version 2, and version 1 is read here",
                "\"version\": 1,|''|version' is missing",
                "\"accuracy\": \"stable\"|\"accuracy\": \"good\"|the cell of line 8: accuracy is stable, kappa-limited or approximate, not good",
                "\"time\": 102.4|\"time\": -1|the cell of line 8: 'time' must be a positive number, not -1.0",
                "\"time\": 102.4|\"time\": \"soon\"|the cell of line 8: 'time' must be a number, not 'soon'",
                "\"threads\": 1|\"thread\": 1|the cell of line 8: 'threads' is missing",
                "\"solver\": \"simd:packed\"|\"solver\": \"simd\"|the cell of line 8: a solver reads backend:method, not 'simd'",
                "\"cells\": [|\"cells\": 7, \"more\": [|line 7 must have a list",
                "\"version\": 1|\"version\": 1]|line 2: this is no table of advice: Unexpected close marker",
            })
    void whatCannotBeReadIsNamed(String part, String instead, String complaint) {
        assertThat(TABLE).contains(part);
        assertThatThrownBy(() -> AdviceTest.read(TABLE.replace(part, instead)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("advice.json")
                .hasMessageContaining(complaint);
    }

    @Test
    void fieldsOfANewerWriterArePassedOver() throws IOException {
        String newer = TABLE.replace("\"input\": \"x\"", "\"input\": \"x\", \"weather\": {\"sun\": [1, 2]}")
                .replace("\"jvm\": \"25\"", "\"jvm\": \"25\", \"moon\": null");
        assertThat(AdviceTest.read(newer).machine()).isEqualTo("A CPU, 2 cores");
    }

    /** Whatever becomes of a byte, it is a table or a complaint. */
    @Property(tries = 500)
    void aBrokenTableIsNothingWorseThanAComplaint(
            @ForAll @IntRange(min = 0, max = 400) int place, @ForAll byte value, @ForAll boolean torn) {
        byte[] bytes = TABLE.getBytes(StandardCharsets.UTF_8);
        int at = place % bytes.length;
        bytes[at] = value;
        byte[] read = torn ? java.util.Arrays.copyOf(bytes, at) : bytes;
        try {
            assertThat(Advice.read(new ByteArrayInputStream(read), "advice.json"))
                    .isNotNull();
        } catch (IOException complaint) {
            assertThat(complaint)
                    .hasMessageStartingWith("advice.json")
                    .satisfies(one -> assertThat(one.getMessage()).doesNotContain("\n"));
        }
    }
}
