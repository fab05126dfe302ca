package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.workload.Matrices;

class HankelGramTest {

    @Property(tries = 100, seed = "20261122")
    void displacement_gives_the_gram_matrix_of_the_regressor(
            @ForAll @IntRange(min = 1, max = 12) int p,
            @ForAll @IntRange(min = 1, max = 5) int m,
            @ForAll @IntRange(min = 0, max = 120) int more) {
        Size size = new Size(p + p * m + more, p, m);
        Matrix series = Matrices.normal(size.samples(), m, more);
        Matrix z = regressor(series, size);
        Matrix y = new Matrix(size.equations(), m, tail(series, size));
        Matrix g = Matrix.zeros(p * m, p * m);
        Matrix b = Matrix.zeros(p * m, m);
        new HankelGram(ScalarOperations.create(), size).compute(series.data(), g.data(), b.data());
        Triangular.mirror(p * m, g.data(), 0, p * m);

        double unit = (size.samples() + p) * Dense.EPS * Math.pow(Dense.norm(series), 2);
        assertThat(Dense.norm(Dense.minus(g, Dense.times(z.transposed(), z)))).isLessThan(unit);
        assertThat(Dense.norm(Dense.minus(b, Dense.times(z.transposed(), y)))).isLessThan(unit);
    }

    private static double[] tail(Matrix series, Size size) {
        double[] tail = new double[size.equations() * size.channels()];
        System.arraycopy(series.data(), size.lags() * size.channels(), tail, 0, tail.length);
        return tail;
    }

    private static Matrix regressor(Matrix series, Size size) {
        Matrix z = Matrix.zeros(size.equations(), size.unknowns());
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < z.cols(); j++) {
                int lag = j / size.channels() + 1;
                z.data()[i * z.cols() + j] = series.at(size.lags() + i - lag, j % size.channels());
            }
        }
        return z;
    }
}
