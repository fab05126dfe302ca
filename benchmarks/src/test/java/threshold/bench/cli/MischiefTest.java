package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crashing forks, and those that run out of memory, cost their cell and not the run. */
@Tag("long")
class MischiefTest {

    private static final String PACKAGE = "threshold/bench/mischief/";

    @TempDir
    Path folder;

    @Test
    void eachFailureIsToldAndTheRestIsMeasured() throws Exception {
        Path run = folder.resolve("run");
        Path output = folder.resolve("output.txt");
        Process process = Command.start(
                output,
                "run",
                "--suite",
                "smoke",
                "--family",
                "gemm",
                "--backend",
                "mischief,ejml",
                "--backend-jar",
                jar().toString(),
                "--heap",
                "64m",
                "--forks",
                "2",
                "--out",
                run.toString());
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("a wrong answer: %s", Files.readString(output))
                .isEqualTo(Main.FAILED);
        List<String> forks = Files.readAllLines(run.resolve("forks.jsonl"));
        assertThat(first(forks, "throws")).contains("\"failed\"", "ArithmeticException: the matrix is in a bad mood");
        assertThat(first(forks, "exhausts")).contains("\"failed\"", "OutOfMemoryError: Java heap space");
        assertThat(first(forks, "halts")).contains("\"failed\"", "the fork ended with exit code 77");
        assertThat(first(forks, "crashes")).contains("\"failed\"", "SIGSEGV");
        assertThat(run).as("the crashed JVM's own log").isDirectoryContaining("glob:**/hs_err_pid*.log");
        assertThat(second(forks, "throws")).contains("\"skipped\"", "failed in round 1: ArithmeticException");
        assertThat(second(forks, "exhausts")).contains("\"skipped\"");
        assertThat(forks.stream().filter(f -> f.contains("/ejml:default/")))
                .hasSize(2)
                .allMatch(f -> f.contains("\"ok\""));
        assertThat(forks.stream().filter(f -> f.contains("mischief:wrong"))).allMatch(f -> f.contains("\"ok\""));
    }

    private static String first(List<String> forks, String method) {
        return of(forks, method).getFirst();
    }

    private static String second(List<String> forks, String method) {
        return of(forks, method).get(1);
    }

    private static List<String> of(List<String> forks, String method) {
        return forks.stream()
                .filter(f -> f.contains("/mischief:" + method + "/"))
                .toList();
    }

    /** A jar as a user would bring it: the classes and one service line. */
    private Path jar() throws IOException {
        Path jar = folder.resolve("mischief.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("MischiefBackend.class", "MischiefBackend$1.class")) {
                try (InputStream in = MischiefTest.class.getClassLoader().getResourceAsStream(PACKAGE + name)) {
                    out.putNextEntry(new JarEntry(PACKAGE + name));
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new JarEntry("META-INF/services/threshold.core.backend.Backend"));
            out.write("threshold.bench.mischief.MischiefBackend\n".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
