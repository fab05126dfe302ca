package threshold.core.backend.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the library is found, extracted and loaded, and what is said when it is not. */
class LoadingTest {

    private static final ClassLoader CLASS_PATH = LoadingTest.class.getClassLoader();

    @TempDir
    private Path cache;

    /** Prints what the backend says about itself; run in JVMs of its own. */
    static final class Probe {

        private Probe() {}

        public static void main(String[] args) {
            OpenBlasBackend backend = new OpenBlasBackend();
            String text =
                    backend.unavailableBecause().orElseGet(() -> backend.facts().toString());
            System.out.println(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,amd64,linux-x86_64,libopenblas.so.0",
        "Linux,aarch64,linux-arm64,libopenblas.so.0",
        "Mac OS X,aarch64,macosx-arm64,libopenblas.0.dylib",
        "Mac OS X,x86_64,macosx-x86_64,libopenblas.0.dylib",
        "Windows 11,amd64,windows-x86_64,libopenblas.dll"
    })
    void platformIsNamedAsItsArtifact(String os, String arch, String classifier, String library) throws Exception {
        Platform platform = Platform.of(os, arch);
        assertThat(platform.classifier()).isEqualTo(classifier);
        assertThat(platform.openBlas()).isEqualTo(library);
    }

    @ParameterizedTest
    @CsvSource({"Linux,riscv64", "SunOS,x86_64", "Windows 11,aarch64"})
    void unpublishedPlatformIsNamed(String os, String arch) {
        assertThatThrownBy(() -> Platform.of(os, arch))
                .isInstanceOf(MissingLibraryException.class)
                .hasMessage("no OpenBLAS is published for " + os + " on " + arch);
    }

    @Test
    void missingArtifactIsToldWithItsClassifier() throws Exception {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> BundledLibrary.extract(empty, Platform.of("Mac OS X", "aarch64"), cache))
                    .isInstanceOf(MissingLibraryException.class)
                    .hasMessage("the class path has no OpenBLAS for macosx-arm64;"
                            + " add org.bytedeco:openblas with classifier macosx-arm64");
        }
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(cache.resolve("taken"), "a file where a folder should be");
        assertThatThrownBy(() -> BundledLibrary.extract(CLASS_PATH, Platform.current(), file))
                .isInstanceOf(MissingLibraryException.class)
                .hasMessageContaining("-Djava.io.tmpdir");
    }

    @Test
    void fileThatIsNoLibraryIsToldInTheLoadersWords() throws Exception {
        Path file = Files.writeString(cache.resolve("libbroken.so"), "this is not a library");
        assertThatThrownBy(() -> Loader.open(List.of(file)))
                .isInstanceOf(MissingLibraryException.class)
                .hasMessageContaining("libbroken.so cannot be loaded: ");
    }

    @Test
    void extractsOnceAndReplacesAFileOfAnotherSize() throws Exception {
        Platform platform = Platform.current();
        Path library =
                BundledLibrary.extract(CLASS_PATH, platform, cache).paths().getLast();
        long size = Files.size(library);
        var written = Files.getLastModifiedTime(library);
        assertThat(BundledLibrary.extract(CLASS_PATH, platform, cache).paths()).contains(library);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(written);
        Files.writeString(library, "cut short");
        BundledLibrary.extract(CLASS_PATH, platform, cache);
        assertThat(library).hasSize(size);
        assertThat(partFiles()).isEmpty();
    }

    @Test
    void jvmsMayExtractAtTheSameTime() throws Exception {
        List<Process> probes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            probes.add(probe(Map.of(), "--enable-native-access=ALL-UNNAMED"));
        }
        for (Process each : probes) {
            assertThat(output(each)).contains("core=");
        }
        assertThat(partFiles()).isEmpty();
        try (Stream<Path> folders = Files.list(cache)) {
            assertThat(folders.filter(folder -> folder.getFileName().toString().startsWith("threshold-openblas-")))
                    .hasSize(1);
        }
    }

    /** The kernels of 2004 run on every x86-64 and are the choice for no processor of today. */
    @Test
    void strayCoreTypeDoesNotChooseTheKernels() throws Exception {
        assumeThat(Platform.current().classifier()).isEqualTo("linux-x86_64");
        String stray = output(probe(
                Map.of("OPENBLAS_CORETYPE", "Prescott", "OPENBLAS_L2_SIZE", "512", "OPENBLAS_NUM_THREADS", "2"),
                "--enable-native-access=ALL-UNNAMED"));
        String clean = output(probe(Map.of(), "--enable-native-access=ALL-UNNAMED"));
        assertThat(stray)
                .contains("environment cleared=OPENBLAS_CORETYPE=Prescott OPENBLAS_L2_SIZE=512")
                .contains("environment kept=OPENBLAS_NUM_THREADS=2")
                .contains("threads=1");
        assertThat(clean).contains("environment cleared=nothing");
        assertThat(core(stray)).isEqualTo(core(clean));
    }

    @Test
    void deniedNativeAccessIsToldWithTheOptionThatGrantsIt() throws Exception {
        assertThat(output(probe(Map.of(), "--illegal-native-access=deny")))
                .contains("native access is not enabled, start java with --enable-native-access=ALL-UNNAMED");
    }

    private static String core(String facts) {
        return facts.replaceAll("(?s).*core=(\\w+).*", "$1");
    }

    private List<Path> partFiles() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private Process probe(Map<String, String> environment, String option) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-Djava.io.tmpdir=" + cache,
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENBLAS_"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return text;
    }
}
