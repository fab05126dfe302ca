package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static threshold.core.family.Variants.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.workload.Matrices;
import threshold.core.workload.SoftmaxTarget;
import threshold.core.workload.Spectrum;

class HeadSvdContractTest {

    private static final HeadSvdFamily FAMILY = new HeadSvdFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int d : Shapes.AWKWARD) {
            for (IntUnaryOperator rows : List.<IntUnaryOperator>of(q -> q, q -> 2 * q + 1, q -> 265 + q)) {
                for (Size size : sizes(rows.applyAsInt(d), d)) {
                    cases.add(of(size.named().toString(), FAMILY.instance(size, "kappa=10")));
                }
            }
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_at_every_condition() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (String kappa : List.of("1", "1e3", "1e6", "1e10", "1e14")) {
            for (int rows : new int[] {17, 400}) {
                for (Size size : sizes(rows, 17)) {
                    cases.add(of("kappa=" + kappa + " " + size.named(), FAMILY.instance(size, "kappa=" + kappa)));
                }
            }
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_trained_heads_and_one_with_the_spectrum_of_bert() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (Size size : List.of(
                Size.of(6625, 64, Want.VALUES), Size.of(6625, 64, Want.THIN), new Size(6625, 64, Want.TRUNCATED, 16))) {
            cases.add(of("ppocrv3 " + size.named(), FAMILY.instance(size, "ppocrv3")));
        }
        Size leading = new Size(2000, 256, Want.TRUNCATED, 32);
        cases.add(of("bert-like " + leading.named(), FAMILY.instance(leading, "bert-like")));
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_decomposes_or_breaks_down_on_hard_problems() {
        List<Case<Problem>> cases = new ArrayList<>();
        double[] sigma = Spectrum.geometric(12, 10);
        double[] deficient = sigma.clone();
        Arrays.fill(deficient, 8, 12, 0);
        Matrix easy = Matrices.withSpectrum(90, sigma, 1);
        for (Size size : sizes(90, 12)) {
            String of = " " + size.want();
            cases.add(of("rank-deficient" + of, instance(size, Matrices.withSpectrum(90, deficient, 2), deficient)));
            cases.add(hard("all zero" + of, instance(size, Matrix.zeros(90, 12), new double[12])));
            cases.add(hard("scaled by 1e150" + of, scaled(size, easy, sigma, 1e150)));
            cases.add(hard("scaled by 1e-150" + of, scaled(size, easy, sigma, 1e-150)));
            cases.add(of("scaled by 2^40" + of, scaled(size, easy, sigma, 0x1p40)));
            cases.add(of(
                    "orthonormal columns" + of,
                    instance(
                            size, Matrices.withSpectrum(90, Spectrum.geometric(12, 1), 3), Spectrum.geometric(12, 1))));
            cases.add(of("exact identity" + of, instance(size, identity(90, 12), Spectrum.geometric(12, 1))));
            cases.add(of("graded" + of, instance(size, diagonal(90, 12), diagonalSigma(12))));
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    /** (n+1)×n with 1 and −1 in each column: σ_k = 2 sin(kπ/(2(n+1))). */
    @TestFactory
    Stream<DynamicNode> every_solver_knows_the_difference_matrix() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int n : new int[] {1, 10, 31}) {
            Matrix a = Matrix.zeros(n + 1, n);
            double[] sigma = new double[n];
            for (int k = 0; k < n; k++) {
                a.data()[k * n + k] = 1;
                a.data()[(k + 1) * n + k] = -1;
                sigma[k] = 2 * Math.sin((n - k) * Math.PI / (2 * (n + 1)));
            }
            for (Size size : sizes(n + 1, n)) {
                cases.add(of("differences " + size.named(), instance(size, a, sigma)));
            }
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    /** [1ᵀ; μI]: σ₁ = √(n + μ²), the others μ. Gram matrices lose μ = 1e−8 altogether. */
    @TestFactory
    Stream<DynamicNode> every_solver_keeps_or_refuses_the_small_values_of_laeuchli() {
        int n = 9;
        double mu = 1e-8;
        Matrix a = Matrix.zeros(n + 1, n);
        double[] sigma = new double[n];
        for (int j = 0; j < n; j++) {
            a.data()[j] = 1;
            a.data()[(j + 1) * n + j] = mu;
            sigma[j] = j == 0 ? Math.sqrt(n + mu * mu) : mu;
        }
        List<Case<Problem>> cases = Stream.of(Want.VALUES, Want.THIN)
                .map(want -> Size.of(n + 1, n, want))
                .map(size -> of("Läuchli " + size.want(), instance(size, a, sigma)))
                .toList();
        return Case.onEverySolver(FAMILY, cases);
    }

    /** Rank 25 of 256: the target of the saturation experiments, its spectrum known in closed form. */
    @TestFactory
    Stream<DynamicNode> every_solver_knows_the_softmax_target() {
        double[] g = new double[24];
        Arrays.setAll(g, k -> 1.25 - 0.5 * k / 23);
        SoftmaxTarget target = SoftmaxTarget.of(384, 256, g, 1, 42);
        double[] sigma = Arrays.copyOf(target.sigma(), 256);
        return Case.onEverySolver(
                FAMILY,
                Stream.of(Size.of(384, 256, Want.VALUES), new Size(384, 256, Want.TRUNCATED, 25))
                        .map(size -> of("softmax target " + size.want(), instance(size, target.logits(), sigma)))
                        .toList());
    }

    @TestFactory
    Stream<DynamicNode> the_largest_values_bound_the_approximate_ones_from_above() {
        Size size = new Size(500, 40, Want.TRUNCATED, 8);
        Instance<Problem> instance = FAMILY.instance(size, "kappa=10");
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(solver.name() + " from below", () -> {
                    double[] sigma = solver.solve(size, instance.problem()).sigma();
                    for (int i = 0; i < sigma.length; i++) {
                        assertThat(sigma[i])
                                .isLessThanOrEqualTo(instance.truth()[i] + Accuracy.THRESHOLD * 40 * Math.ulp(1.0));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicNode> vectors_come_only_when_wanted() {
        return Solver.of(FAMILY).stream()
                .flatMap(solver -> sizes(30, 6).stream().filter(solver::takes).map(size -> {
                    return dynamicTest(solver.name() + " " + size.want(), () -> {
                        Svd svd = solver.solve(
                                size, FAMILY.instance(size, "kappa=10").problem());
                        assertThat(svd.sigma()).hasSize(size.k());
                        assertThat(svd.u() == null).isEqualTo(size.want() == Want.VALUES);
                        assertThat(svd.v() == null).isEqualTo(size.want() == Want.VALUES);
                    });
                }));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(
                FAMILY, Case.of("suite shape", FAMILY.instance(Size.of(3000, 40, Want.THIN), "kappa=10")));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        Set<Size> sizes = new LinkedHashSet<>(sizes(1, 1));
        sizes.addAll(sizes(200, 15));
        return sizes.stream().flatMap(size -> contract(size).onEverySolver());
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract_on_two_threads() {
        return sizes(700, 40).stream().flatMap(size -> contract(size).onTwoThreads());
    }

    private static PlanContract<Size, Problem, Svd> contract(Size size) {
        return new PlanContract<>(
                FAMILY,
                size,
                new Problem(Matrices.withSpectrum(size.vocabulary(), Spectrum.geometric(size.d(), 10), 1)),
                new Problem(Matrices.uniform(size.vocabulary(), size.d(), 2)),
                new Problem(Matrices.uniform(size.vocabulary() + 1, size.d(), 3)));
    }

    private static Case<Problem> of(String name, Instance<Problem> instance) {
        return Case.of(name, instance).ofCondition(leadingCondition(instance));
    }

    private static Case<Problem> hard(String name, Instance<Problem> instance) {
        return Case.hard(name, instance).ofCondition(leadingCondition(instance));
    }

    private static double leadingCondition(Instance<Problem> instance) {
        return Spectrum.condition(Arrays.copyOf(instance.truth(), ((Size) instance.sizes()).k()));
    }

    /** Values, thin, and truncated to 1, to half and to all. */
    private static List<Size> sizes(int vocabulary, int d) {
        Set<Size> sizes = new LinkedHashSet<>();
        sizes.add(Size.of(vocabulary, d, Want.VALUES));
        sizes.add(Size.of(vocabulary, d, Want.THIN));
        for (int k : new int[] {1, (d + 1) / 2, d}) {
            sizes.add(new Size(vocabulary, d, Want.TRUNCATED, k));
        }
        return List.copyOf(sizes);
    }

    private static Instance<Problem> instance(Size size, Matrix head, double[] sigma) {
        return new Instance<>(size, new Problem(head), Spectrum.condition(sigma), sigma);
    }

    private static Instance<Problem> scaled(Size size, Matrix head, double[] sigma, double factor) {
        return instance(
                size,
                times(head, factor),
                DoubleStream.of(sigma).map(v -> v * factor).toArray());
    }

    private static Matrix identity(int rows, int cols) {
        Matrix a = Matrix.zeros(rows, cols);
        for (int j = 0; j < cols; j++) {
            a.data()[j * cols + j] = 1;
        }
        return a;
    }

    private static Matrix diagonal(int rows, int cols) {
        Matrix a = Matrix.zeros(rows, cols);
        double[] sigma = diagonalSigma(cols);
        for (int j = 0; j < cols; j++) {
            a.data()[(rows - 1 - j) * cols + j] = -sigma[j];
        }
        return a;
    }

    private static double[] diagonalSigma(int n) {
        double[] sigma = new double[n];
        Arrays.setAll(sigma, j -> Math.pow(2, -4 * j));
        return sigma;
    }
}
