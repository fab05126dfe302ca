package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReproduceTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void figure_1_is_reproduced_with_any_backend() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run(
                        "reproduce",
                        "emergence",
                        "--quick",
                        "--experiment",
                        "e1",
                        "--backend",
                        "scalar,ejml",
                        "--solver",
                        "toeplitz=levinson",
                        "--out",
                        out.toString()))
                .isZero();
        assertThat(err.toString())
                .contains("--solver toeplitz=levinson changed nothing")
                .contains("gramian");
        for (String backend : new String[] {"scalar", "ejml"}) {
            assertThat(out.resolve(backend)).isDirectoryContaining("glob:**/E1-figure-1-lambda-1.0.png");
            assertThat(out.resolve(backend + "/E1.csv"))
                    .content()
                    .startsWith("lambda,T,k,parameters,risk,ln(1+risk),expected\n1.0,10,1,1,1417.34")
                    .hasLineCount(1 + 2 * 7 * 7);
        }
        assertThat(out.resolve("criteria.md"))
                .content()
                .contains("| demanded | ejml | scalar |")
                .contains("| gramian | recursion | all |");
    }

    /** A method that does not exist, or is asked for another family, is no reason to take another one silently. */
    @Test
    void a_method_that_is_not_there_is_refused() {
        Path out = folder.resolve("out");
        assertThat(run(
                        "reproduce",
                        "emergence",
                        "--experiment",
                        "E1",
                        "--backend",
                        "scalar",
                        "--solver",
                        "gramian=magic",
                        "--out",
                        out.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("scalar has no method for gramian").contains("recursion was not asked for");
        assertThat(out.resolve("criteria.md")).doesNotExist();
    }

    @Test
    void a_text_that_is_not_there_is_refused_before_any_experiment_begins() {
        Path out = folder.resolve("out");
        String none = folder.resolve("none.txt").toString();
        assertThat(run("reproduce", "saturation", "--text", none, "--out", out.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot read the text " + none);
        assertThat(out).doesNotExist();
    }

    @Test
    void a_series_with_a_gap_is_refused_before_anything_is_written() throws IOException {
        Path series = Files.writeString(folder.resolve("sensor.csv"), "time,temperature\n1,20.5\n2,\n3,21\n");
        Path out = folder.resolve("out");
        assertThat(run("reproduce", "emergence", "--series", series + "#temperature", "--out", out.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("sensor.csv, line 3, field 2: '' is not a finite number");
        assertThat(out).doesNotExist();
    }
}
