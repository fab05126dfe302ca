package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviceTablesTest {

    @TempDir
    Path scratch;

    @Test
    void theTableOfARunIsWhatItsSchemaSays() throws IOException {
        String table = AdviceTables.of(List.of(run("run")));
        Golden.assertSame("advice.json", table);
        assertThat(schema().validate(table, InputFormat.JSON)).isEmpty();
        assertThat(schema().validate(table.replace("\"version\" : 1", "\"version\" : 2"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void runsOfOneMachineAreOneTable() throws IOException {
        String one = AdviceTables.of(List.of(run("one")));
        String both = AdviceTables.of(List.of(run("first"), run("second")));
        assertThat(count(both)).isEqualTo(2 * count(one));
    }

    @Test
    void runsOfTwoMachinesAreNone() throws IOException {
        Path other = run("other");
        Path manifest = other.resolve("manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replaceAll("\"fingerprint\"\\s*:\\s*\"[0-9a-f]*\"", "\"fingerprint\": \"0\""));
        assertThatThrownBy(() -> AdviceTables.of(List.of(run("this"), other)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are of different machines");
    }

    @Test
    void itIsWrittenWhole() throws IOException {
        Path file = scratch.resolve("new/folder/advice.json");
        assertThat(AdviceTables.write("{}\n", file)).isEqualTo(file).hasContent("{}\n");
    }

    private Path run(String name) throws IOException {
        return Fixture.into(Files.createDirectory(scratch.resolve(name)));
    }

    private static long count(String table) {
        return table.lines().filter(line -> line.contains("\"solver\"")).count();
    }

    private static Schema schema() {
        try (InputStream in = Objects.requireNonNull(AdviceTables.class.getResourceAsStream("advice.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
