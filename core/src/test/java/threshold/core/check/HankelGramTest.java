package threshold.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threshold.core.Matrix;
import threshold.core.workload.Matrices;

class HankelGramTest {

    @ParameterizedTest(name = "N={0}, p={1}, m={2}")
    @CsvSource({"2, 1, 1", "6, 3, 1", "50, 7, 1", "40, 1, 3", "60, 3, 2", "300, 12, 3"})
    void it_is_the_gram_matrix_of_the_regressor(int samples, int lags, int channels) {
        Matrix series = Matrices.uniform(samples, channels, 7);
        Rows rows = Rows.hankel(series, lags);
        Matrix z = Matrix.zeros(rows.rows(), rows.cols());
        for (int i = 0; i < rows.rows(); i++) {
            rows.copy(i, z.data(), i * rows.cols());
        }
        assertThat(HankelGram.of(series, lags)).containsExactly(Products.gram(z), within(rows.rows() * Math.ulp(1.0)));
    }
}
