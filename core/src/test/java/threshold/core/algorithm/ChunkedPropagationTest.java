package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarBackend;
import threshold.core.check.PropagationResidual;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Keep;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;
import threshold.core.workload.Matrices;
import threshold.core.kernel.StatePropagation;

/** The path is chosen by the powers of A, and either way the result is stable. */
class ChunkedPropagationTest {

    @ParameterizedTest
    @CsvSource({
        "1.0, chunks of 64",
        "0.5, chunks of 64",
        "1e-200, chunks of 64",
        "1.05, 'steps, since powers of A grow'",
        "1e200, 'steps, since powers of A grow'"
    })
    void theNormOfThePowersDecides(double norm, String path) {
        Size size = new Size(9, 301, 1, 4, Keep.FINAL);
        Matrix w = norm > 1e100 ? Matrix.zeros(4, 9) : Matrices.normal(4, 9, 2);
        Matrix x0 = norm > 1e100 ? Matrix.zeros(9, 1) : Matrices.normal(9, 1, 3);
        Problem problem = new Problem(Matrices.scaledOrthogonal(9, norm, 1), x0, w);
        Kernel<Size, Problem, Matrix> chunks = new ScalarBackend()
                .kernels(StatePropagation.CONTRACT).stream()
                        .filter(k -> k.method().endsWith("chunks"))
                        .findFirst()
                        .orElseThrow();
        try (Plan<Problem, Matrix> plan = chunks.plan(size, 1)) {
            plan.load(problem);
            plan.run();
            assertThat(plan.path()).isEqualTo(path);
            if (norm < 1e100) {
                assertThat(PropagationResidual.of(problem, size, plan.solution()))
                        .isLessThan(1);
            } else {
                assertThat(plan.solution().data()).containsOnly(0);
            }
        }
    }
}
