package threshold.core.emergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.core.Matrix;
import threshold.core.backend.Backends;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Workbench;
import threshold.core.workload.Autoregression;

class MeasuredSeriesTest {

    /** An AR(2) process: two lags are enough, and a state space model of order two is the same. */
    @Test
    void the_order_of_a_known_process_is_suggested() {
        Findings findings = run(new MeasuredSeries("S1", "a known process", Autoregression.series(4000, 1, 9), true));
        assertThat(value(findings, 0)).isEqualTo(2);
        assertThat(value(findings, 2)).isEqualTo(2);
        assertThat(findings.criteria()).allMatch(Criterion::met);
    }

    @Test
    void a_file_is_told_and_not_judged(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("noise.csv");
        StringBuilder text = new StringBuilder("a,b\n");
        double[] noise = Autoregression.series(400, 2, 3).data();
        for (int t = 0; t < 400; t++) {
            text.append(noise[2 * t]).append(',').append(noise[2 * t + 1]).append('\n');
        }
        Files.writeString(file, text);
        Findings findings = run(Emergence.measured("S1", file + "#b"));
        assertThat(findings.criteria())
                .hasSize(4)
                .allMatch(criterion -> criterion.demanded().isEmpty());
        assertThat(findings.table().rows()).isNotEmpty();
        assertThatThrownBy(() -> Emergence.measured("S1", file + "#c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column 'c'; it has: a, b");
        Files.writeString(file, text.toString().replaceFirst("\n(\\S+),\\S+\n", "\n$1,\n"));
        assertThatThrownBy(() -> Emergence.measured("S1", file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("noise.csv, line 2, field 2");
    }

    @Test
    void what_cannot_tell_anything_is_refused() {
        assertThatThrownBy(() -> new MeasuredSeries("S1", "a short one", Matrix.zeros(40, 1), false))
                .hasMessageContaining("a short one has 40 samples of 1 channels; at least 50");
        assertThatThrownBy(() -> new MeasuredSeries("S1", "a still one", Matrix.zeros(100, 1), false))
                .hasMessageContaining("a still one: channel 1 is constant");
        assertThatThrownBy(() -> Emergence.measured("S1", "tides")).hasMessageContaining("there is no series 'tides'");
    }

    private static Findings run(Experiment experiment) {
        try (Workbench bench = new Workbench(Backends.named("simd"), 1, Map.of())) {
            return experiment.run(bench, Effort.FULL, _ -> {});
        }
    }

    private static double value(Findings findings, int criterion) {
        return findings.criteria().get(criterion).measured();
    }
}
