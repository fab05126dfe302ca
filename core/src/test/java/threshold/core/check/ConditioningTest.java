package threshold.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConditioningTest {

    @Test
    void diagonalFactorIsMeasuredExactly() {
        double[] l = {4, 0, 0, 0, 1, 0, 0, 0, 1e-6};
        assertThat(new Conditioning(3).ofTriangle(l, 0, 3, 1)).isBetween(0.99 * 4e6, 4e6 * (1 + 1e-12));
    }

    /** Kahan's matrix: unit diagonal ratio would say 40, the condition is over 1e6 times that. */
    @Test
    void smallSingularValueThatTheDiagonalHidesIsSeen() {
        int n = 40;
        double[] r = new double[n * n];
        for (int i = 0; i < n; i++) {
            double scale = Math.pow(Math.sin(1.2), i);
            r[i * n + i] = scale;
            for (int j = i + 1; j < n; j++) {
                r[i * n + j] = -scale * Math.cos(1.2);
            }
        }
        double diagonalRatio = 1 / r[n * n - 1];
        assertThat(diagonalRatio).isLessThan(40);
        assertThat(new Conditioning(n).ofTriangle(r, 0, 1, n)).isGreaterThan(1e4);
    }

    @Test
    void rowMajorAndColumnMajorGiveTheSame() {
        double[] byRows = {7, 2, 0, 0, 0, 1, 3, 0, 0, 5, -4, 0.25};
        double[] byColumns = {2, 1, 5, 0, 3, -4, 0, 0, 0.25};
        assertThat(new Conditioning(3).ofTriangle(new double[] {2, 0, 0, 1, 3, 0, 5, -4, 0.25}, 0, 3, 1))
                .isEqualTo(new Conditioning(3).ofTriangle(byColumns, 0, 1, 3));
        assertThat(new Conditioning(2).ofTriangle(byRows, 1, 4, 1)).isFinite();
    }

    @Test
    void singularAndNotFiniteFactorsAreRefused() {
        assertThatThrownBy(() -> Conditioning.requireWithin(
                        new Conditioning(2).ofTriangle(new double[] {1, 0, 1, 0}, 0, 2, 1), 1e7, "normal equations"))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Conditioning.requireWithin(Double.NaN, 1e7, "normal equations of 9x2"))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("9x2")
                .hasMessageContaining("NaN")
                .hasMessageContaining("1.0e+07");
    }
}
