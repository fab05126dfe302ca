package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import threshold.bench.head.SafetensorsFile;
import threshold.core.Matrix;
import threshold.core.check.ReferenceSvd;
import threshold.core.kernel.MatrixRows;
import threshold.core.tensor.Checkpoint;
import threshold.core.tensor.DataType;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class HeadCommandTest {

    private static final Matrix HEAD = Matrices.withSpectrum(300, Spectrum.geometric(16, 20), 3);

    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("model.safetensors");
        SafetensorsFile.write(file, "lm_head.weight", DataType.F64, new MatrixRows(HEAD), Map.of(), _ -> {});
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void what_a_study_costs_is_told() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(run(
                            "head",
                            file.toString(),
                            "--out",
                            folder.resolve("out").toString()))
                    .isZero();
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("worked through 38[.]4 kB in [0-9.]+ m?s, [0-9.]+ [kMG]?B/s");
    }

    @Test
    void a_head_is_studied_and_its_spectrum_written() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run("head", file.toString(), "--out", out.toString())).isZero();
        assertThat(Files.readAllLines(out.resolve("simd/H1.csv")))
                .hasSize(17)
                .first()
                .isEqualTo("k,sigma,relative sigma,W-error");
        double last = Double.parseDouble(
                Files.readAllLines(out.resolve("simd/H1.csv")).getLast().split(",")[1]);
        assertThat(last).isCloseTo(.05, within(1e-14));
        assertThat(out.resolve("simd")).isDirectoryContaining("glob:**/H1-spectrum.png");
        assertThat(out.resolve("criteria.md")).content().contains("300x16 F64, of model.safetensors");
    }

    @ParameterizedTest
    @EnumSource(names = {"F64", "F32", "F16", "BF16"})
    void a_truncated_head_is_written_in_the_type_of_the_head(DataType type) throws IOException {
        SafetensorsFile.write(file, "lm_head.weight", type, new MatrixRows(HEAD), Map.of(), _ -> {});
        Path out = folder.resolve("out");
        assertThat(run("head", file + ":lm_head.weight", "--truncate", "4", "--out", out.toString()))
                .isZero();
        double unit = switch (type) {
            case F64 -> 1e-14;
            case F32 -> 1e-6;
            case F16 -> 1e-3;
            default -> 1e-2;
        };
        try (Checkpoint written = Checkpoint.open(out.resolve("rank-4.safetensors"))) {
            assertThat(written.tensor("lm_head.weight").type()).isEqualTo(type);
            double[] sigma = ReferenceSvd.singularValues(
                    written.tensor("lm_head.weight").matrix().toMatrix());
            double[] whole = Spectrum.geometric(16, 20);
            for (int i = 0; i < 4; i++) {
                assertThat(sigma[i]).isCloseTo(whole[i], within(3 * unit));
            }
            assertThat(sigma[4]).isLessThan(3 * unit);
        }
        assertThat(out.resolve("rank-4.safetensors.part")).doesNotExist();
    }

    @Test
    void what_is_wrong_is_refused_in_one_sentence_and_leaves_nothing() throws IOException {
        refuses(
                "there is no readable file",
                "head",
                folder.resolve("absent.safetensors").toString());
        refuses("has no tensor 'w'; it has: lm_head.weight", "head", file + ":w");
        refuses(
                "--truncate takes 1 to 16 for a head of 16 dimensions, not 17",
                "head",
                file.toString(),
                "--truncate",
                "17");
        refuses("there is no backend 'nag'", "head", file.toString(), "--backend", "nag");
        refuses("--threads takes a number or 'all', not '0'", "head", file.toString(), "--threads", "0");
        Path states = folder.resolve("states.safetensors");
        SafetensorsFile.write(
                states, "hidden", DataType.F32, new MatrixRows(Matrices.normal(40, 9, 1)), Map.of(), _ -> {});
        refuses("they need as many columns", "head", file.toString(), "--hidden", states.toString());
        Files.write(file, new byte[] {1, 2, 3});
        refuses("a safetensors file begins with eight bytes", "head", file.toString());
    }

    private void refuses(String why, String... arguments) throws IOException {
        Path out = folder.resolve("refused");
        err.getBuffer().setLength(0);
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--out", out.toString()))
                .toArray(String[]::new);
        assertThat(run(all)).isEqualTo(Main.REFUSED);
        assertThat(err.toString()).contains(why).doesNotContain("\tat ");
        assertThat(err.toString().strip().lines()).hasSizeLessThanOrEqualTo(2);
        assertThat(out).doesNotExist();
    }

    @Test
    void a_number_that_the_type_does_not_have_is_refused_and_nothing_written() {
        Path small = folder.resolve("small.safetensors");
        Matrix large = new Matrix(2, 1, new double[] {1, 1e6});
        assertThatThrownBy(
                        () -> SafetensorsFile.write(small, "w", DataType.F16, new MatrixRows(large), Map.of(), _ -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("entry (1, 0) is 1000000.0, and F16 has no such number");
        assertThat(folder).isDirectoryNotContaining("glob:**/small*");
    }
}
