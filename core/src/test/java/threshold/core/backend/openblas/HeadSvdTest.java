package threshold.core.backend.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static threshold.core.backend.openblas.Problems.diagonal;
import static threshold.core.backend.openblas.Problems.distance;
import static threshold.core.backend.openblas.Problems.head;
import static threshold.core.backend.openblas.Problems.product;
import static threshold.core.backend.openblas.Problems.solve;
import static threshold.core.backend.openblas.Problems.spectrum;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.Matrix;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Kernel;

/** Values that are those a head was built from, and vectors that belong to them. */
class HeadSvdTest {

    private static final double EPS = Math.ulp(1.0);

    private final OpenBlasBackend backend = Problems.backend();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 31, 33, 97})
    void singularValuesAreThoseItWasBuiltFrom(int d) {
        double[] sigma = spectrum(d, 1000);
        for (int rows : new int[] {d, d + 1, 5 * d + 2}) {
            Matrix w = head(rows, sigma);
            for (var kernel : backend.kernels(HeadSvd.CONTRACT)) {
                double allowed = 30 * d * EPS * (kernel.method().equals("gram") ? 1000 : 1);
                for (int k : new int[] {1, (d + 1) / 2}) {
                    assertSvd(kernel, new HeadSvd.Size(rows, d, Want.TRUNCATED, k), w, sigma, allowed);
                }
                assertSvd(kernel, HeadSvd.Size.of(rows, d, Want.VALUES), w, sigma, allowed);
                assertSvd(kernel, HeadSvd.Size.of(rows, d, Want.THIN), w, sigma, allowed);
            }
        }
    }

    private static void assertSvd(
            Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd> kernel,
            HeadSvd.Size size,
            Matrix w,
            double[] sigma,
            double allowed) {
        HeadSvd.Svd svd = solve(kernel, size, new HeadSvd.Problem(w));
        String what = kernel.method() + " " + size;
        assertThat(svd.sigma()).hasSize(size.k());
        for (int i = 0; i < size.k(); i++) {
            assertThat(Math.abs(svd.sigma()[i] - sigma[i])).as(what).isLessThan(allowed);
        }
        if (svd.u() == null || svd.v() == null) {
            assertThat(size.want()).isEqualTo(Want.VALUES);
            return;
        }
        double orthogonal = 30 * size.d() * EPS;
        Matrix identity = diagonal(spectrum(size.k(), 1));
        assertThat(distance(product(svd.u().transposed(), svd.u()), identity))
                .as(what)
                .isLessThan(orthogonal);
        assertThat(distance(product(svd.v().transposed(), svd.v()), identity))
                .as(what)
                .isLessThan(orthogonal);
        Matrix wv = product(w, svd.v());
        assertThat(distance(wv, product(svd.u(), diagonal(svd.sigma()))))
                .as(what)
                .isLessThan(allowed);
    }

    /** Dividing by σ alone would leave U orthogonal to κ²·eps = 2e-4 here. */
    @Test
    void gramKeepsLeftVectorsOrthogonalNearItsLimit() {
        double[] sigma = spectrum(20, 1e6);
        var gram = backend.kernels(HeadSvd.CONTRACT).getLast();
        assertSvd(gram, HeadSvd.Size.of(300, 20, Want.THIN), head(300, sigma), sigma, 30 * 20 * EPS * 1e6);
        double[] tooWide = spectrum(20, 1e9);
        for (Want want : List.of(Want.VALUES, Want.THIN)) {
            assertThatThrownBy(
                            () -> solve(gram, HeadSvd.Size.of(300, 20, want), new HeadSvd.Problem(head(300, tooWide))))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("300x20");
        }
    }

    /** Several row blocks, the last one short; scales where squares leave the range. */
    @Test
    void tallHeadsOfAnyScaleAreDecomposed() {
        for (double scale : new double[] {1e-290, 1, 1e290}) {
            double[] sigma = spectrum(160, 1e10);
            Matrix w = head(2000, sigma);
            for (int i = 0; i < w.data().length; i++) {
                w.data()[i] *= scale;
            }
            for (String method : List.of("gesdd", "tsqr")) {
                var kernel = backend.kernels(HeadSvd.CONTRACT).stream()
                        .filter(each -> each.method().equals(method))
                        .findFirst()
                        .orElseThrow();
                HeadSvd.Svd svd = solve(kernel, HeadSvd.Size.of(2000, 160, Want.THIN), new HeadSvd.Problem(w));
                for (int i = 0; i < sigma.length; i++) {
                    assertThat(Math.abs(svd.sigma()[i] / scale - sigma[i]))
                            .as(method)
                            .isLessThan(30 * 160 * EPS);
                }
            }
        }
    }
}
