package threshold.reports.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;

class JmhJsonTest {

    static final String RESULT = """
        [{"jmhVersion": "1.37", "benchmark": "org.example.Sums.naive", "mode": "avgt", "threads": 2, "jdkVersion": "25",
          "jvmArgs": ["-Xmx1g", "-ea"], "vmName": "VM", "vmVersion": "25+1", "measurementTime": "100 ms",
          "params": {"solver": "a:b", "n": "10"},
          "primaryMetric": {"score": 2, "scoreError": "NaN", "scoreUnit": "us/op", "rawData": [[1, 2, 3], [4, 5]]},
          "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 9, "scoreUnit": "B/op", "rawData": [[8, 7, 9], [10, 11]]}}}]
        """;

    @TempDir
    Path folder;

    @Test
    void oneNumberPerForkInNanoseconds() throws IOException {
        Run run = read(RESULT);
        assertThat(run.forks()).extracting(fork -> measured(fork).time()).containsExactly(2000.0, 4500.0);
        assertThat(run.forks()).extracting(fork -> measured(fork).least()).containsExactly(1000.0, 4000.0);
        assertThat(run.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.id()).isEqualTo("org.example.Sums.naive/a:b/n=10/t2");
            assertThat(cell.solver()).isEqualTo("a:b");
            assertThat(cell.setting().family()).isEqualTo("Sums");
            assertThat(cell.setting().sizesText()).isEqualTo("n=10");
            assertThat(cell.setting().threads()).isEqualTo(2);
        });
    }

    @Test
    void figuresDependOnTheJvm() throws IOException {
        assertThat(read(RESULT).about().identity())
                .containsEntry("JDK", "25")
                .containsEntry("VM", "VM")
                .containsEntry("VM version", "25+1")
                .containsEntry("JMH", "1.37")
                .containsEntry("JVM flags", "-Xmx1g -ea");
    }

    /** What JMH allocates itself, 32 KiB in an iteration of 100 ms, is so much of an operation of 2 µs. */
    @Test
    void allocationIsThatOfTheFork() throws IOException {
        Fork.Measurement first = measured(read(RESULT).forks().getFirst());
        assertThat(first.heapBytes()).isEqualTo(7);
        assertThat(first.heapNoise()).isCloseTo(32 * 1024 * 2e3 / 100e6, within(1e-9));
    }

    @Test
    void allocationBeforeJmh136HasADot() throws IOException {
        assertThat(measured(read(RESULT.replace("gc.alloc", "·gc.alloc"))
                                .forks()
                                .getFirst())
                        .heapBytes())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"ops/ms,500000", "ops/s,500000000", "ns/op,2", "ms/op,2000000", "s/op,2e9", "min/op,120e9", "us,2000"})
    void unitsBecomeNanosecondsPerOperation(String unit, double expected) throws IOException {
        Run run = read(RESULT.replace("us/op", unit));
        assertThat(measured(run.forks().getFirst()).time()).isCloseTo(expected, within(1e-9 * expected));
    }

    @Test
    void theFastestIterationIsTheHighestRate() throws IOException {
        Fork.Measurement rate =
                measured(read(RESULT.replace("us/op", "ops/ms")).forks().getFirst());
        assertThat(rate.least()).isCloseTo(1e6 / 3, within(1e-6));
    }

    @Test
    void modesAreCellsOfTheirOwn() throws IOException {
        assertThat(read(RESULT.replace("avgt", "thrpt")).cells().getFirst().id())
                .isEqualTo("org.example.Sums.naive/a:b/n=10,mode=thrpt/t2");
    }

    @Test
    void sampleModeHasHistograms() throws IOException {
        Run run = read(RESULT.replace(
                "\"rawData\": [[1, 2, 3], [4, 5]]", "\"rawDataHistogram\": [[[[1, 3], [5, 1]], [[7, 2]]]]"));
        assertThat(run.forks()).singleElement().satisfies(fork -> {
            assertThat(measured(fork).least()).isEqualTo(2000);
            assertThat(measured(fork).time()).isEqualTo(4500);
        });
    }

    @Test
    void withoutASolverTheMethodIsIt() throws IOException {
        assertThat(read(RESULT.replace("\"solver\": \"a:b\", ", ""))
                        .cells()
                        .getFirst()
                        .solver())
                .isEqualTo("naive");
    }

    @Test
    void aScoreWithoutItsForksIsDoubted() throws IOException {
        Run run = read(RESULT.replace(", \"rawData\": [[1, 2, 3], [4, 5]]", ""));
        assertThat(run.forks()).singleElement().satisfies(fork -> {
            assertThat(measured(fork).time()).isEqualTo(2000);
            assertThat(measured(fork).doubt()).isEqualTo("the file has its score and not its forks");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "\"Infinity\"", "0", "-3", "1e999"})
    void aScoreThatIsNoTimeIsAFailedFork(String score) throws IOException {
        Run run = read(RESULT.replace("[4, 5]", "[4, " + score + "]"));
        assertThat(run.forks()).extracting(Fork::status).containsExactly(Fork.Status.OK, Fork.Status.FAILED);
        assertThat(run.forks().get(1).why()).startsWith("a score is no positive number");
    }

    @Test
    void forksOfTheSameBenchmarkAreTakenTogetherAndToldOf() throws IOException {
        String one = RESULT.strip().substring(1, RESULT.strip().length() - 1);
        Run run = read("[" + one + "," + one + "]");
        assertThat(run.cells()).hasSize(1);
        assertThat(run.forks()).hasSize(4);
        assertThat(run.warnings()).singleElement().asString().contains("more than once");
    }

    @Test
    void anEmptyListIsARunWithoutCells() throws IOException {
        assertThat(read("[]").cells()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "us/op|B/op|line 5: the scoreUnit of org.example.Sums.naive should be a time",
                "[[1, 2, 3], [4, 5]]|[[1, 2, 3], 4]|line 4: /0/primaryMetric/rawData/1 should be a list, not 4",
                "[[1, 2, 3], [4, 5]]|[[1, {}, 3]]|line 4: /0/primaryMetric/rawData/0/1 should be a number, not an object",
                "\"threads\": 2|\"threads\": \"two\"|line 1: /0/threads should be a whole number, not two",
                "\"threads\": 2|\"threads\": 99999999999|not valid JSON",
                "\"benchmark\"|\"name\"|lacks the field \"benchmark\"",
                "\"primaryMetric\"|\"secondMetric\"|lacks the field \"primaryMetric\"",
                "[{|{|should be a list, not an object",
            })
    void refusesWhatIsNoResult(String part, String instead, String message) {
        assertThatThrownBy(() -> read(RESULT.replace(part, instead)))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("jmh.json, line ");
    }

    @Test
    void refusesWhatIsTorn() {
        assertThatThrownBy(() -> read(RESULT.substring(0, 300)))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("line 4: not valid JSON");
        assertThatThrownBy(() -> read(RESULT + "[]")).hasMessageContaining("something follows the end");
        assertThatThrownBy(() -> read("  ")).hasMessageContaining("is empty");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("jmh.json"), new byte[] {'[', '"', (byte) 0xff, (byte) 0xfe, '"', ']'});
        assertThatThrownBy(() -> JmhJson.read(file)).isInstanceOf(UnreadableRunException.class);
    }

    @Test
    void refusesDeepNestingAndLongNames() {
        assertThatThrownBy(() -> read("[".repeat(100_000)))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> read(RESULT.replace("Sums", "S".repeat(2_000_000))))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("line 1");
    }

    /** Twelve megabytes in a JVM that could not hold many copies: read without one. */
    @Test
    void aLongFileIsReadOnce() throws IOException {
        Path file = folder.resolve("long.json");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            String one = RESULT.strip().substring(1, RESULT.strip().length() - 1);
            out.write("[");
            for (int i = 0; i < 20_000; i++) {
                out.write((i == 0 ? "" : ",") + one.replace("naive", "naive" + i));
            }
            out.write("]");
        }
        Run run = JmhJson.read(file);
        assertThat(run.cells()).hasSize(20_000);
        assertThat(run.forks()).hasSize(40_000);
    }

    private static Fork.Measurement measured(Fork fork) {
        return fork.measurement().orElseThrow();
    }

    private Run read(String text) throws IOException {
        return JmhJson.read(Files.writeString(folder.resolve("jmh.json"), text));
    }
}
