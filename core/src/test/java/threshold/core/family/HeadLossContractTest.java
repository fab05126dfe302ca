package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static threshold.core.family.Variants.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.HeadLoss.Pass;
import threshold.core.kernel.HeadLoss.Problem;
import threshold.core.kernel.HeadLoss.Size;
import threshold.core.kernel.HeadLoss.Solution;
import threshold.core.workload.Matrices;
import threshold.core.workload.Normals;
import threshold.core.workload.SoftmaxHeads;

class HeadLossContractTest {

    private static final HeadLossFamily FAMILY = new HeadLossFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (Pass pass : Pass.values()) {
            for (int n : Shapes.AWKWARD) {
                for (int d : new int[] {1, 7, 8, 17}) {
                    for (int vocabulary : new int[] {1, 2, 31, 130}) {
                        cases.add(of(new Size(n, d, vocabulary, pass), "normal"));
                    }
                }
            }
            cases.add(of(new Size(400, 24, 900, pass), "normal"));
            cases.add(of(new Size(385, 3, 769, pass), "normal"));
            cases.add(of(new Size(5, 120, 6625, pass), "ppocrv4"));
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_with_a_bias_and_with_logits_of_any_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (Pass pass : Pass.values()) {
            Size size = new Size(21, 9, 401, pass);
            double[] factors = pass == Pass.FORWARD
                    ? new double[] {0, 1e-200, 1e-8, 1, 100, 1e4, 1e100, 1e300}
                    : new double[] {0, 1e-200, 1e-8, 1, 100, 1e4};
            for (double factor : factors) {
                Problem problem = SoftmaxHeads.normal(21, 9, 401, 5);
                Problem scaled = new Problem(
                        times(problem.hidden(), factor), problem.head(), new Normals(6).next(401), problem.targets());
                cases.add(Case.of(pass + " logits of " + factor, instance(size, scaled)));
            }
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Stream.of(new Size(300, 40, 1500, Pass.BACKWARD), new Size(3, 5, 1, Pass.BACKWARD))
                .flatMap(size -> Case.onTwoThreads(FAMILY, of(size, "normal")));
    }

    @TestFactory
    Stream<DynamicNode> equal_logits_make_the_log_of_the_vocabulary() {
        return onEverySolver("uniform", 6, 4, 100, (_, solve) -> {
            Solution solution = solve.of(
                    new Problem(Matrices.normal(6, 4, 1), Matrix.zeros(100, 4), new int[] {0, 99, 1, 2, 3, 4}));
            assertThat(solution.loss()).isCloseTo(Math.log(100), within(1e-14));
            assertThat(solution.logZ()).containsOnly(solution.logZ()[0]);
        });
    }

    @TestFactory
    Stream<DynamicNode> a_constant_added_to_all_logits_changes_no_loss_and_no_gradient() {
        return onEverySolver("shift", 9, 6, 41, (problem, solve) -> {
            double[] shift = new double[41];
            Arrays.fill(shift, 3.5);
            Solution plain = solve.of(problem);
            Solution shifted = solve.of(with(problem, shift));
            assertThat(shifted.loss()).isCloseTo(plain.loss(), within(1e-13));
            for (int i = 0; i < 9; i++) {
                assertThat(shifted.logZ()[i]).isCloseTo(plain.logZ()[i] + 3.5, within(1e-13));
            }
            assertThat(gradient(shifted.dHead()))
                    .usingComparatorWithPrecision(1e-14)
                    .containsExactly(gradient(plain.dHead()));
        });
    }

    @TestFactory
    Stream<DynamicNode> gradients_are_the_finite_differences_of_the_loss() {
        return onEverySolver("differences", 5, 3, 12, (problem, solve) -> {
            Problem biased = with(problem, new Normals(8).next(12));
            Solution solution = solve.of(biased);
            assertDifferences(
                    gradient(solution.dHidden()),
                    h -> solve.of(replaced(biased, h, biased.head().data())).loss(),
                    biased.hidden().data());
            assertDifferences(
                    gradient(solution.dHead()),
                    w -> solve.of(replaced(biased, biased.hidden().data(), w)).loss(),
                    biased.head().data());
        });
    }

    /** Each row of softmax − onehot sums to zero, and so do the rows of ∂loss/∂W. */
    @TestFactory
    Stream<DynamicNode> gradients_of_the_head_sum_to_zero_over_the_tokens() {
        return onEverySolver("zero sums", 50, 7, 333, (problem, solve) -> {
            Matrix dHead = Objects.requireNonNull(solve.of(problem).dHead());
            double[] sums = new double[7];
            for (int k = 0; k < dHead.data().length; k++) {
                sums[k % 7] += dHead.data()[k];
            }
            assertThat(sums).usingComparatorWithPrecision(1e-14).containsOnly(0);
        });
    }

    /** Over one token there is nothing to choose. */
    @TestFactory
    Stream<DynamicNode> one_token_costs_nothing() {
        return onEverySolver("one token", 3, 2, 1, (problem, solve) -> {
            Solution solution = solve.of(problem);
            assertThat(solution.loss()).isCloseTo(0, within(1e-15));
            assertThat(gradient(solution.dHead()))
                    .usingComparatorWithPrecision(1e-15)
                    .containsOnly(0);
        });
    }

    /** Mean over targets of the model's own probabilities is its entropy: ln Z_i − Σ_v p_v z_v, by two passes. */
    @TestFactory
    Stream<DynamicNode> log_partitions_are_those_of_two_passes() {
        return onEverySolver("two passes", 4, 5, 1000, (problem, solve) -> {
            double[] logZ = solve.of(problem).logZ();
            for (int i = 0; i < 4; i++) {
                double[] z = logits(problem, i);
                double max = Arrays.stream(z).max().orElseThrow();
                double sum = Arrays.stream(z).map(v -> StrictMath.exp(v - max)).sum();
                assertThat(logZ[i]).isCloseTo(max + StrictMath.log(sum), within(2e-14));
            }
        });
    }

    /** A maximum that grows from token to token, by more than an exponential can bear, and back. */
    @TestFactory
    Stream<DynamicNode> maxima_may_come_first_or_last() {
        return onEverySolver("ramps", 2, 1, 2000, (_, solve) -> {
            double[] ramp = new double[2000];
            Arrays.setAll(ramp, v -> 10.0 * v);
            Problem problem = new Problem(Matrix.column(1, -1), new Matrix(2000, 1, ramp), new int[] {1999, 1999});
            Solution solution = solve.of(problem);
            double tail = -Math.log1p(-Math.exp(-10));
            assertThat(solution.logZ()[0]).isCloseTo(19_990 + tail, within(1e-11));
            assertThat(solution.logZ()[1]).isCloseTo(tail, within(1e-15));
            assertThat(solution.loss()).isCloseTo((tail + 19_990 + tail) / 2, within(1e-11));
        });
    }

    @TestFactory
    Stream<DynamicNode> a_logit_that_overflows_is_refused_with_its_context() {
        return onEverySolver("overflow", 3, 2, 700, (problem, solve) -> {
            for (double sign : new double[] {1, -1}) {
                double[] hidden = problem.hidden().data().clone();
                double[] head = problem.head().data().clone();
                hidden[2] = 1e200;
                head[2 * 600] = sign * 1e200;
                Problem broken = replaced(problem, hidden, head);
                assertThatThrownBy(() -> solve.of(broken))
                        .isInstanceOf(ArithmeticException.class)
                        .hasMessageContaining("context 1 of 3");
            }
        });
    }

    @TestFactory
    Stream<DynamicNode> gradients_come_only_when_wanted() {
        Size size = new Size(3, 4, 5, Pass.FORWARD);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(solver.name() + " forward", () -> {
                    Solution solution = solver.solve(size, SoftmaxHeads.normal(3, 4, 5, 1));
                    assertThat(solution.dHidden()).isNull();
                    assertThat(solution.dHead()).isNull();
                }));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(
                        new Size(2, 1, 3, Pass.FORWARD),
                        new Size(70, 17, 500, Pass.FORWARD),
                        new Size(70, 17, 500, Pass.BACKWARD))
                .flatMap(size -> contract(size).onEverySolver());
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract_on_two_threads() {
        return Stream.of(Pass.values())
                .flatMap(pass -> contract(new Size(200, 40, 900, pass)).onTwoThreads());
    }

    private static PlanContract<Size, Problem, Solution> contract(Size size) {
        return new PlanContract<>(
                FAMILY,
                size,
                SoftmaxHeads.normal(size.contexts(), size.d(), size.vocabulary(), 1),
                with(
                        SoftmaxHeads.normal(size.contexts(), size.d(), size.vocabulary(), 2),
                        new Normals(4).next(size.vocabulary())),
                SoftmaxHeads.normal(size.contexts(), size.d() + 1, size.vocabulary(), 3));
    }

    /** One solver's answer. */
    @FunctionalInterface
    private interface Solve {
        Solution of(Problem problem);
    }

    private static Stream<DynamicNode> onEverySolver(
            String name, int contexts, int d, int vocabulary, BiConsumer<Problem, Solve> property) {
        Size size = new Size(contexts, d, vocabulary, Pass.BACKWARD);
        Problem problem = SoftmaxHeads.normal(contexts, d, vocabulary, 7);
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " " + name,
                        () -> property.accept(problem, given -> solver.solve(size, given))));
    }

    /** The loss of all entries of one operand. */
    @FunctionalInterface
    private interface Loss {
        double of(double[] entries);
    }

    private static void assertDifferences(double[] gradient, Loss loss, double[] at) {
        double step = 1e-5;
        for (int k = 0; k < at.length; k++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[k] += step;
            down[k] -= step;
            assertThat(gradient[k]).isCloseTo((loss.of(up) - loss.of(down)) / (2 * step), within(1e-8));
        }
    }

    private static double[] logits(Problem problem, int i) {
        double[] z = new double[problem.head().rows()];
        for (int v = 0; v < z.length; v++) {
            for (int j = 0; j < problem.head().cols(); j++) {
                z[v] += problem.head().at(v, j) * problem.hidden().at(i, j);
            }
        }
        return z;
    }

    private static Problem with(Problem problem, double[] bias) {
        return new Problem(problem.hidden(), problem.head(), bias, problem.targets());
    }

    private static Problem replaced(Problem problem, double[] hidden, double[] head) {
        Problem plain = new Problem(
                new Matrix(problem.hidden().rows(), problem.hidden().cols(), hidden),
                new Matrix(problem.head().rows(), problem.head().cols(), head),
                problem.targets());
        double[] bias = problem.bias();
        return bias == null ? plain : with(plain, bias);
    }

    private static double[] gradient(@Nullable Matrix gradient) {
        return Objects.requireNonNull(gradient).data();
    }

    private static Case<Problem> of(Size size, String input) {
        return Case.of(size.named() + " " + input, FAMILY.instance(size, input));
    }

    private static Instance<Problem> instance(Size size, Problem problem) {
        return new Instance<>(size, problem, 1, new double[0]);
    }
}
