package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.family.Families;
import threshold.core.family.Family;

/**
 * The launcher and the jar as they are packaged, where JAVA_HOME is unset and the {@code java} of the path is too old.
 * The home folder holds a JDK as an IDE downloads it, so that one is found on every machine that builds.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherIT {

    private static final Path LAUNCHER = Launcher.PACKAGED;
    private static final String JDK = System.getProperty("java.home");

    @TempDir
    Path folder;

    @BeforeEach
    void anOldJavaAndAHome() throws IOException {
        script(folder.resolve("old/java"), "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");
        script(folder.resolve("home/.jdks/downloaded/bin/java"), "exec '" + JDK + "/bin/java' \"$@\"");
    }

    @Test
    void it_says_its_version_and_the_java_that_it_found() throws Exception {
        Launcher.Result result = launch(Map.of(), "--version");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).containsPattern("threshold \\d+\\.\\d+").containsPattern("Java (2[5-9]|[3-9]\\d)");
    }

    @Test
    void what_memory_does_not_suffice_for_is_said_in_a_sentence() throws Exception {
        Path head = folder.resolve("head.npy");
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2100, 2000), }\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 2100 * 2000 * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 2100 * 2000; i++) {
            bytes.putDouble(i % 2000 == i / 2000 ? 1 : 1e-3);
        }
        Files.write(head, bytes.array());
        Launcher.Result result = launch(Map.of("THRESHOLD_HEAP", "40m"), "head", head.toString());
        assertThat(result.code()).as(result.out()).isEqualTo(Main.REFUSED);
        assertThat(result.err())
                .contains("threshold: 40 MB of heap are not enough for this")
                .doesNotContain("\tat ");
    }

    @Test
    void the_jar_holds_every_family_and_every_backend() throws Exception {
        Launcher.Result result = launch(Map.of(), "cells", "--suite", "smoke");
        assertThat(result.code()).as(result.err()).isZero();
        for (Family<?, ?, ?> family : Families.all()) {
            if (family.comparesBackends()) {
                assertThat(result.out().lines()).anyMatch(line -> line.startsWith(family.name() + "/"));
            }
        }
        for (Backend backend : Backends.all()) {
            if (backend.unavailableBecause().isEmpty()) {
                assertThat(result.out().lines()).anyMatch(line -> line.contains("/" + backend.name() + ":"));
            }
        }
    }

    @Test
    void it_measures_and_reports() throws Exception {
        Path run = folder.resolve("run");
        Launcher.Result result = launch(
                Map.of(Launcher.JVM_OPTIONS, "-Djmh.ignoreLock=true"),
                "run",
                "--suite",
                "smoke",
                "--family",
                "gemm",
                "--solver",
                "simd:packed",
                "--out",
                run.toString());
        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(run.resolve("manifest.json")).content().contains("\"gemm/simd:packed/");
        assertThat(run.resolve("forks.jsonl")).content().contains("\"gemm/simd:packed/", "\"ok\"");
        assertThat(run.resolve("jmh.json"))
                .content()
                .containsPattern("\"params\"\\s*:\\s*\\{[^}]*\"solver\"\\s*:\\s*\"simd:packed\"");
        assertThat(run.resolve("report.md")).content().contains("simd:packed");
        assertThat(run.resolve("report.html")).content().contains("simd:packed", "echarts");
    }

    @Test
    void an_option_that_it_does_not_know_is_refused() throws Exception {
        Launcher.Result result = launch(Map.of(), "run", "--sweet", "quick");
        assertThat(result.code()).isEqualTo(Main.REFUSED);
        assertThat(result.err())
                .contains("--sweet", "See 'threshold run --help'")
                .doesNotContain("\tat ");
    }

    @Test
    void a_java_that_is_named_is_taken_or_refused_and_never_replaced() throws Exception {
        assertThat(launch(Map.of("THRESHOLD_JAVA", JDK), "--version").code()).isZero();
        for (String wrong : List.of(
                folder.resolve("nowhere").toString(),
                folder.resolve("old/java").toString(),
                LAUNCHER.resolveSibling("threshold.jar").toString())) {
            Launcher.Result result = launch(Map.of("THRESHOLD_JAVA", wrong), "--version");
            assertThat(result.code()).isEqualTo(Main.REFUSED);
            assertThat(result.out()).isEmpty();
            assertThat(result.err().lines())
                    .singleElement()
                    .asString()
                    .contains("THRESHOLD_JAVA=" + wrong + " is not a JDK 25 or later", "unset");
        }
    }

    @Test
    void it_is_found_through_links_from_any_folder() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("with space/bin"));
        Path direct = Files.createSymbolicLink(bin.resolve("direct"), LAUNCHER);
        Path relative = Files.createSymbolicLink(bin.resolve("relative"), Path.of("direct"));
        for (Path link : List.of(direct, relative)) {
            Launcher.Result result = launch(link, Map.of(), "--version");
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).startsWith("threshold ");
        }
        Files.delete(relative);
        Files.delete(direct);
    }

    private Launcher.Result launch(Map<String, String> more, String... arguments) throws Exception {
        return launch(LAUNCHER, more, arguments);
    }

    private Launcher.Result launch(Path launcher, Map<String, String> more, String... arguments) throws Exception {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("PATH", folder.resolve("old") + ":" + System.getenv("PATH"));
        variables.put("HOME", folder.resolve("home").toString());
        return Launcher.launch(launcher, folder, variables, 60, arguments);
    }

    private static void script(Path file, String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
