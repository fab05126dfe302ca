package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import threshold.core.backend.Backend;
import threshold.core.backend.openblas.OpenBlasBackend;
import threshold.core.backend.scalar.ScalarBackend;
import threshold.core.backend.simd.SimdBackend;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Sizes;

/** A method's operation count follows from what it does, not from who does it: slopes would not compare otherwise. */
class WorkTest {

    private static final Set<Backend> BACKENDS = Set.of(new ScalarBackend(), new SimdBackend(), new OpenBlasBackend());

    /** Names that stand for the same kind of method in different backends. */
    private static final Map<String, String> KINDS = Map.of(
            "blocked-qr", "qr",
            "gels", "qr",
            "getsls", "qr",
            "tsqr", "qr",
            "jacobi", "qr",
            "blocked-normal", "normal",
            "blocked-gram", "gram");

    @Test
    void the_same_kind_of_least_squares_counts_the_same_everywhere() {
        LeastSquares.Size size = new LeastSquares.Size(1000, 10);
        assertFlops(new LeastSquaresFamily(), size, "normal", 1e5 + 2e4 + 1e3 / 3);
        assertFlops(new LeastSquaresFamily(), size, "qr", 2e5 + 4e4 - 2e3 / 3);
    }

    @Test
    void the_same_kind_of_autoregression_counts_the_same_everywhere() {
        HankelLeastSquares.Size size = new HankelLeastSquares.Size(1005, 5, 2);
        assertFlops(new HankelLeastSquaresFamily(), size, "normal", 1e5 + 4e4 + 1e3 / 3);
        assertFlops(new HankelLeastSquaresFamily(), size, "qr", 2e5 + 8e4 - 2e3 / 3);
    }

    @Test
    void the_same_kind_of_decomposition_counts_the_same_everywhere() {
        HeadSvdFamily family = new HeadSvdFamily();
        assertFlops(family, HeadSvd.Size.of(1000, 10, Want.VALUES), "qr", 2e5 + 2e3);
        assertFlops(family, HeadSvd.Size.of(1000, 10, Want.VALUES), "gram", 1e5 + 4e3 / 3);
        assertFlops(family, HeadSvd.Size.of(1000, 10, Want.THIN), "qr", 6e5 + 2e4);
        HeadSvd.Size truncated = new HeadSvd.Size(1000, 10, Want.TRUNCATED, 5);
        assertFlops(family, truncated, "qr", 6e5 + 2e4 - 2e5);
        assertFlops(family, truncated, "gram", 1e5 + 4e3 / 3 + 1e5 + 5e4 + 4e3);
    }

    private static <Z extends Sizes, P, S> void assertFlops(Family<Z, P, S> family, Z size, String kind, double flops) {
        List<Double> counts = BACKENDS.stream()
                .flatMap(backend -> family.kernels(backend).stream())
                .filter(kernel ->
                        KINDS.getOrDefault(kernel.method(), kernel.method()).equals(kind))
                .map(kernel -> kernel.work(size).flops())
                .toList();
        assertThat(counts)
                .as("%s at %s", kind, size.named())
                .hasSizeGreaterThan(1)
                .allSatisfy(count -> assertThat(count).isCloseTo(flops, within(1e-6)));
    }
}
