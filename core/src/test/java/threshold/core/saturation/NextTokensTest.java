package threshold.core.saturation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.workload.Matrices;

class NextTokensTest {

    private static final int C = 6;
    private static final int V = 9;

    private final Matrix logits = Matrices.normal(C, V, 1);
    private final NextTokens target = NextTokens.of(logits);

    @Test
    void a_distribution_is_no_way_from_itself_whatever_is_added_to_a_context() {
        Matrix shifted = new Matrix(C, V, logits.data().clone());
        for (int i = 0; i < shifted.data().length; i++) {
            shifted.data()[i] += 3 * (i / V) - 5;
        }
        assertThat(target.gap(logits)).isCloseTo(0, within(1e-15));
        assertThat(target.gap(shifted)).isCloseTo(0, within(1e-14));
    }

    @Test
    void even_logits_are_as_far_as_the_entropy_is_below_its_most() {
        assertThat(target.gap(Matrix.zeros(C, V))).isCloseTo(Math.log(V) - target.entropy(), within(1e-14));
    }

    @Test
    void the_gradient_is_that_of_differences() {
        Matrix z = Matrices.normal(C, V, 2);
        Matrix gradient = Matrix.zeros(C, V);
        target.gap(z, gradient);
        for (int i = 0; i < z.data().length; i++) {
            double here = z.data()[i];
            z.data()[i] = here + 1e-5;
            double up = target.gap(z);
            z.data()[i] = here - 1e-5;
            double down = target.gap(z);
            z.data()[i] = here;
            assertThat(gradient.data()[i]).isCloseTo((up - down) / 2e-5, within(1e-9));
        }
    }

    @Test
    void the_gap_is_what_its_identity_says_and_within_its_bound() {
        Matrix z = Matrices.normal(C, V, 3);
        NextTokens.Differences differences = target.differences(z);
        assertThat(differences.identity()).isLessThan(1e-13);
        assertThat(target.gap(z)).isLessThan(differences.hoeffding());
        Matrix near = new Matrix(C, V, logits.data().clone());
        for (int i = 0; i < near.data().length; i++) {
            near.data()[i] += 1e-4 * z.data()[i];
        }
        assertThat(target.gap(near) / target.differences(near).halfVariance()).isCloseTo(1, within(1e-3));
    }

    @Test
    void unigrams_are_the_weighted_mean() {
        NextTokens two = new NextTokens(new Matrix(2, 2, new double[] {0, 0, 0, Math.log(3)}), new double[] {.25, .75});
        assertThat(two.unigrams())
                .containsExactly(new double[] {.25 * .5 + .75 * .25, .25 * .5 + .75 * .75}, within(1e-15));
    }
}
