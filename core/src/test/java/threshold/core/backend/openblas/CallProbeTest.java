package threshold.core.backend.openblas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import threshold.core.kernel.Ceiling;
import threshold.core.kernel.Ceiling.Kind;
import threshold.core.kernel.Ceiling.Problem;
import threshold.core.kernel.Ceiling.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;

class CallProbeTest {

    private final Kernel<Size, Problem, Double> kernel =
            Problems.backend().kernels(Ceiling.CONTRACT).getFirst();

    /** Each dot product is 1, so that calls left out would be seen. */
    @Test
    void everyCallIsMade() {
        try (Plan<Problem, Double> plan = kernel.plan(new Size(Kind.CALL, 12_345), 1)) {
            plan.load(new Problem());
            plan.run();
            plan.run();
            assertThat(plan.solution()).isEqualTo(12_345);
        }
    }

    @Test
    void theMachinesOwnCeilingsAreLeftToOthers() {
        assertThat(kernel.declines(new Size(Kind.FMA, 10), 1)).hasValue("measures calls only, not fma");
        assertThat(kernel.declines(new Size(Kind.CALL, 10), 2)).isPresent();
        assertThat(kernel.declines(new Size(Kind.CALL, 10), 1)).isEmpty();
    }
}
