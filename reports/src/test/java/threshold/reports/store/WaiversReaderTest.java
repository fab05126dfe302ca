package threshold.reports.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threshold.reports.model.Waiver;

class WaiversReaderTest {

    private static final String WAIVERS = """
        # what is accepted
        - cell: gemm/simd:*
          reason: "the new packing: issue 12"
          expires: 2027-01-31
          max-ratio: 1.10
        """;

    @TempDir
    Path folder;

    @Test
    void readsWhatIsAccepted() throws IOException {
        assertThat(read(WAIVERS))
                .containsExactly(
                        new Waiver("gemm/simd:*", "the new packing: issue 12", LocalDate.of(2027, 1, 31), 1.10));
    }

    @Test
    void anEmptyFileAcceptsNothing() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("# nothing\n")).isEmpty();
        assertThat(read("[]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-01-31|soon|/waivers/0/expires should be a date such as 2027-01-31, not \"soon\"",
                "1.10|0.9|/waivers/0/max-ratio should be a ratio of at least 1",
                "1.10|much|/waivers/0/max-ratio should be a number",
                "reason|because|/waivers/0/because should be one of the fields cell, reason, expires and max-ratio",
                "- cell|cell|line 3: not valid YAML",
                "max-ratio: 1.10|reasons: [|line 5: not valid YAML",
            })
    void saysWhatIsWrong(String part, String instead, String message) {
        assertThatThrownBy(() -> read(WAIVERS.replace(part, instead)))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("waivers.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void aMappingIsNoList() {
        assertThatThrownBy(() -> read("cell: gemm"))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("/waivers should be a list");
    }

    @Test
    void saysThatThereIsNone() {
        assertThatThrownBy(() -> WaiversReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("no such file of waivers");
    }

    private List<Waiver> read(String text) throws IOException {
        return WaiversReader.read(Files.writeString(folder.resolve("waivers.yaml"), text));
    }
}
