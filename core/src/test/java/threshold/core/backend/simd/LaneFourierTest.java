package threshold.core.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.algorithm.Fft;
import threshold.core.algorithm.HankelProductMethods;
import threshold.core.workload.Normals;

class LaneFourierTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024})
    void both_transforms_are_the_sums(int n) {
        double[] re = new Normals(1).next(n);
        double[] im = new Normals(2).next(n);
        double[] expectedRe = new double[n];
        double[] expectedIm = new double[n];
        for (int k = 0; k < n; k++) {
            for (int t = 0; t < n; t++) {
                double angle = -2 * Math.PI * ((long) k * t % n) / n;
                expectedRe[k] += re[t] * Math.cos(angle) - im[t] * Math.sin(angle);
                expectedIm[k] += re[t] * Math.sin(angle) + im[t] * Math.cos(angle);
            }
        }
        double tolerance = 1e-15 * n;
        for (Fft fft :
                new Fft[] {LaneFourier.of(n, HankelProductMethods::textbook), HankelProductMethods.textbook(n)}) {
            double[] xr = re.clone();
            double[] xi = im.clone();
            fft.forward(xr, xi);
            assertThat(xr).containsExactly(expectedRe, within(tolerance));
            assertThat(xi).containsExactly(expectedIm, within(tolerance));
            fft.backward(xr, xi);
            for (int t = 0; t < n; t++) {
                assertThat(xr[t] / n).isCloseTo(re[t], within(1e-14));
                assertThat(xi[t] / n).isCloseTo(im[t], within(1e-14));
            }
        }
    }
}
