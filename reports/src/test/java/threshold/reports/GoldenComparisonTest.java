package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.reports.store.UnreadableRunException;
import threshold.reports.verdict.Grade;

/**
 * The comparison of the fixture with itself after some changes, character for character. After a wanted change run once
 * with {@code -Dthreshold.golden.write} and read the difference.
 */
class GoldenComparisonTest {

    private static final Pattern MEASURED = Pattern.compile("\"measured\": \\[([^]]*)]");
    private static final Pattern LENGTH = Pattern.compile("T=(\\d+)");

    private final Locale locale = Locale.getDefault();

    @TempDir
    Path scratch;

    private Path base = Path.of("");
    private Path next = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        base = Fixture.into(Files.createDirectory(scratch.resolve("base")));
        next = Fixture.into(Files.createDirectory(scratch.resolve("next")));
    }

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "ar-EG"})
    void isTheSameInEveryLocale(String tag) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(tag));
        change("least-squares/simd:cholesky-qr2", line -> slowed(line, 1.4));
        change("least-squares/openblas:geqrf/N=20000,p=64/f64/t1/kappa=10\"", line -> slowed(line, 0.6));
        change(
                "least-squares/scalar:blocked",
                line -> line.replaceFirst("\"heapBytes\": [^,]*", "\"heapBytes\": 4096"));
        change(
                "least-squares/openblas:normal",
                line -> line.replace("\"status\": \"ok\"", "\"status\": \"failed\"")
                        .replace("\"why\": null", "\"why\": \"dpotrf: info = 3\""));
        change("state-propagation/simd:gemv/n=16,", GoldenComparisonTest::steeper);
        StringBuilder console = new StringBuilder();
        Path out = scratch.resolve("out");
        assertThat(compare(Optional.of(out), Optional.empty(), console)).isEqualTo(Grade.FAULTY);
        Golden.assertSame("comparison.txt", console.toString().replace(out.toString(), "OUT"));
        Golden.assertSame("comparison.md", Files.readString(out.resolve("comparison.md")));
        Golden.assertSame("comparison.json", Files.readString(out.resolve("comparison.json")));
        Golden.assertSame("junit.xml", Files.readString(out.resolve("junit.xml")));
        assertThat(console.toString().lines().filter(line -> !line.startsWith("wrote ")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aRunAgainstItselfHasNoSlowdown() throws IOException {
        StringBuilder console = new StringBuilder();
        assertThat(compare(Optional.empty(), Optional.empty(), console)).isEqualTo(Grade.FINE);
        assertThat(console).contains("no slowdown found").doesNotContain("Slower\n", "wrote ");
        try (var files = Files.list(scratch)) {
            assertThat(files).containsExactlyInAnyOrder(base, next);
        }
    }

    @Test
    void anotherJvmIsNotComparedUnlessAskedFor() throws IOException {
        Path manifest = next.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"cores\": \\d+", "\"cores\": 64"));
        StringBuilder refused = new StringBuilder();
        assertThat(compare(Optional.empty(), Optional.empty(), refused)).isEqualTo(Grade.NOT_COMPARABLE);
        assertThat(refused).contains("not comparable", "cores: ", "64 in the new run", "Nothing was compared");
        StringBuilder allowed = new StringBuilder();
        Grade grade = Comparisons.write(
                base,
                next,
                new Comparisons.Request(
                        new Judging(0.03, Set.of("cores"), Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                allowed,
                false);
        assertThat(grade).isEqualTo(Grade.FINE);
        assertThat(allowed.toString().replaceAll("\\s+", " ")).contains("compared all the same, as asked");
    }

    @Test
    void aSummaryIsAddedTo() throws IOException {
        Path summary = Files.writeString(scratch.resolve("summary.md"), "before\n");
        compare(Optional.empty(), Optional.of(summary), new StringBuilder());
        assertThat(Files.readString(summary)).startsWith("before\n").contains("# Threshold: no slowdown found");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefusedBeforeAnythingIsSaid() throws IOException {
        Path file = Files.writeString(scratch.resolve("file"), "mine");
        StringBuilder console = new StringBuilder();
        assertThatThrownBy(() -> compare(Optional.of(file), Optional.empty(), console))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is a file, and a comparison needs a folder; choose another one by --out");
        assertThat(console).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("mine");
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Comparisons.flagged(base, scratch.resolve("none"), 0.03))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("neither a run folder nor a JMH result");
    }

    private Grade compare(Optional<Path> out, Optional<Path> summary, Appendable console) throws IOException {
        return Comparisons.write(
                base, next, new Comparisons.Request(Judging.DEFAULT, out, Optional.empty(), summary), console, false);
    }

    private void change(String cell, UnaryOperator<String> change) throws IOException {
        Path forks = next.resolve("forks.jsonl");
        List<String> lines = Files.readAllLines(forks);
        assertThat(lines).anyMatch(line -> line.contains(cell));
        Files.write(
                forks,
                lines.stream()
                        .map(line -> line.contains("\"cell\": \"" + cell) ? change.apply(line) : line)
                        .toList());
    }

    private static String steeper(String line) {
        Matcher length = LENGTH.matcher(line);
        assertThat(length.find()).isTrue();
        return slowed(line, Math.pow(Double.parseDouble(length.group(1)) / 1000, 0.3));
    }

    private static String slowed(String line, double factor) {
        return MEASURED.matcher(line)
                .replaceAll((MatchResult list) -> Arrays.stream(list.group(1).split(", "))
                        .map(time -> Double.toString(factor * Double.parseDouble(time)))
                        .collect(Collectors.joining(", ", "\"measured\": [", "]")));
    }
}
