package threshold.reports.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.reports.model.Run;

class JmhJsonTest {

    private static final String RESULT = """
        [{"jmhVersion": "1.37", "benchmark": "org.example.Sums.naive", "mode": "avgt", "threads": 2, "jdkVersion": "25",
          "vmName": "VM", "params": {"solver": "a:b", "n": "10"},
          "primaryMetric": {"score": 2, "scoreUnit": "us/op", "rawData": [[1, 2, 3], [4, 5]]}}]
        """;

    @TempDir
    Path folder;

    @Test
    void oneNumberPerForkInNanoseconds() throws IOException {
        Run run = read(RESULT);
        assertThat(run.forks().stream()
                        .map(fork -> fork.measurement().orElseThrow().time()))
                .containsExactly(2000.0, 4500.0);
        assertThat(run.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.solver()).isEqualTo("a:b");
            assertThat(cell.setting().family()).isEqualTo("Sums");
            assertThat(cell.setting().sizesText()).isEqualTo("n=10");
            assertThat(cell.setting().threads()).isEqualTo(2);
        });
    }

    @Test
    void throughputBecomesTime() throws IOException {
        assertThat(read(RESULT.replace("us/op", "ops/ms"))
                        .forks()
                        .getFirst()
                        .measurement()
                        .orElseThrow()
                        .time())
                .isCloseTo(1e6 / 2, within(1e-6));
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
    void refusesAnUnknownUnit() {
        assertThatThrownBy(() -> read(RESULT.replace("us/op", "B/op")))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("scoreUnit");
    }

    private Run read(String text) throws IOException {
        return JmhJson.read(Files.writeString(folder.resolve("jmh.json"), text));
    }
}
