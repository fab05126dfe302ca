package threshold.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import threshold.bench.suite.PlannedCell;

class JmhBenchmarkTest {

    /** As JMH 1.37 prints it, behind a word of the JVM. */
    static final String LIST = """
        WARNING: Using incubator modules: jdk.incubator.vector
        Benchmarks:\s
        org.example.Sums.naive
          param "n" = {10, 20}
          param "kind" = {a, b}
        org.example.Sums.plain
        """;

    @Test
    void eachCombinationOfParametersIsACell() {
        assertThat(JmhBenchmark.listed(LIST))
                .extracting(JmhBenchmark::id)
                .containsExactly(
                        "Sums/naive/n=10,kind=a/org.example.Sums.naive",
                        "Sums/naive/n=10,kind=b/org.example.Sums.naive",
                        "Sums/naive/n=20,kind=a/org.example.Sums.naive",
                        "Sums/naive/n=20,kind=b/org.example.Sums.naive",
                        "Sums/plain//org.example.Sums.plain");
    }

    @Test
    void aCellSaysWhatIsKnown() {
        PlannedCell cell = JmhBenchmark.listed(LIST).getFirst().planned();
        assertThat(cell.family()).isEqualTo("Sums");
        assertThat(cell.method()).isEqualTo("naive");
        assertThat(cell.sizes()).isEqualTo(Map.of("n", "10", "kind", "a"));
        assertThat(cell.threads()).isZero();
        assertThat(cell.accuracy().name()).isEqualTo("unstated");
    }

    @Test
    void benchmarksOutsideAPackageHaveNames() {
        assertThat(JmhBenchmark.listed("Benchmarks:\nSums.naive\nnaive\n"))
                .extracting(JmhBenchmark::id, JmhBenchmark::family, JmhBenchmark::method)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Sums/naive//Sums.naive", "Sums", "naive"),
                        org.assertj.core.groups.Tuple.tuple("naive//naive", "naive", "naive"));
    }

    @Test
    void whatIsNoListHasNoBenchmarks() {
        assertThat(JmhBenchmark.listed("hello\nworld\n")).isEqualTo(List.of());
    }
}
