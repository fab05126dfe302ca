package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentsTest {

    private static final String FILE = """
            {"schema": 1, "experiment": "E2", "title": "A line", "backend": "BACKEND", "threads": 1, "effort": "full",
             "build": "0.1 (abc)", "seconds": 1.25, "methods": {"gram": ["tiled", "METHOD"], "svd": ["gesdd"]},
             "criteria": [
               {"claim": "slope", "measured": MEASURED, "demanded": "1 +- 0.1", "met": MET},
               {"claim": "order", "measured": 4, "demanded": "", "met": true}],
             "pictures": [
               {"name": "line", "title": "Risk", "x": {"column": "T", "label": "T", "logarithmic": true},
                "y": {"column": "risk", "label": "risk", "logarithmic": true}, "series": ["r"],
                "where": {"system": "a"}, "references": [{"label": "bound", "x": [1, 100], "y": [2, 200]}]}],
             "columns": ["system", "r", "T", "risk"],
             "rows": [["a", 1, 1, 1.5], ["a", 1, 10, 15], ["a", 1, 100, 0], ["a", 2, 1, "NaN"], ["a", 2, 10, 3.5],
                      ["b", 1, 10, 1e9]]}
            """;

    private final Locale locale = Locale.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
    }

    private void write(String backend, double measured, boolean met) throws IOException {
        Path file = Files.createDirectories(folder.resolve(backend)).resolve("E2.json");
        Files.writeString(
                file,
                FILE.replace("BACKEND", backend)
                        .replace("METHOD", "plain-" + backend)
                        .replace("MEASURED", Double.toString(measured))
                        .replace("MET", Boolean.toString(met)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "ar-EG"})
    void criteriaAreTheSameInEveryLocale(String tag) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(tag));
        write("one", 1.0625, true);
        write("two", 0.75, false);
        StringBuilder console = new StringBuilder();
        assertThat(Experiments.write(folder, console, false)).isFalse();
        assertThat(console.toString().replace(folder.toString(), "OUT")).isEqualTo("""

                Threshold: reproduction failed
                ==============================
                1 of 2 criteria are met · one, two · full · threads: 1 · Threshold 0.1 (abc)

                E2 · A line
                -----------
                demanded    one       two
                slope
                1 +- 0.1  1.062  0.7500 !
                order
                              4         4

                Methods
                -------
                family  method     used by
                gram    tiled      all
                gram    plain-one  one
                gram    plain-two  two
                svd     gesdd      all

                Time
                ----
                Seconds, measured once, warm-up of the JVM and what no kernel does included: the
                benchmarks of the kernels tell how fast they are.
                experiment   one   two
                E2          1.25  1.25
                all         1.25  1.25

                wrote OUT/criteria.md
                drew the pictures beside the data in OUT/<backend>
                """);
        assertThat(folder.resolve("criteria.md")).content().contains("| demanded | one | two |");
    }

    /** What is the user's own passes nothing: its figures are told, a line each. */
    @Test
    void aStudyIsTold() throws IOException {
        write("one", 1.0625, true);
        Path file = folder.resolve("one/E2.json");
        Files.writeString(file, Files.readString(file).replace("\"title\"", "\"purpose\": \"study\", \"title\""));
        StringBuilder console = new StringBuilder();
        assertThat(Experiments.write(folder, console, false)).isTrue();
        assertThat(console).contains("Threshold: study done", """
                E2 · A line
                -----------
                figure    one  demanded
                slope   1.062  1 +- 0.1
                order       4
                """);
    }

    /** The line, its points and the curve it is held against have colours of their own; what has no logarithm is left out. */
    @Test
    void aPictureIsDrawn() throws IOException {
        write("one", 1, true);
        assertThat(Experiments.write(folder, new StringBuilder(), false)).isTrue();
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("one/E2-line.png"))));
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        assertThat(colours).contains(0x0072B2, 0xD55E00, 0x808080);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"schema\": 1|\"schema\": 2|at most 1",
                "\"name\": \"line\"|\"name\": \"../line\"|/pictures/0/name should be letters",
                "\"column\": \"risk\"|\"column\": \"loss\"|/pictures/0/y/column should be one of the columns",
                "\"series\": [\"r\"]|\"series\": [\"q\"]|/pictures/0/series should be some of the columns",
                "[\"a\", 1, 1, 1.5]|[\"a\", 1, 1]|/rows/0 should be a list of 4 values",
                "\"y\": [2, 200]|\"y\": [2, \"a\"]|/pictures/0/references/0/y should be numbers",
                "[\"gesdd\"]|\"gesdd\"|/methods/svd should be a list",
                "\"seconds\": 1.25|\"seconds\": 1.25,|not valid JSON"
            })
    void whatCannotBeReadIsNamed(String change) throws IOException {
        String[] parts = change.split("\\|");
        write("one", 1, true);
        Path file = folder.resolve("one/E2.json");
        Files.writeString(file, Files.readString(file).replace(parts[0], parts[1]));
        assertThatThrownBy(() -> Experiments.write(folder, new StringBuilder(), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("E2.json")
                .hasMessageContaining(parts[2]);
        assertThat(folder.resolve("criteria.md")).doesNotExist();
    }

    @Test
    void aFolderWithoutExperimentsIsNone() {
        assertThatThrownBy(() -> Experiments.write(folder, new StringBuilder(), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no experiments in it");
    }
}
