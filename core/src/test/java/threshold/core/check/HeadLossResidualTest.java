package threshold.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.kernel.HeadLoss.Pass;
import threshold.core.kernel.HeadLoss.Problem;
import threshold.core.kernel.HeadLoss.Size;
import threshold.core.kernel.HeadLoss.Solution;
import threshold.core.workload.SoftmaxHeads;

class HeadLossResidualTest {

    private static final Size SIZE = new Size(6, 5, 40, Pass.BACKWARD);
    private static final Problem PROBLEM = SoftmaxHeads.normal(6, 5, 40, 3);

    /** More of each entry than the bound of 30 d eps times its scale, a few dozens. */
    private static final double WRONG = 1e-11;

    @Test
    void a_plain_computation_is_within_a_few_units() {
        assertThat(HeadLossResidual.of(PROBLEM, SIZE, plain(PROBLEM))).isLessThan(3);
    }

    @Test
    void every_number_of_a_solution_counts() {
        Solution right = plain(PROBLEM);
        assertWrong(new Solution(right.loss() + WRONG, right.logZ(), right.dHidden(), right.dHead()));
        for (int i = 0; i < 6; i++) {
            double[] logZ = right.logZ().clone();
            logZ[i] += WRONG;
            assertWrong(new Solution(right.loss(), logZ, right.dHidden(), right.dHead()));
        }
        for (int k = 0; k < 30; k++) {
            assertWrong(new Solution(right.loss(), right.logZ(), off(right.dHidden(), k), right.dHead()));
        }
        for (int k = 0; k < 200; k++) {
            assertWrong(new Solution(right.loss(), right.logZ(), right.dHidden(), off(right.dHead(), k)));
        }
    }

    @Test
    void what_is_not_a_number_or_missing_is_never_within_bounds() {
        Solution right = plain(PROBLEM);
        assertWrong(new Solution(Double.NaN, right.logZ(), right.dHidden(), right.dHead()));
        assertThatThrownBy(
                        () -> HeadLossResidual.of(PROBLEM, SIZE, new Solution(right.loss(), right.logZ(), null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40 rows");
    }

    /** Where not every context and token is formed, the identities still see a wrong row. */
    @Test
    void gradients_of_a_large_head_are_held_as_a_whole() {
        Size size = new Size(700, 9, 9000, Pass.BACKWARD);
        Problem problem = SoftmaxHeads.normal(700, 9, 9000, 4);
        Solution right = plain(problem);
        assertThat(HeadLossResidual.of(problem, size, right)).isLessThan(3);
        UnaryOperator<@Nullable Matrix> wrong = gradient -> off(gradient, 9 * 333 + 4);
        assertThat(HeadLossResidual.of(
                        problem,
                        size,
                        new Solution(right.loss(), right.logZ(), right.dHidden(), wrong.apply(right.dHead()))))
                .isGreaterThan(30);
        assertThat(HeadLossResidual.of(
                        problem,
                        size,
                        new Solution(right.loss(), right.logZ(), wrong.apply(right.dHidden()), right.dHead())))
                .isGreaterThan(30);
    }

    private static void assertWrong(Solution solution) {
        assertThat(HeadLossResidual.of(PROBLEM, SIZE, solution)).isGreaterThan(30);
    }

    private static Matrix off(@Nullable Matrix gradient, int k) {
        Matrix right = Objects.requireNonNull(gradient);
        Matrix wrong = new Matrix(right.rows(), right.cols(), right.data().clone());
        wrong.data()[k] += 1e-7;
        return wrong;
    }

    /** By two passes over stored logits. */
    private static Solution plain(Problem problem) {
        Matrix h = problem.hidden();
        Matrix w = problem.head();
        double[] logZ = new double[h.rows()];
        Matrix dHidden = Matrix.zeros(h.rows(), h.cols());
        Matrix dHead = Matrix.zeros(w.rows(), w.cols());
        double loss = 0;
        for (int i = 0; i < h.rows(); i++) {
            double[] z = new double[w.rows()];
            double sum = 0;
            for (int v = 0; v < w.rows(); v++) {
                z[v] = Products.dot(h.cols(), h.data(), i * h.cols(), w.data(), v * h.cols());
                sum += StrictMath.exp(z[v]);
            }
            logZ[i] = StrictMath.log(sum);
            loss += (logZ[i] - z[problem.targets()[i]]) / h.rows();
            for (int v = 0; v < w.rows(); v++) {
                double g = (StrictMath.exp(z[v]) / sum - (v == problem.targets()[i] ? 1 : 0)) / h.rows();
                Products.axpy(h.cols(), g, w.data(), v * h.cols(), dHidden.data(), i * h.cols());
                Products.axpy(h.cols(), g, h.data(), i * h.cols(), dHead.data(), v * h.cols());
            }
        }
        return new Solution(loss, logZ, dHidden, dHead);
    }
}
