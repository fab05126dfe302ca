package threshold.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.StatePropagation.Keep;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

/** Each check passes what is exact and fails by a known amount what is not: a check that cannot fail checks nothing. */
class ResidualsTest {

    private static final double EPS = Math.ulp(1.0);

    /** A change δ of x along the direction of σ = s needs ‖δA‖ ≈ sδ/√(1+μ²/s²)…, for s ≫ μ about sδ/‖x‖. */
    @Property(tries = 40, seed = "20260201")
    void least_squares_error_grows_with_the_perturbation(
            @ForAll @IntRange(min = 1, max = 12) int p,
            @ForAll @IntRange(min = 1, max = 60) int more,
            @ForAll @DoubleRange(min = 3, max = 9) double digits) {
        LinearSystems.WithSolution made = LinearSystems.leastSquares(p + more, ones(p), 1e-3, 9);
        assertThat(LeastSquaresResidual.of(made.problem(), Matrix.column(made.x())))
                .isLessThan(3);
        double delta = Math.pow(10, -digits);
        double[] x = made.x().clone();
        x[0] += delta;
        double expected = delta / (p * EPS);
        assertThat(LeastSquaresResidual.of(made.problem(), Matrix.column(x))).isBetween(0.5 * expected, 2 * expected);
    }

    @Test
    void least_squares_tells_the_normal_equations_from_a_stable_solver() {
        double kappa = 1e6;
        double[] sigma = Spectrum.geometric(8, kappa);
        LinearSystems.WithSolution made = LinearSystems.leastSquares(60, sigma, 1e-3, 2);
        double stable = LeastSquaresResidual.of(made.problem(), Matrix.column(made.x()));
        double squared = LeastSquaresResidual.of(made.problem(), Matrix.column(normalEquations(made.problem())));
        assertThat(stable).isLessThan(3);
        assertThat(squared).isGreaterThan(30).isLessThan(30 * kappa);
    }

    @Test
    void least_squares_error_does_not_depend_on_the_scale_of_A_or_y() {
        LinearSystems.WithSolution made = LinearSystems.leastSquares(40, Spectrum.geometric(5, 100), 0.1, 4);
        double[] x = made.x().clone();
        x[2] *= 1 + 1e-9;
        double plain = LeastSquaresResidual.of(made.problem(), Matrix.column(x));
        for (int a : new int[] {-500, 500}) {
            for (int y : new int[] {-400, 400}) {
                LeastSquares.Problem scaled = new LeastSquares.Problem(
                        Norms.scaled(made.problem().a(), a),
                        Norms.scaled(made.problem().y(), y));
                assertThat(LeastSquaresResidual.of(scaled, Matrix.column(Norms.scaled(x, y - a))))
                        .isCloseTo(plain, within(1e-6 * plain));
            }
        }
    }

    @Test
    void least_squares_without_information_has_no_error() {
        LeastSquares.Problem zero = new LeastSquares.Problem(Matrix.zeros(5, 2), Matrices.normal(5, 1, 1));
        assertThat(LeastSquaresResidual.of(zero, Matrix.column(3, 4))).isZero();
        LeastSquares.Problem nothing = new LeastSquares.Problem(Matrices.normal(5, 2, 1), Matrix.zeros(5, 1));
        assertThat(LeastSquaresResidual.of(nothing, Matrix.column(0, 0))).isZero();
    }

    @Test
    void an_autoregression_is_judged_by_its_worst_channel() {
        double[] f = {0.5, 0, 0.2, -0.3};
        Matrix series = Matrix.zeros(40, 2);
        series.data()[0] = 1;
        series.data()[1] = -1;
        for (int t = 1; t < 40; t++) {
            for (int c = 0; c < 2; c++) {
                series.data()[2 * t + c] = f[c] * series.at(t - 1, 0) + f[2 + c] * series.at(t - 1, 1);
            }
        }
        HankelLeastSquares.Problem problem = new HankelLeastSquares.Problem(series);
        assertThat(LeastSquaresResidual.of(problem, 1, new Matrix(2, 2, f))).isLessThan(5);
        double[] wrong = f.clone();
        wrong[3] += 1e-6;
        assertThat(LeastSquaresResidual.of(problem, 1, new Matrix(2, 2, wrong))).isGreaterThan(1e7);
    }

    @Property(tries = 40, seed = "20260202")
    void a_product_is_off_by_what_was_added_to_one_entry(
            @ForAll @IntRange(min = 1, max = 20) int m,
            @ForAll @IntRange(min = 1, max = 20) int n,
            @ForAll @IntRange(min = 1, max = 20) int k) {
        Gemm.Problem problem = new Gemm.Problem(Matrices.normal(m, k, 1), Matrices.normal(k, n, 2));
        Matrix c = product(problem.a(), problem.b());
        assertThat(ProductResidual.of(problem, c)).isLessThan(2);
        double scale = rowNorm(problem.a(), m - 1) * rowNorm(problem.b().transposed(), n - 1);
        c.data()[m * n - 1] += 1e-6 * scale;
        double expected = 1e-6 / (k * EPS);
        assertThat(ProductResidual.of(problem, c)).isCloseTo(expected, within(1e-3 * expected));
    }

    @Test
    void one_wrong_entry_of_a_large_product_is_seen_without_looking_at_it() {
        Gemm.Problem problem = new Gemm.Problem(Matrices.uniform(500, 400, 1), Matrices.uniform(400, 450, 2));
        Matrix c = product(problem.a(), problem.b());
        assertThat(ProductResidual.of(problem, c)).isLessThan(1);
        for (int at : new int[] {0, 123_456, c.data().length - 1}) {
            Matrix wrong = new Matrix(c.rows(), c.cols(), c.data().clone());
            wrong.data()[at] += 1e-6;
            assertThat(ProductResidual.of(problem, wrong)).isGreaterThan(30);
        }
    }

    @Test
    void a_gram_matrix_needs_both_triangles() {
        Matrix a = Matrices.normal(30, 6, 1);
        Matrix gram = product(a.transposed(), a);
        assertThat(ProductResidual.of(new Gram.Problem(a), gram)).isLessThan(2);
        gram.data()[5 * 6] = 0;
        assertThat(ProductResidual.of(new Gram.Problem(a), gram)).isGreaterThan(1e6);
    }

    /** In a row that is not among the sampled ones, and too little for a random vector to see at its true size. */
    @Test
    void one_entry_of_a_large_gram_matrix_that_is_not_its_mirror_image_is_seen() {
        Matrix a = Matrices.uniform(500, 400, 3);
        Matrix gram = product(a.transposed(), a);
        double scale = rowNorm(a.transposed(), 200) * rowNorm(a.transposed(), 123);
        gram.data()[200 * 400 + 123] += 200 * 400 * EPS * scale;
        assertThat(ProductResidual.of(new Gram.Problem(a), gram)).isBetween(90.0, 110.0);
    }

    @Property(tries = 30, seed = "20260203")
    void a_wrong_state_is_seen_where_it_happens(
            @ForAll @IntRange(min = 1, max = 12) int n,
            @ForAll @IntRange(min = 1, max = 30) int steps,
            @ForAll @IntRange(min = 1, max = 4) int batch) {
        StatePropagation.Size size = new StatePropagation.Size(n, steps, batch, 3, Keep.ALL);
        StatePropagation.Problem problem = LinearSystems.contraction(size, 1);
        Matrix states = propagate(problem, size);
        assertThat(PropagationResidual.of(problem, size, states)).isLessThan(3);
        states.data()[states.data().length - 1] *= 1 + 1e-6;
        assertThat(PropagationResidual.of(problem, size, states)).isGreaterThan(1e3);
    }

    @Test
    void a_final_state_is_held_against_its_last_steps_only() {
        for (int steps : new int[] {1, 50, 3000}) {
            StatePropagation.Size all = new StatePropagation.Size(6, steps, 2, 4, Keep.ALL);
            StatePropagation.Size last = new StatePropagation.Size(6, steps, 2, 4, Keep.FINAL);
            StatePropagation.Problem problem = LinearSystems.contraction(all, 1);
            double[] states = propagate(problem, all).data();
            Matrix state = new Matrix(1, 12, Arrays.copyOfRange(states, states.length - 12, states.length));
            assertThat(PropagationResidual.of(problem, last, state)).isLessThan(3);
            state.data()[7] += 1e-6;
            assertThat(PropagationResidual.of(problem, last, state)).isGreaterThan(1e6);
        }
    }

    /** x[0] = 10¹² halves 70 times: it is long below eps of itself, and 10⁻⁹ of the disturbances. */
    @Test
    void a_final_state_that_still_knows_a_large_start_is_held_against_all_of_its_steps() {
        StatePropagation.Size all = new StatePropagation.Size(2, 70, 1, 1, Keep.ALL);
        StatePropagation.Size last = new StatePropagation.Size(2, 70, 1, 1, Keep.FINAL);
        StatePropagation.Problem problem = new StatePropagation.Problem(
                new Matrix(2, 2, new double[] {0.5, 0, 0, 0.5}),
                Matrix.column(1e12, 1e12),
                new Matrix(1, 2, new double[] {1, -1}));
        double[] states = propagate(problem, all).data();
        Matrix state = new Matrix(1, 2, Arrays.copyOfRange(states, states.length - 2, states.length));
        assertThat(PropagationResidual.of(problem, last, state)).isLessThan(3);
        state.data()[1] += 1e-9;
        assertThat(PropagationResidual.of(problem, last, state)).isGreaterThan(1e5);
    }

    @Test
    void a_final_state_that_has_grown_is_held_against_its_own_size() {
        for (double growth : new double[] {1, 1.1, 1.5}) {
            StatePropagation.Size all = new StatePropagation.Size(6, 400, 2, 4, Keep.ALL);
            StatePropagation.Size last = new StatePropagation.Size(6, 400, 2, 4, Keep.FINAL);
            StatePropagation.Problem problem = unstable(all, growth);
            double[] states = propagate(problem, all).data();
            Matrix state = new Matrix(1, 12, Arrays.copyOfRange(states, states.length - 12, states.length));
            assertThat(PropagationResidual.of(problem, last, state)).isLessThan(3);
            state.data()[7] *= 1 + 1e-4;
            assertThat(PropagationResidual.of(problem, last, state)).isGreaterThan(1e6);
        }
    }

    @Test
    void a_final_state_that_cannot_be_judged_is_not_passed() {
        StatePropagation.Size overflows = new StatePropagation.Size(2, 4000, 1, 1, Keep.FINAL);
        StatePropagation.Problem shear = new StatePropagation.Problem(
                new Matrix(2, 2, new double[] {1, 1, 0, 1}), Matrix.column(1, 0), Matrix.zeros(1, 2));
        assertThatThrownBy(() -> PropagationResidual.of(shear, overflows, new Matrix(1, 2, new double[] {1, 0})))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("T=4000")
                .hasMessageContaining("overflows");
        StatePropagation.Size lengthy = new StatePropagation.Size(100, 10_000_000, 1, 1, Keep.FINAL);
        StatePropagation.Problem lasting = unstable(lengthy, 1);
        assertThatThrownBy(() -> PropagationResidual.of(lasting, lengthy, Matrix.zeros(1, 100)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("T=10000000")
                .hasMessageContaining("steps to repeat");
    }

    @Test
    void a_solution_that_is_not_finite_has_infinite_residual() {
        LeastSquares.Problem system = new LeastSquares.Problem(Matrices.normal(3, 1, 1), Matrices.normal(3, 1, 2));
        assertThat(LeastSquaresResidual.of(system, Matrix.column(Double.NaN))).isInfinite();
        Gemm.Problem product = new Gemm.Problem(Matrices.normal(1, 1, 1), Matrices.normal(1, 1, 2));
        assertThat(ProductResidual.of(product, Matrix.column(Double.POSITIVE_INFINITY)))
                .isInfinite();
    }

    private static double[] ones(int n) {
        return Spectrum.geometric(n, 1);
    }

    private static double rowNorm(Matrix a, int i) {
        return Norms.two(a.cols(), a.data(), i * a.cols(), 1);
    }

    private static Matrix product(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.cols());
        for (int i = 0; i < a.rows(); i++) {
            for (int k = 0; k < a.cols(); k++) {
                Products.axpy(b.cols(), a.at(i, k), b.data(), k * b.cols(), c.data(), i * b.cols());
            }
        }
        return c;
    }

    /** The contraction's problem with A of norm {@code growth}. */
    private static StatePropagation.Problem unstable(StatePropagation.Size size, double growth) {
        StatePropagation.Problem contraction = LinearSystems.contraction(size, 1);
        return new StatePropagation.Problem(
                Matrices.scaledOrthogonal(size.n(), growth, 5), contraction.x0(), contraction.w());
    }

    private static Matrix propagate(StatePropagation.Problem problem, StatePropagation.Size size) {
        int nb = size.n() * size.batch();
        Matrix states = Matrix.zeros(size.steps(), nb);
        Matrix x = problem.x0();
        for (int t = 0; t < size.steps(); t++) {
            double[] next = product(problem.a(), x).data();
            Products.axpy(nb, 1, problem.w().data(), t % size.period() * nb, next, 0);
            System.arraycopy(next, 0, states.data(), t * nb, nb);
            x = new Matrix(size.n(), size.batch(), next);
        }
        return states;
    }

    /** x from AᵀAx = Aᵀy by elimination without pivoting. */
    private static double[] normalEquations(LeastSquares.Problem problem) {
        Matrix at = problem.a().transposed();
        int p = at.rows();
        double[] g = product(at, problem.a()).data();
        double[] x = product(at, problem.y()).data();
        for (int k = 0; k < p; k++) {
            for (int i = k + 1; i < p; i++) {
                double factor = g[i * p + k] / g[k * p + k];
                Products.axpy(p - k, -factor, g, k * p + k, g, i * p + k);
                x[i] -= factor * x[k];
            }
        }
        for (int i = p - 1; i >= 0; i--) {
            for (int j = i + 1; j < p; j++) {
                x[i] -= g[i * p + j] * x[j];
            }
            x[i] /= g[i * p + i];
        }
        return x;
    }
}
