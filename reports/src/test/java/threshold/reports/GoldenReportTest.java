package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report of the fixture, character for character. After a wanted change run once with {@code
 * -Dthreshold.golden.write} and read the difference.
 */
class GoldenReportTest {

    private final Locale locale = Locale.getDefault();

    @TempDir
    Path scratch;

    private Path run = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        run = Fixture.into(scratch);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "de-DE", "ar-EG", "hi-IN-u-nu-deva"})
    void isTheSameInEveryLocale(String tag) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(tag));
        StringBuilder console = new StringBuilder();
        Reports.write(run, Optional.empty(), console, false);
        Golden.assertSame("report.txt", console.toString().replace(run.toString(), "RUN"));
        Golden.assertSame("report.md", Files.readString(run.resolve("report.md")));
        Golden.assertSame("criteria.json", Files.readString(run.resolve("criteria.json")));
    }

    @Test
    void consoleFits80Columns() throws IOException {
        assertThat(console(false).lines().filter(line -> !line.startsWith("wrote ")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void colorIsBoldForTheBestAndGreyForTheDisqualifiedAndOnlyWhenAsked() throws IOException {
        assertThat(console(false)).doesNotContain("\u001b");
        assertThat(console(true).lines())
                .anyMatch(line -> line.startsWith("\u001b[1m1  openblas:geqrf"))
                .anyMatch(line -> line.startsWith("\u001b[90m!  ojalgo:default"));
    }

    @Test
    void tellsWhichCellsExceededTheirBound() throws IOException {
        Outcome outcome = Reports.write(run, Optional.empty(), new StringBuilder(), false);
        assertThat(outcome.isAccurate()).isFalse();
        assertThat(outcome.overBound()).hasSize(3).first().asString().startsWith("least-squares/ojalgo:default/");
        assertThat(outcome.isWithinCriteria()).isFalse();
        assertThat(outcome.failed()).containsExactly("least-squares 20000×64, κ=1e10");
        assertThat(outcome.written()).allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void markupFromAFileStaysText() throws IOException {
        Reports.write(run, Optional.empty(), new StringBuilder(), false);
        assertThat(Files.readString(run.resolve("report.html")))
                .doesNotContain("<script>alert(1)", "<b>")
                .contains("\\u003cscript>alert(1)\\u003c/script>");
        assertThat(Files.readString(run.resolve("report.md"))).doesNotContain("<script", "<b>");
    }

    @Test
    void markdownFitsAPullRequest() throws IOException {
        Reports.write(run, Optional.empty(), new StringBuilder(), false);
        assertThat(Files.size(run.resolve("report.md"))).isLessThanOrEqualTo(60_000);
    }

    @Test
    void aRunThatHasJustBegunHasAReportToo() throws IOException {
        Files.delete(run.resolve("forks.jsonl"));
        assertThat(Reports.write(run, Optional.empty(), new StringBuilder(), false)
                        .isAccurate())
                .isTrue();
        assertThat(console(false)).contains("no fork has ended", "simd:qr not run: none of its forks has ended");
    }

    @Test
    void fewForksMakeNoWinner() throws IOException {
        Path forks = run.resolve("forks.jsonl");
        Files.write(
                forks,
                Files.readAllLines(forks).stream()
                        .filter(line -> !line.contains("\"round\": 5,"))
                        .toList());
        assertThat(console(false).replaceAll("\\s+", " "))
                .contains("This run has too few forks for a ranking: it takes 6 of every solver.")
                .contains("stable: residual at most 30 n·eps; too few forks for an order")
                .contains("* is the lowest median of its class (too few forks to establish an order)")
                .doesNotContain(", then scalar:blocked", "tied with");
    }

    @Test
    void everyFormExplainsItsColumnsByName() throws IOException {
        String console = console(false);
        for (String report : List.of(console, Files.readString(run.resolve("report.md")))) {
            assertThat(report.replaceAll("\\s+", " "))
                    .containsSubsequence(
                            "Columns: run = ",
                            "; 95 % over forks = ",
                            "; GFLOP/s = ",
                            "; ceil = ",
                            "; resid = ",
                            "; × best = ",
                            "; l+r = ");
        }
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        Reports.write(run, Optional.empty(), new StringBuilder(), false);
        try (var files = Files.list(run)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder(
                            "manifest.json", "forks.jsonl", "report.md", "report.html", "criteria.json");
        }
    }

    @Test
    void aRunWithoutCriteriaSaysNothingOfLimits() throws IOException {
        Path manifest = run.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"criteria\": [", "\"others\": ["));
        assertThat(Reports.write(run, Optional.empty(), new StringBuilder(), false)
                        .isWithinCriteria())
                .isTrue();
        assertThat(console(false)).doesNotContain("Limits");
        assertThat(run.resolve("criteria.json")).doesNotExist();
    }

    private String console(boolean color) throws IOException {
        StringBuilder console = new StringBuilder();
        Reports.write(run, Optional.empty(), console, color);
        return console.toString();
    }
}
