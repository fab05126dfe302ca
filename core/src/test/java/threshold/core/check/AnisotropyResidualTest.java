package threshold.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.kernel.Anisotropy.Problem;
import threshold.core.workload.HiddenStates;

class AnisotropyResidualTest {

    @Test
    void closed_forms_leave_less_than_a_unit() {
        Problem equal = new Problem(new Matrix(3, 2, new double[] {3, 4, 3, 4, 6, 8}));
        assertThat(AnisotropyResidual.of(equal, 1)).isLessThan(.1);
        assertThat(AnisotropyResidual.of(new Problem(Matrix.identity(9)), 0)).isLessThan(.1);
    }

    @Test
    void a_unit_is_d_eps_whatever_the_number_of_rows() {
        for (int rows : new int[] {2, 5000}) {
            Problem problem = new Problem(Matrix.identity(4));
            assertThat(AnisotropyResidual.of(problem, 100 * 4 * 0x1p-52)).isBetween(99.0, 101.0);
            Problem many = new Problem(HiddenStates.around(3, rows, 4, 1));
            double mean = AnisotropyResidual.of(many, 0) * 4 * 0x1p-52;
            assertThat(AnisotropyResidual.of(many, mean + 1e-12)).isBetween(1000.0, 1200.0);
        }
    }

    @Test
    void what_is_not_a_number_is_never_within_bounds() {
        assertThat(AnisotropyResidual.of(new Problem(Matrix.identity(2)), Double.NaN))
                .isInfinite();
    }
}
