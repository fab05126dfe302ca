package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.kernel.Ceiling.Kind;
import threshold.core.kernel.Ceiling.Problem;
import threshold.core.kernel.Ceiling.Size;
import threshold.core.kernel.Plan;

class CeilingContractTest {

    private static final CeilingFamily FAMILY = new CeilingFamily();

    @TestFactory
    Stream<DynamicNode> every_ceiling_gives_a_finite_checksum() {
        return Solver.of(FAMILY).stream()
                .flatMap(solver -> Stream.of(Kind.values())
                        .map(kind -> new Size(kind, 4096))
                        .filter(solver::takes)
                        .map(size -> dynamicTest(solver.name() + " " + size.kind(), () -> {
                            try (Plan<Problem, Double> plan = solver.kernel().plan(size, 1)) {
                                plan.load(new Problem());
                                plan.run();
                                double once = plan.solution();
                                plan.run();
                                assertThat(once).isFinite();
                                assertThat(plan.solution()).isFinite();
                            }
                        })));
    }
}
