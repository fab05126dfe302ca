package threshold.core.family;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static threshold.core.family.Variants.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.SymmetricEigen.Eigen;
import threshold.core.kernel.SymmetricEigen.Problem;
import threshold.core.kernel.SymmetricEigen.Size;
import threshold.core.kernel.SymmetricEigen.Want;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class SymmetricEigenContractTest {

    private static final SymmetricEigenFamily FAMILY = new SymmetricEigenFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size_and_condition() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (Want want : Want.values()) {
            for (int n : Shapes.AWKWARD) {
                cases.add(of(new Size(n, want), "kappa=10"));
            }
            for (String input : List.of("bert-like", "kappa=1", "kappa=1e10", "kappa=1e14")) {
                cases.add(of(new Size(130, want), input));
            }
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_keeps_signs_and_zeros() {
        double[] indefinite = {3, 1, 0.5, 0, 0, -0.25, -2, -5};
        Matrix a = Matrices.symmetric(indefinite, 3);
        List<Case<Problem>> cases = new ArrayList<>();
        for (Want want : Want.values()) {
            Size size = new Size(8, want);
            cases.add(Case.of("indefinite " + want, instance(size, a, indefinite)));
            cases.add(Case.of("zero " + want, instance(size, Matrix.zeros(8, 8), new double[8])));
            cases.add(Case.of("identity " + want, instance(size, Matrix.identity(8), ones(8))));
            cases.add(Case.of("second differences " + want, secondDifferences(new Size(60, want))));
            for (double factor : new double[] {0x1p40, 1e150, 1e-150}) {
                double[] scaled =
                        DoubleStream.of(indefinite).map(v -> v * factor).toArray();
                cases.add(Case.hard("scaled by " + factor + " " + want, instance(size, times(a, factor), scaled)));
            }
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    /** 2 on the diagonal and −1 beside it: λ_k = 2 − 2cos(kπ/(n+1)). */
    private static Instance<Problem> secondDifferences(Size size) {
        int n = size.n();
        Matrix a = Matrix.scalar(n, 2);
        for (int i = 0; i + 1 < n; i++) {
            a.data()[i * n + i + 1] = -1;
            a.data()[(i + 1) * n + i] = -1;
        }
        double[] lambda = new double[n];
        Arrays.setAll(lambda, i -> 2 - 2 * Math.cos((n - i) * Math.PI / (n + 1)));
        return instance(size, a, lambda);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_gives_vectors_only_where_asked() {
        return Stream.of(Want.values()).flatMap(want -> {
            Size size = new Size(9, want);
            Problem problem = FAMILY.instance(size, "kappa=10").problem();
            return Solver.taking(FAMILY, size)
                    .map(solver -> dynamicTest(solver.name() + " " + want, () -> {
                        Eigen eigen = solver.solve(size, problem);
                        assertThat(eigen.lambda()).hasSize(9);
                        assertThat(eigen.z() == null).isEqualTo(want == Want.VALUES);
                    }));
        });
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, of(new Size(300, Want.VECTORS), "bert-like"));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(1, 17, 70)
                .flatMap(n -> Stream.of(Want.values()).map(want -> new Size(n, want)))
                .flatMap(size -> contract(size).onEverySolver());
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract_on_two_threads() {
        return contract(new Size(400, Want.VALUES)).onTwoThreads();
    }

    private static PlanContract<Size, Problem, Eigen> contract(Size size) {
        int n = size.n();
        return new PlanContract<>(
                FAMILY,
                size,
                new Problem(Matrices.symmetric(Spectrum.geometric(n, 10), 1)),
                new Problem(Matrices.symmetric(new double[n], 2)),
                new Problem(Matrices.symmetric(Spectrum.geometric(n + 1, 10), 3)));
    }

    @Test
    void a_matrix_that_is_not_symmetric_is_refused_with_both_entries() {
        assertThatThrownBy(() -> new Problem(new Matrix(2, 2, new double[] {1, 2, 3, 4})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("3.0", "2.0", "row 1", "symmetric");
    }

    @Test
    void the_residual_sees_a_wrong_value_a_wrong_vector_and_a_wrong_order() {
        Size size = new Size(20, Want.VECTORS);
        Instance<Problem> instance = FAMILY.instance(size, "kappa=10");
        Solver<Size, Problem, Eigen> solver = Solver.of(FAMILY).getFirst();
        Eigen right = solver.solve(size, instance.problem());
        double[] shifted = right.lambda().clone();
        shifted[7] *= 1 + 1e-12;
        Matrix turned = new Matrix(20, 20, requireNonNull(right.z()).data().clone());
        turned.data()[5] += 1e-12;
        double[] unordered = right.lambda().clone();
        unordered[0] = right.lambda()[1];
        unordered[1] = right.lambda()[0];
        assertThat(residual(solver, instance, right)).isLessThan(10);
        assertThat(residual(solver, instance, new Eigen(shifted, right.z()))).isBetween(50.0, 1000.0);
        assertThat(residual(solver, instance, new Eigen(right.lambda(), turned)))
                .isBetween(50.0, 1000.0);
        assertThat(residual(solver, instance, new Eigen(unordered, right.z()))).isInfinite();
    }

    private static double residual(Solver<Size, Problem, Eigen> solver, Instance<Problem> instance, Eigen eigen) {
        return FAMILY.residual(solver.kernel(), instance, eigen);
    }

    private static Case<Problem> of(Size size, String input) {
        return Case.of(input + " " + size.named(), FAMILY.instance(size, input));
    }

    private static Instance<Problem> instance(Size size, Matrix a, double[] lambda) {
        return new Instance<>(size, new Problem(a), 1, lambda);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
