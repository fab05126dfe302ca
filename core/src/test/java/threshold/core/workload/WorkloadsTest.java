package threshold.core.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.check.ReferenceSvd;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.StatePropagation;

class WorkloadsTest {

    private static final double EPS = Math.ulp(1.0);

    @Test
    void the_stream_of_normals_has_the_published_bits() {
        SplittableRandom bits = new SplittableRandom(42);
        assertThat(bits.nextLong()).isEqualTo(0xbdd732262feb6e95L);
        assertThat(bits.nextLong()).isEqualTo(0x28efe333b266f103L);
        assertThat(new Normals(42).next(3))
                .containsExactly(
                        new double[] {.8822489062222688, -.4508498757188601, .1883526341159315}, within(1e-15));
    }

    @Test
    void normals_have_mean_0_and_variance_1() {
        double[] x = new Normals(1).next(100_000);
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance = Arrays.stream(x).map(v -> v * v).average().orElseThrow() - mean * mean;
        assertThat(mean).isCloseTo(0, within(0.015));
        assertThat(variance).isCloseTo(1, within(0.02));
    }

    @Property(tries = 60, seed = "20260101")
    void a_matrix_has_the_spectrum_it_was_made_from(
            @ForAll @IntRange(min = 1, max = 24) int n,
            @ForAll @IntRange(min = 0, max = 90) int more,
            @ForAll @DoubleRange(min = 0, max = 14) double digits,
            @ForAll @LongRange(min = 0, max = 1000) long seed) {
        double[] sigma = Spectrum.geometric(n, Math.pow(10, digits));
        double[] found = ReferenceSvd.singularValues(Matrices.withSpectrum(n + more, sigma, seed));
        for (int i = 0; i < n; i++) {
            assertThat(Math.abs(found[i] - sigma[i])).isLessThan(15 * (n + 3) * EPS);
        }
    }

    @Property(tries = 40, seed = "20261126")
    void square_and_symmetric_matrices_have_the_spectra_that_they_were_built_from(
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @DoubleRange(min = 0, max = 14) double digits,
            @ForAll @LongRange(min = 0, max = 1000) long seed) {
        double[] sigma = Spectrum.geometric(n, Math.pow(10, digits));
        Matrix square = Matrices.squareWithSpectrum(sigma, seed);
        Matrix symmetric = Matrices.symmetric(sigma, seed);
        assertThat(Arrays.stream(square.data()).filter(v -> v == 0)).isEmpty();
        assertThat(symmetric.requireSymmetric("A")).isSameAs(symmetric);
        for (Matrix made : List.of(square, symmetric)) {
            double[] found = ReferenceSvd.singularValues(made);
            for (int i = 0; i < n; i++) {
                assertThat(Math.abs(found[i] - sigma[i])).isLessThan(15 * (n + 3) * EPS);
            }
        }
    }

    @Property(tries = 40, seed = "20260102")
    void a_least_squares_problem_has_its_solution_and_residual(
            @ForAll @IntRange(min = 1, max = 20) int p,
            @ForAll @IntRange(min = 0, max = 60) int more,
            @ForAll @DoubleRange(min = 0, max = 10) double digits,
            @ForAll @DoubleRange(min = 0, max = 3) double rho) {
        LinearSystems.WithSolution made =
                LinearSystems.leastSquares(p + more, Spectrum.geometric(p, Math.pow(10, digits)), rho, 3);
        double[] r = residual(made.problem(), made.x());
        assertThat(norm(r)).isCloseTo(more == 0 ? 0 : rho, within(40 * (p + 3) * EPS * (1 + rho)));
        Matrix a = made.problem().a();
        for (int j = 0; j < p; j++) {
            double gradient = 0;
            for (int i = 0; i < a.rows(); i++) {
                gradient += a.at(i, j) * r[i];
            }
            assertThat(Math.abs(gradient)).isLessThan(40 * (p + 3) * EPS * (1 + rho));
        }
    }

    /** Singular values of BERT-base's masked-language head, 30522×768, over the largest: by position. */
    private static final Map<Integer, Double> BERT = Map.of(
            2, 0.2216, 4, 0.0837, 8, 0.0656, 16, 0.0607, 32, 0.0574, 100, 0.0505, 200, 0.0427, 400, 0.0343, 600,
            0.0276);

    @Test
    void a_language_head_falls_like_that_of_bert() {
        double[] sigma = Spectrum.languageHead(768);
        assertThat(sigma[0]).isEqualTo(1);
        BERT.forEach((i, measured) ->
                assertThat(sigma[i - 1] / measured).as("value %d", i).isBetween(0.92, 1.08));
        for (int i = 1; i < sigma.length; i++) {
            assertThat(sigma[i]).isLessThan(sigma[i - 1]);
        }
        assertThat(Spectrum.condition(sigma)).isBetween(40.0, 60.0);
    }

    @Test
    void rows_of_a_tall_matrix_are_in_general_position_in_every_stretch() {
        int d = 12;
        Matrix tall = Matrices.withSpectrum(40 * d, Spectrum.geometric(d, 10), 5);
        for (int block = 0; block < 40; block++) {
            Matrix stretch = new Matrix(d, d, Arrays.copyOfRange(tall.data(), block * d * d, (block + 1) * d * d));
            assertThat(ReferenceSvd.condition(stretch)).isLessThan(1e5);
        }
    }

    @Test
    void a_contraction_has_the_stated_norm() {
        StatePropagation.Size size = new StatePropagation.Size(19, 5, 3, 4, StatePropagation.Keep.ALL);
        StatePropagation.Problem problem = LinearSystems.contraction(size, 1);
        assertThat(problem.requireSize(size)).isSameAs(problem);
        double[] norms = new double[19];
        Arrays.fill(norms, LinearSystems.CONTRACTION);
        assertThat(ReferenceSvd.singularValues(problem.a())).containsExactly(norms, within(200 * EPS));
    }

    @Test
    void an_autoregression_stays_bounded_and_every_seed_is_another() {
        Matrix series = Autoregression.series(20_000, 3, 1);
        assertThat(Arrays.stream(series.data()).map(Math::abs).max().orElseThrow())
                .isBetween(3.0, 60.0);
        assertThat(Autoregression.series(20_000, 3, 1)).isEqualTo(series);
        assertThat(Autoregression.series(20_000, 3, 2)).isNotEqualTo(series);
    }

    /** Golden values of the target "EDGE": C=384, V=256, r=24, seed 42. */
    @Test
    void the_softmax_target_is_the_published_one() {
        double[] g = new double[24];
        Arrays.setAll(g, k -> 1.25 - 0.5 * k / 23);
        SoftmaxTarget target = SoftmaxTarget.of(384, 256, g, 1, 42);
        assertThat(target.logits().at(0, 0)).isCloseTo(2.657385040834, within(1e-11));
        assertThat(target.logits().at(383, 255)).isCloseTo(-2.881047796620, within(1e-11));
        assertThat(target.sigma()).hasSize(25);
        assertThat(target.sigma()[0]).isCloseTo(280.893084032, within(1e-8));
        assertThat(target.sigma()[1]).isCloseTo(79.109302014, within(1e-8));
        assertThat(target.sigma()[24]).isCloseTo(47.465581209, within(1e-8));
        double[] found = ReferenceSvd.singularValues(target.logits());
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(i < 25 ? target.sigma()[i] : 0, within(1e-11 * found[0]));
        }
    }

    @Test
    void what_cannot_be_made_is_refused_with_its_values() {
        assertThatThrownBy(() -> Spectrum.geometric(3, 0.5)).hasMessageContaining("0.5");
        assertThatThrownBy(() -> Spectrum.geometric(3, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Matrices.withSpectrum(2, Spectrum.geometric(3, 10), 1))
                .hasMessageContaining("2x3");
        assertThatThrownBy(() -> SoftmaxTarget.of(5, 5, new double[4], 1, 1)).hasMessageContaining("r=4, C=5, V=5");
    }

    private static double[] residual(LeastSquares.Problem problem, double[] x) {
        double[] r = problem.y().data().clone();
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < x.length; j++) {
                r[i] -= problem.a().at(i, j) * x[j];
            }
        }
        return r;
    }

    private static double norm(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    }
}
