package threshold.core.saturation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import threshold.core.backend.Backends;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Workbench;

class SaturationTest {

    /** One after the other they take a minute; another backend does those that take a second. */
    private static final List<String> SHORT = List.of("L1", "L2", "L7");

    @TestFactory
    Stream<DynamicTest> every_criterion_is_met() {
        return Saturation.experiments(null).stream().map(experiment -> holds("simd", experiment));
    }

    @TestFactory
    Stream<DynamicTest> another_backend_meets_them_too() {
        return Saturation.experiments(null).stream()
                .filter(experiment -> SHORT.contains(experiment.name()))
                .map(experiment -> holds("openblas", experiment));
    }

    private static DynamicTest holds(String backend, Experiment experiment) {
        return dynamicTest(backend + " " + experiment.name(), () -> {
            List<Double> progress = new ArrayList<>();
            Backends.named(backend).configure(1);
            try (Workbench bench = new Workbench(Backends.named(backend), 1, Map.of())) {
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
