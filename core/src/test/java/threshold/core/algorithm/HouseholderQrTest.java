package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class HouseholderQrTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "40, 1", "31, 31", "32, 32", "33, 33", "101, 67", "70, 64", "97, 97"})
    void panels_of_every_width_multiply_back(int m, int n) {
        Matrix a = Matrices.withSpectrum(m, Spectrum.geometric(n, 1e16), 17);
        HouseholderQr qr = new HouseholderQr(ScalarOperations.create(), m, n, 0, n);
        Matrix q = new Matrix(m, n, a.data().clone());
        Matrix r = Matrix.zeros(n, n);
        qr.factor(q.data());
        qr.copyR(q.data(), r.data());

        Matrix projected = new Matrix(m, n, a.data().clone());
        qr.applyTransposed(q.data(), n, projected.data());
        Matrix top = new Matrix(n, n, Arrays.copyOf(projected.data(), n * n));
        assertThat(Dense.norm(Dense.minus(top, r))).isLessThan(10 * n * Dense.EPS * Dense.norm(a));

        qr.formQ(q.data());
        assertThat(Dense.defect(q)).isLessThan(10);
        assertThat(Dense.distance(a, Dense.times(q, r))).isLessThan(10);
    }
}
