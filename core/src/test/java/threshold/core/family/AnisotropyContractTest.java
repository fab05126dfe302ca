package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static threshold.core.family.Variants.times;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.kernel.Anisotropy.Problem;
import threshold.core.kernel.Anisotropy.Size;
import threshold.core.workload.HiddenStates;
import threshold.core.workload.Matrices;
import threshold.core.workload.Normals;

class AnisotropyContractTest {

    private static final AnisotropyFamily FAMILY = new AnisotropyFamily();

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int d : Shapes.AWKWARD) {
            for (int n : new int[] {2, 3, 31, 65, 129, 700}) {
                for (String input : FAMILY.inputs()) {
                    cases.add(Case.of("N=" + n + ",d=" + d + " " + input, FAMILY.instance(new Size(n, d), input)));
                }
            }
        }
        cases.add(Case.of("suite shape", FAMILY.instance(new Size(4000, 512), "normal")));
        return Case.onEverySolver(FAMILY, cases);
    }

    /** A running sum of equal directions drifts, its errors having one sign. */
    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_over_many_equal_rows() {
        Matrix equal = rows(200_000, new double[] {.7, -.3});
        return Case.onEverySolver(
                FAMILY,
                List.of(Case.of("equal", new Instance<>(new Size(200_000, 2), new Problem(equal), 1, new double[0]))));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_is_stable_near_overflow_and_underflow() {
        List<Case<Problem>> cases = new ArrayList<>();
        Size size = new Size(150, 13);
        for (double factor : new double[] {1e300, 1e-160, 1e-300, 0x1p-1070}) {
            Matrix hidden = times(HiddenStates.around(1, 150, 13, 3), factor);
            cases.add(Case.of("scaled by " + factor, new Instance<>(size, new Problem(hidden), 1, new double[0])));
        }
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_on_two_threads() {
        return Case.onTwoThreads(FAMILY, Case.of("shifted", FAMILY.instance(new Size(3001, 70), "shifted")));
    }

    @TestFactory
    Stream<DynamicNode> closed_forms_are_met() {
        return Stream.of(
                        closed("an orthonormal frame", Matrix.identity(20), 0),
                        closed("one row, over and over", rows(77, new double[] {3, -4, 12}), 1),
                        closed("pairs of opposites", opposites(Matrices.normal(30, 9, 5)), -1.0 / 59))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicNode> lengths_of_rows_do_not_matter() {
        Matrix hidden = HiddenStates.around(1, 90, 11, 4);
        Matrix scaled = new Matrix(90, 11, hidden.data().clone());
        Normals random = new Normals(9);
        for (int i = 0; i < 90; i++) {
            double length = StrictMath.exp(20 * random.next());
            for (int j = 0; j < 11; j++) {
                scaled.data()[i * 11 + j] *= length;
            }
        }
        return each(
                new Size(90, 11),
                "lengths",
                solve -> assertThat(solve.of(scaled)).isCloseTo(solve.of(hidden), within(1e-15)));
    }

    /** ‖μ‖²/(‖μ‖² + d) of normal rows around μ; .50046 by another program for N = 4000, d = 512, ‖μ‖² = 512. */
    @TestFactory
    Stream<DynamicNode> normal_rows_around_a_mean_make_half_where_it_is_as_long_as_they_are() {
        Matrix hidden = HiddenStates.around(1, 4000, 512, 1);
        return each(
                new Size(4000, 512),
                "half",
                solve -> assertThat(solve.of(hidden)).isCloseTo(.5, within(.002)));
    }

    /** Against N(N−1) cosines, one by one. */
    @TestFactory
    Stream<DynamicNode> the_mean_is_that_of_all_pairs() {
        Matrix hidden = HiddenStates.around(.5, 60, 7, 12);
        double sum = 0;
        for (int i = 0; i < 60; i++) {
            for (int k = 0; k < 60; k++) {
                sum += i == k ? 0 : cosine(hidden, i, k);
            }
        }
        double mean = sum / (60 * 59);
        return each(
                new Size(60, 7), "pairs", solve -> assertThat(solve.of(hidden)).isCloseTo(mean, within(1e-14)));
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract() {
        return Stream.of(new Size(2, 1), new Size(300, 17), new Size(131, 64))
                .map(AnisotropyContractTest::contract)
                .flatMap(PlanContract::onEverySolver);
    }

    @TestFactory
    Stream<DynamicNode> every_plan_keeps_its_contract_on_two_threads() {
        return contract(new Size(5000, 200)).onTwoThreads();
    }

    private static PlanContract<Size, Problem, Double> contract(Size size) {
        return new PlanContract<>(
                FAMILY,
                size,
                new Problem(Matrices.normal(size.contexts(), size.d(), 1)),
                new Problem(opposed(Matrices.normal(size.contexts(), size.d(), 1))),
                new Problem(Matrices.normal(size.contexts() + 1, size.d(), 3)));
    }

    /** The first row turned round, so that the mean is another one whatever the numbers. */
    private static Matrix opposed(Matrix a) {
        for (int j = 0; j < a.cols(); j++) {
            a.data()[j] = -a.data()[j];
        }
        return a;
    }

    /** One solver's answer. */
    @FunctionalInterface
    private interface Solve {
        double of(Matrix hidden);
    }

    /** What every solver has to hold. */
    @FunctionalInterface
    private interface Property {
        void hold(Solve solve);
    }

    private static Stream<DynamicNode> closed(String name, Matrix hidden, double mean) {
        return each(
                new Size(hidden.rows(), hidden.cols()),
                name,
                solve -> assertThat(solve.of(hidden)).isCloseTo(mean, within(1e-14)));
    }

    private static Stream<DynamicNode> each(Size size, String name, Property property) {
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(
                        solver.name() + " " + name,
                        () -> property.hold(hidden -> solver.solve(size, new Problem(hidden)))));
    }

    private static double cosine(Matrix a, int i, int k) {
        double dot = 0;
        double first = 0;
        double second = 0;
        for (int j = 0; j < a.cols(); j++) {
            dot += a.at(i, j) * a.at(k, j);
            first += a.at(i, j) * a.at(i, j);
            second += a.at(k, j) * a.at(k, j);
        }
        return dot / Math.sqrt(first * second);
    }

    private static Matrix rows(int count, double[] row) {
        Matrix a = Matrix.zeros(count, row.length);
        for (int i = 0; i < count; i++) {
            System.arraycopy(row, 0, a.data(), i * row.length, row.length);
        }
        return a;
    }

    private static Matrix opposites(Matrix a) {
        Matrix both = Matrix.zeros(2 * a.rows(), a.cols());
        for (int k = 0; k < a.data().length; k++) {
            both.data()[k] = a.data()[k];
            both.data()[a.data().length + k] = -a.data()[k];
        }
        return both;
    }
}
