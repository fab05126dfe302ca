package threshold.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.reports.Fixture;
import threshold.reports.analysis.Report;
import threshold.reports.model.Axis;
import threshold.reports.store.Results;

/** Which lines a picture has; at 30000 steps openblas takes 3.1 ms, simd 3.2 and scalar 11.4, and ejml ends at 10000. */
class SeriesPicturesTest {

    @TempDir
    Path scratch;

    @Test
    void everyBackendHasALine() throws IOException {
        assertThat(drawn("none", "simd"))
                .containsExactlyInAnyOrder("simd:gemv", "openblas:gemv", "scalar:loops", "ejml:default");
    }

    @Test
    void ofOneBackendTheFastestMethodIsDrawn() throws IOException {
        assertThat(drawn("openblas|scalar", "simd")).containsExactlyInAnyOrder("openblas:gemv", "ejml:default");
    }

    @Test
    void aMethodThatEndsEarlyIsNotTheFastest() throws IOException {
        assertThat(drawn("ejml", "scalar")).containsExactlyInAnyOrder("simd:gemv", "openblas:gemv", "scalar:loops");
    }

    /** Where methods of some backends were another's. */
    private List<String> drawn(String backends, String another) throws IOException {
        Path run = Fixture.into(Files.createDirectory(scratch.resolve("run")));
        Path manifest = run.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceAll("\"backend\": \"(" + backends + ")\"", "\"backend\": \"" + another + "\""));
        return Report.of(Results.read(run)).series().stream()
                .filter(series -> series.axis() == Axis.SEQUENCE)
                .findFirst()
                .map(series -> SeriesPictures.best(series).stream()
                        .map(curve -> curve.solver())
                        .toList())
                .orElseThrow();
    }
}
