package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled OpenBLAS and Commons Math, brought again as guests, are measured beside themselves. */
@Tag("long")
class GuestRunTest {

    private static final String BUNDLED = "org/bytedeco/openblas/linux-x86_64/";
    private static final String LIBRARY = "libopenblas.so.0";

    @TempDir
    Path folder;

    @Test
    void guestsAreMeasuredByTheirOwnForksAndAskedForAgain() throws Exception {
        Path run = folder.resolve("run");
        String[] guests = {
            "--native", "mine=" + openBlas(), "--library", "commons-math@again=" + commonsMath(),
        };
        String output = command(
                0,
                guests,
                "run",
                "--suite",
                "smoke",
                "--family",
                "gemm",
                "--backend",
                "openblas",
                "--out",
                run.toString());
        List<String> forks = Files.readAllLines(run.resolve("forks.jsonl"));
        assertThat(forks).as(output).allMatch(fork -> fork.contains("\"ok\""));
        assertThat(hash(forks, "mine:dgemm")).isEqualTo(hash(forks, "openblas:dgemm"));
        assertThat(line(forks, "commons-math@again:default")).contains("\"version\":\"3.");
        assertThat(Files.readString(run.resolve("manifest.json")))
                .contains("\"mine\"", "commons-math3", LIBRARY)
                .doesNotContain(folder.toString());
        assertThat(command(Main.REFUSED, new String[0], "run", "--resume", run.toString()))
                .contains("the run has the guest commons-math@again=", "give it again by --library");
        assertThat(command(0, guests, "run", "--resume", run.toString())).contains("were done before");
    }

    @Test
    void aGuestOfWhichASuiteMeasuresNothingIsRefused() throws Exception {
        String[] guest = {"--library", "commons-math@again=" + commonsMath()};
        assertThat(command(Main.REFUSED, guest, "cells", "--suite", "limits"))
                .contains("--library commons-math@again: nothing that is asked for is measured with commons-math");
    }

    private static String line(List<String> forks, String solver) {
        return forks.stream()
                .filter(fork -> fork.contains("/" + solver + "/"))
                .findFirst()
                .orElseThrow();
    }

    private static String hash(List<String> forks, String solver) {
        return line(forks, solver).replaceAll(".*\"hash\":\"([0-9a-f]+)\".*", "$1");
    }

    private String command(int exitCode, String[] guests, String... arguments) throws Exception {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(guests));
        Process process = Command.start(output, all.toArray(String[]::new));
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isEqualTo(exitCode);
        return text;
    }

    /** The library with the Fortran runtime beside it, where it looks for it. */
    private Path openBlas() throws IOException {
        assumeThat(GuestRunTest.class.getClassLoader().getResource(BUNDLED + LIBRARY))
                .as("the bundled library of this platform is laid out otherwise")
                .isNotNull();
        for (String name : List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", LIBRARY)) {
            try (InputStream in = GuestRunTest.class.getClassLoader().getResourceAsStream(BUNDLED + name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        return folder.resolve(LIBRARY);
    }

    private static Path commonsMath() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(file -> file.getFileName().toString().startsWith("commons-math3"))
                .findFirst()
                .orElseThrow();
    }
}
