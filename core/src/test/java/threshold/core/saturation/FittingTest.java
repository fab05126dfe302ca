package threshold.core.saturation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.backend.Backends;
import threshold.core.experiment.Workbench;

class FittingTest {

    private final Workbench bench = new Workbench(Backends.named("scalar"), 1, Map.of());

    @AfterEach
    void close() {
        bench.close();
    }

    /** y = a e^(bx) at x = 0 … 9, and one point that is far off. */
    private static final class Growth implements Fitting.Model {

        private final double outlier;

        Growth(double outlier) {
            this.outlier = outlier;
        }

        @Override
        public double[] residuals(double[] theta) {
            double[] r = new double[10];
            for (int x = 0; x < r.length; x++) {
                r[x] = theta[0] * Math.exp(theta[1] * x) - 2 * Math.exp(.3 * x) - (x == 4 ? outlier : 0);
            }
            return r;
        }

        @Override
        public Matrix jacobian(double[] theta) {
            Matrix j = Matrix.zeros(10, 2);
            for (int x = 0; x < 10; x++) {
                j.data()[2 * x] = Math.exp(theta[1] * x);
                j.data()[2 * x + 1] = theta[0] * x * Math.exp(theta[1] * x);
            }
            return j;
        }
    }

    @Test
    void exact_data_give_their_parameters() {
        Fitting.Found found = new Fitting(bench, Double.POSITIVE_INFINITY).from(new double[] {1, .1}, new Growth(0));
        assertThat(found.theta()).containsExactly(new double[] {2, .3}, within(1e-10));
        assertThat(found.objective()).isLessThan(1e-20);
    }

    @Test
    void an_outlier_hardly_moves_a_robust_fit() {
        double[] start = {1, .1};
        double[] robust = new Fitting(bench, 1e-3).from(start, new Growth(5)).theta();
        double[] squares = new Fitting(bench, Double.POSITIVE_INFINITY)
                .from(start, new Growth(5))
                .theta();
        assertThat(robust).containsExactly(new double[] {2, .3}, within(2e-3));
        assertThat(Math.abs(squares[0] - 2)).isGreaterThan(.1);
    }

    @Test
    void a_wide_threshold_is_least_squares() {
        double[] start = {1, .1};
        double[] wide = new Fitting(bench, 1e6).from(start, new Growth(5)).theta();
        double[] squares = new Fitting(bench, Double.POSITIVE_INFINITY)
                .from(start, new Growth(5))
                .theta();
        assertThat(wide).containsExactly(squares, within(1e-9));
    }
}
