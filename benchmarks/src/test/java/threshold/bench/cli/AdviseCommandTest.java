package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AdviseCommandTest {

    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream before = System.out;

    @TempDir
    Path folder;

    private Path table = Path.of("");

    @BeforeEach
    void write() throws IOException {
        table = Files.writeString(folder.resolve("advice.json"), table());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("advise", "--from", table.toString()));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theFastestIsAdvisedWithWhatItTakesToUseIt() {
        assertThat(run("--family", "gemm", "--size", "m=100,n=100,k=100")).isZero();
        assertThat(told())
                .contains(
                        "gemm m=100 n=100 k=100, condition 1, relative error up to 1e-8, 1 thread",
                        "->  simd:packed",
                        "    ejml:default",
                        "The sizes lie within the 5 that were measured of it.",
                        "How far forks lie apart was not measured, and 5 % is taken for it",
                        "JVM flags:  --add-modules=jdk.incubator.vector",
                        "dependency: threshold:core:");
        assertThat(told().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void whereTheSpreadOfForksWasMeasuredNothingIsTakenForGranted() throws IOException {
        Files.writeString(table, table().replace("\"residual\": 0.1", "\"residual\": 0.1, \"deviation\": 0.02"));
        assertThat(run("--family", "gemm", "--size", "m=100,n=100,k=100")).isZero();
        assertThat(told()).contains("->  simd:packed").doesNotContain("is taken for it");
    }

    @Test
    void backendsCanBeLeftOutAndALibraryIsNamedWithItsVersion() {
        assertThat(run("--family", "gemm", "--size", "m=100,n=100,k=100", "--without", "simd"))
                .isZero();
        assertThat(told())
                .contains("->  ejml:default", "JVM flags:  none", "org.ejml:ejml-ddense:0.46.1")
                .doesNotContain("simd");
    }

    @Test
    void whereNothingIsKnownThereIsNoAdvice() {
        assertThat(run("--family", "gemm", "--size", "m=100,n=100,k=9000")).isEqualTo(Main.REFUSED);
        assertThat(told()).contains("No solver can be advised.", "it was measured with k from 16 to 512");
        assertThat(run("--family", "gram", "--threads", "2")).isEqualTo(Main.REFUSED);
        assertThat(told()).contains("nothing of gram was measured on so many threads");
    }

    @Test
    void sizesMayBeGivenByWords() {
        assertThat(run("--family", "head-svd", "--size", "vocab=4000,hidden=100"))
                .isEqualTo(Main.REFUSED);
        assertThat(told()).startsWith("head-svd V=4000 d=100 want=values");
    }

    @Test
    void aTableIsExportedAsItIs() throws IOException {
        Path copy = folder.resolve("new/copy.json");
        assertThat(run("--export", copy.toString())).isZero();
        assertThat(copy).hasSameTextualContentAs(table);
        assertThat(told()).isEqualTo("wrote " + copy + System.lineSeparator());
    }

    @Test
    void adviceIsJudgedByWhatWasMeasuredElsewhere() throws IOException {
        Path others = Files.writeString(
                folder.resolve("others.json"),
                table(List.of(
                        cell("simd:packed", 100, 0.02),
                        cell("ejml:default", 100, 0.4),
                        cell("simd:packed", 20, 0.02),
                        cell("ejml:default", 20, 0.01))));
        assertThat(run("--against", others.toString())).isZero();
        assertThat(told())
                .contains(
                        "Advice beside what was measured, condition 1, relative error up to 1e-8, 1",
                        "gemm                           fastest              advised               x best",
                        "  m=100 n=100 k=100            simd:packed          the same                1.00",
                        "  m=20 n=20 k=20               ejml:default         simd:packed             2.00",
                        "advised           1 of 2 (50 %)              0       1.41       2.00",
                        "always the same   1 of 2 (50 %)              0       1.41       2.00",
                        "simd:packed for gemm");
        assertThat(told().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void whatWasAdvisedAndNotMeasuredIsCountedAndLeftOutOfTheMean() throws IOException {
        Path others = Files.writeString(
                folder.resolve("others.json"),
                table(List.of(
                        cell("ejml:default", 100, 0.4),
                        cell("simd:packed", 200, 0.02),
                        cell("ejml:default", 200, 0.4))));
        assertThat(run("--against", others.toString())).isZero();
        assertThat(told())
                .contains(
                        "  m=100 n=100 k=100            ejml:default         simd:packed          missing",
                        "advised           1 of 2 (50 %)              1       1.00       1.00");
    }

    @Test
    void measurementsOfAnotherMachineJudgeNothing() throws IOException {
        Path others = Files.writeString(
                folder.resolve("others.json"),
                table(List.of(cell("simd:packed", 100, 0.02))).replace("A CPU", "Another"));
        assertThat(run("--against", others.toString())).isEqualTo(Main.REFUSED);
        assertThat(err.toString())
                .startsWith("threshold: " + others
                        + " was measured on another machine (Another) than the advice is of (A CPU)");
        assertThat(told()).isEmpty();
    }

    @Test
    void whereNoProblemIsSolvedWellEnoughNothingCanBeJudged() {
        assertThat(run("--against", table.toString(), "--family", "gram")).isEqualTo(Main.REFUSED);
        assertThat(told()).startsWith("No problem was measured that a solver solves well enough: condition 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--family gem|there is no family 'gem'; known: ",
                "--family gemm --size m=x|gemm needs a whole number for m, not 'x'",
                "--family gemm --size rows=7,m=8|m is given twice, once by a word for it",
                "--family gemm --kappa 0|a condition number is at least 1 and finite, not 0.0",
                "--family gemm --threads some|--threads takes a number or 'all', not 'some'",
                "--family gemm --without smid|there is no backend 'smid'",
                "--family gemm --backend simd --without simd|--without leaves no backend that may answer",
                "--kappa 7|advice needs a --family to be about, a file to --export to, or a run to be judged --against",
                "--against none --size m=7|--against judges advice at the sizes that were measured there; leave out --size",
                "--against none|none: there is neither a run folder nor a JMH result of that name",
            })
    void aQuestionWithoutSenseIsRefusedInASentence(String arguments, String complaint) {
        assertThat(run(arguments.split(" "))).isEqualTo(Main.REFUSED);
        assertThat(err.toString()).startsWith("threshold: " + complaint);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(told()).isEmpty();
    }

    private static String table() {
        List<String> cells = new ArrayList<>();
        for (int n : new int[] {16, 64, 128, 256, 512}) {
            cells.add(cell("simd:packed", n, 0.02));
            cells.add(cell("ejml:default", n, 0.4));
        }
        return table(cells);
    }

    private static String table(List<String> cells) {
        return "{\"version\": 1, \"machine\": \"A CPU\", \"created\": \"2026-01-01\","
                + " \"backends\": {\"ejml\": [\"version=0.46.1\"]}, \"cells\": [\n" + String.join(",\n", cells)
                + "]}\n";
    }

    private static String cell(String solver, int n, double rate) {
        return String.format(
                Locale.ROOT,
                "{\"family\": \"gemm\", \"solver\": \"%s\", \"threads\": 1, \"sizes\": {\"m\": \"%d\", \"n\": \"%d\","
                        + " \"k\": \"%d\"}, \"kappa\": 1, \"accuracy\": \"stable\", \"residual\": 0.1, \"time\": %s}",
                solver,
                n,
                n,
                n,
                rate * 2 * n * n * n);
    }
}
