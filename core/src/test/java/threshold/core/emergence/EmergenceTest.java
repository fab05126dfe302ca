package threshold.core.emergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Workbench;

class EmergenceTest {

    private static final List<String> THOROUGH = List.of("simd", "openblas");

    @TestFactory
    Stream<DynamicTest> every_criterion_is_met() {
        return THOROUGH.stream()
                .flatMap(backend -> Emergence.experiments().stream().map(one -> holds(Backends.named(backend), one)));
    }

    @TestFactory
    Stream<DynamicTest> every_backend_reproduces_figure_1() {
        return Backends.available().stream()
                .filter(backend -> !THOROUGH.contains(backend.name()))
                .map(backend -> holds(backend, new BlockRisk()));
    }

    private static DynamicTest holds(Backend backend, Experiment experiment) {
        return dynamicTest(backend.name() + " " + experiment.name(), () -> {
            backend.configure(1);
            List<Double> progress = new ArrayList<>();
            try (Workbench bench = new Workbench(backend, 1, Map.of())) {
                Findings findings = experiment.run(bench, Effort.QUICK, progress::add);
                assertThat(findings.criteria()).isNotEmpty().allMatch(Criterion::met);
                assertThat(findings.table().rows()).isNotEmpty();
                assertThat(findings.pictures())
                        .allSatisfy(picture -> assertThat(findings.table().columns())
                                .contains(picture.x().column(), picture.y().column())
                                .containsAll(picture.series())
                                .containsAll(picture.where().keySet()));
            }
            assertThat(progress).isSorted().last().isEqualTo(1.0);
        });
    }
}
