package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.bench.machine.Build;
import threshold.bench.machine.Jvm;
import threshold.bench.machine.Machine;
import threshold.bench.suite.PlannedCell;
import tools.jackson.databind.JsonNode;

class RunFolderTest {

    private final List<PlannedCell> cells = Sample.series("gemm", "ejml:default", 10, 100);

    @TempDir
    Path folder;

    private RunFolder run;
    private Closeable hold;

    @BeforeEach
    void start() throws IOException {
        run = RunFolder.create(folder, Sample.manifest(cells));
        hold = run.hold();
        run.append(Sample.ok(cells.get(0), 0, 0));
        run.append(ForkRecord.without(
                Sample.fork(cells.get(1), 0, 1), ForkRecord.Status.FAILED, "ArithmeticException: not solvable", 0.5));
        run.append(
                ForkRecord.without(Sample.fork(cells.get(1), 1, 2), ForkRecord.Status.SKIPPED, "failed in round 1", 0));
    }

    @AfterEach
    void end() throws IOException {
        hold.close();
    }

    @Test
    void theManifestIsWrittenAsAgreed() throws IOException {
        assertSame("manifest.json", "manifest.json");
    }

    @Test
    void eachForkIsALineAsAgreed() throws IOException {
        assertSame("forks.jsonl", "forks.jsonl");
    }

    @Test
    void jmhsOwnJsonHasTheParametersAndTheTimesOfEachFork() throws IOException {
        run.writeJmhJson();
        JsonNode results = Json.MAPPER.readTree(folder.resolve("jmh.json"));
        assertThat(results.size()).as("only cells with a fork that ended well").isEqualTo(1);
        JsonNode result = results.get(0);
        assertThat(result.get("benchmark").asString()).isEqualTo("threshold.bench.GemmBenchmark.run");
        assertThat(result.get("params").get("solver").asString()).isEqualTo("ejml:default");
        assertThat(result.get("primaryMetric").get("score").asDouble()).isEqualTo(100);
        assertThat(result.get("primaryMetric").get("rawData").get(0).size()).isEqualTo(3);
        assertThat(result.get("warmupIterations").asInt())
                .as("JMH's own, and not the batches before them")
                .isEqualTo(1);
        assertThat(result.get("jmhVersion").asString()).isEqualTo("1.37");
        assertThat(result.get("primaryMetric").get("scoreUnit").asString()).isEqualTo("ns/op");
    }

    @Test
    void jmhsOwnJsonNamesTheMethodThatWasMeasured() {
        String json = JmhJson.of(
                run.manifest(),
                List.of(Sample.ok(
                        cells.get(0), 0, 0, Map.of(ForkRunner.METHOD, "runFresh", ForkRunner.WARMUP_ITERATIONS, "0"))));
        JsonNode result = Json.MAPPER.readTree(json).get(0);
        assertThat(result.get("benchmark").asString()).isEqualTo("threshold.bench.GemmBenchmark.runFresh");
        assertThat(result.get("warmupIterations").asInt()).isZero();
    }

    @Test
    void readingGivesBackWhatWasWritten() throws IOException {
        RunFolder read = RunFolder.open(folder);
        assertThat(read.manifest()).isEqualTo(run.manifest());
        assertThat(read.forks()).usingRecursiveComparison().isEqualTo(run.forks());
        assertThat(read.forks().getFirst().time()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"cell\":\"gemm/ejml:def", "{\"cell\":\"x\",\"round\":0}garbage", "\0\0\0\0"})
    void aTornLastLineIsCutOffAndTheNextForkStandsOnItsOwn(String torn) throws IOException {
        hold.close();
        Path forks = folder.resolve("forks.jsonl");
        String whole = Files.readString(forks);
        Files.writeString(forks, torn, StandardOpenOption.APPEND);
        RunFolder resumed = RunFolder.open(folder);
        assertThat(resumed.forks()).hasSize(3);
        assertThat(Files.readString(forks)).as("opening changes nothing").isEqualTo(whole + torn);
        try (Closeable _ = resumed.hold()) {
            assertThat(Files.readString(forks)).isEqualTo(whole);
            resumed.append(Sample.ok(cells.get(0), 1, 3));
        }
        assertThat(RunFolder.open(folder).forks()).hasSize(4);
    }

    @Test
    void aLineThatOnlyLacksItsEndIsNotTrusted() throws IOException {
        Path forks = folder.resolve("forks.jsonl");
        byte[] bytes = Files.readAllBytes(forks);
        Files.write(forks, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(RunFolder.open(folder).forks()).hasSize(2);
    }

    @Test
    void aLineThatHasItsEndAndDoesNotParseIsAnErrorThatSaysWhere() throws IOException {
        Path forks = folder.resolve("forks.jsonl");
        String whole = Files.readString(forks);
        Files.writeString(forks, "nonsense\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> RunFolder.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("forks.jsonl, line 4");
        assertThat(Files.readString(forks)).isEqualTo(whole + "nonsense\n");
        Files.writeString(forks, "nonsense\n" + whole);
        assertThatThrownBy(() -> RunFolder.open(folder)).hasMessageContaining("forks.jsonl, line 1");
    }

    @Test
    void twoSessionsInOneFolderRefuseEachOther() throws IOException {
        RunFolder second = RunFolder.open(folder);
        assertThatThrownBy(second::hold)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another session")
                .hasMessageContaining(folder.toString());
        run.append(Sample.ok(cells.get(0), 1, 3));
        hold.close();
        try (Closeable _ = second.hold()) {
            assertThat(second.forks()).as("those of the first session as well").hasSize(4);
        }
    }

    @Test
    void aFolderWithSomethingInItIsRefused() {
        assertThatThrownBy(() -> RunFolder.create(folder, run.manifest()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--resume");
    }

    @Test
    void whatIsNoRunFolderIsRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> RunFolder.open(empty)).hasMessageContaining("manifest.json");
    }

    @Test
    void anotherBuildMachineOrJvmIsNamed() {
        Machine other =
                new Machine("B CPU", List.of("avx2", "fma"), 4, Sample.MACHINE.caches(), 1L << 34, "Linux 6", "none");
        Map<String, String> environment = run.manifest().environment();
        assertThat(differences(Sample.BUILD, Sample.MACHINE, Sample.JVM, environment))
                .isEmpty();
        assertThat(differences(Sample.BUILD, other, Sample.JVM, environment))
                .containsExactly("cpu: was A CPU, is B CPU", "cores: was 2, is 4");
        assertThat(differences(new Build("1.1", null, false), Sample.MACHINE, Sample.JVM, environment))
                .containsExactly("build: was 1.0 (0123456789), is 1.1");
        assertThat(differences(Sample.BUILD, Sample.MACHINE, new Jvm("26", "A Vendor", List.of()), environment))
                .singleElement()
                .asString()
                .startsWith("JVM: ");
        assertThat(differences(Sample.BUILD, Sample.MACHINE, Sample.JVM, Map.of("OMP_NUM_THREADS", "2")))
                .containsExactly("environment: was {OPENBLAS_NUM_THREADS=1}, is {OMP_NUM_THREADS=2}");
    }

    @Test
    void anotherBackendJarIsNamed() {
        assertThat(run.manifest().differences(surroundings(Map.of("mine.jar", "00ff"), List.of())))
                .containsExactly("backend jars: was {}, is {mine.jar=00ff}");
    }

    @Test
    void aGuestOfOtherContentIsNamed() {
        assertThat(run.manifest().differences(surroundings(Map.of(), List.of(Sample.guest("mkl", "00ff")))))
                .containsExactly("guests: was [], is [mkl=libmkl.so (SHA-256 00ff)]");
    }

    private Manifest.Surroundings surroundings(Map<String, String> jars, List<Guest.Identity> guests) {
        return new Manifest.Surroundings(
                Sample.BUILD, Sample.MACHINE, Sample.JVM, run.manifest().environment(), jars, guests);
    }

    private List<String> differences(Build build, Machine machine, Jvm jvm, Map<String, String> environment) {
        return run.manifest()
                .differences(new Manifest.Surroundings(build, machine, jvm, environment, Map.of(), List.of()));
    }

    private void assertSame(String written, String golden) throws IOException {
        try (InputStream expected = RunFolderTest.class.getResourceAsStream(golden)) {
            assertThat(Files.readString(folder.resolve(written)))
                    .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
