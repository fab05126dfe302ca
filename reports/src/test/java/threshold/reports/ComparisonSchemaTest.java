package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What machines read is what the schema that goes with it says. */
class ComparisonSchemaTest {

    private static final Schema SCHEMA = schema();

    @Test
    void aComparisonIsValid() throws IOException {
        assertThat(SCHEMA.validate(golden(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"verdict\" : \"regression\"|\"verdict\" : \"slow\"",
                "\"schema\" : 1|\"schema\" : 2",
                "\"paired\" : false|\"paired\" : 7",
                "\"exitCode\" : 2|\"exitCode\" : \"two\"",
                "\"selfcheck\"|\"self\"",
                "\"oneSession\" : false|\"oneSession\" : null",
            })
    void whatIsNoneIsNot(String part, String instead) throws IOException {
        assertThat(golden()).contains(part);
        assertThat(SCHEMA.validate(golden().replace(part, instead), InputFormat.JSON))
                .isNotEmpty();
    }

    private static String golden() throws IOException {
        return Files.readString(Path.of(
                System.getProperty("threshold.root", ".."),
                "reports",
                "src",
                "test",
                "resources",
                "golden",
                Comparisons.JSON));
    }

    private static Schema schema() {
        try (InputStream in = Objects.requireNonNull(Comparisons.class.getResourceAsStream("comparison.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
