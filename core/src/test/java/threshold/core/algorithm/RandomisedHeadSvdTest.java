package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.check.HeadSvdResidual;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class RandomisedHeadSvdTest {

    private static final Size TALL = new Size(600, 120, Want.TRUNCATED, 8);

    @Test
    void a_flat_spectrum_takes_more_products_than_a_steep_one() {
        double[] flat = new double[120];
        Arrays.setAll(flat, i -> 1 - 0.02 * i / 120);
        assertThat(path(TALL, flat, 1)).matches("single-gram, products: [3-9]\\d");
        assertThat(path(TALL, Spectrum.geometric(120, 1e4), 1)).isEqualTo("single-gram, products: 10");
    }

    @Test
    void values_that_the_gram_matrix_cannot_tell_take_all_blocks() {
        double[] deficient = Spectrum.geometric(120, 10);
        Arrays.fill(deficient, 8, 120, 1e-6);
        assertThat(path(TALL, deficient, 1)).isEqualTo("gram, products: 2, then krylov, columns: 120");
    }

    @Test
    void values_that_single_precision_cannot_tell_take_a_gram_matrix_in_double() {
        double[] dominated = Spectrum.geometric(120, 4);
        dominated[0] = 100;
        assertThat(path(TALL, dominated, 1)).matches("gram, products: \\d+");
    }

    /** The first rows choose the power of two that W is divided by. */
    @Test
    void rows_that_leave_the_range_of_floats_take_a_gram_matrix_in_double() {
        Matrix head = Matrices.normal(600, 120, 9);
        for (int i = 0; i < 120 * 120; i++) {
            head.data()[i] *= 0x1p-70;
        }
        RandomisedHeadSvd plan = new RandomisedHeadSvd(TALL, ScalarOperations.create());
        plan.load(new Problem(head));
        plan.run();
        assertThat(plan.path()).matches("gram, products: \\d+");
    }

    @Test
    void any_size_of_number_is_scaled_to_single_precision() {
        for (double scale : new double[] {1e50, 1e-50}) {
            assertThat(path(TALL, Spectrum.languageHead(120), scale)).matches("single-gram, products: \\d+");
        }
    }

    @Test
    void squares_out_of_range_take_all_blocks() {
        for (double scale : new double[] {1e150, 1e-150}) {
            assertThat(path(TALL, Spectrum.languageHead(120), scale))
                    .isEqualTo("gram, products: 0, then krylov, columns: 120");
        }
    }

    @Test
    void a_wide_head_of_which_little_is_wanted_has_no_gram_matrix() {
        Size wide = new Size(640, 600, Want.TRUNCATED, 1);
        assertThat(path(wide, Spectrum.geometric(600, 10), 1)).isEqualTo("krylov, columns: 144");
    }

    /** The path, once the solution is seen to be what the class promises; a plan takes one head after the other. */
    private static String path(Size size, double[] sigma, double scale) {
        Matrix head = Matrices.withSpectrum(size.vocabulary(), sigma, 3);
        double[] truth = sigma.clone();
        for (int i = 0; i < head.data().length; i++) {
            head.data()[i] *= scale;
        }
        for (int i = 0; i < truth.length; i++) {
            truth[i] *= scale;
        }
        Problem problem = new Problem(head);
        RandomisedHeadSvd plan = new RandomisedHeadSvd(size, ScalarOperations.create());
        plan.load(new Problem(Matrices.withSpectrum(size.vocabulary(), Spectrum.geometric(size.d(), 3), 4)));
        plan.run();
        plan.load(problem);
        plan.run();
        assertThat(HeadSvdResidual.approximate(problem, size, truth, plan.solution()))
                .isLessThan(RandomisedHeadSvd.TOLERANCE);
        return plan.path();
    }
}
