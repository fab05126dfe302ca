package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Sizes;

/** A method's operation count follows from what it does, not from who does it: slopes would not compare otherwise. */
class WorkTest {

    private static final List<Backend> BACKENDS = Backends.all();

    /** Names that stand for the same kind of regression in different backends. */
    private static final Map<String, String> REGRESSIONS = Map.of(
            "blocked-qr", "qr",
            "gels", "qr",
            "getsls", "qr",
            "default", "qr",
            "block", "qr",
            "raw", "qr",
            "blocked-normal", "normal");

    /** Names that stand for the same kind of decomposition; one without vectors of its own is the thin one, cut. */
    private static final Map<String, String> DECOMPOSITIONS = Map.of(
            "blocked-qr", "qr",
            "tsqr", "qr",
            "jacobi", "qr",
            "qr-first", "qr",
            "tall", "qr",
            "blocked-gram", "gram",
            "blocked-randomised", "randomised",
            "gesdd", "thin",
            "thin-cut", "thin");

    @Test
    void the_same_kind_of_least_squares_counts_the_same_everywhere() {
        var of = counts(new LeastSquaresFamily(), new LeastSquares.Size(1000, 10), REGRESSIONS);
        assertFlops(of, "normal", 6, 1e5 + 2e4 + 1e3 / 3);
        assertFlops(of, "qr", 6, 2e5 + 4e4 - 2e3 / 3);
    }

    @Test
    void the_same_kind_of_autoregression_counts_the_same_everywhere() {
        var of = counts(new HankelLeastSquaresFamily(), new HankelLeastSquares.Size(1005, 5, 2), REGRESSIONS);
        assertFlops(of, "normal", 5, 1e5 + 4e4 + 1e3 / 3);
        assertFlops(of, "qr", 6, 2e5 + 8e4 - 2e3 / 3);
        assertFlops(of, "displacement", 2, 4e4 + 4e2 + 1e3 / 3 + 4e2);
    }

    @Test
    void the_same_kind_of_decomposition_counts_the_same_everywhere() {
        HeadSvdFamily family = new HeadSvdFamily();
        var values = counts(family, HeadSvd.Size.of(1000, 10, Want.VALUES), DECOMPOSITIONS);
        assertFlops(values, "qr", 6, 2e5 + 2e3);
        assertFlops(values, "gram", 3, 1e5 + 4e3 / 3);
        var thin = counts(family, HeadSvd.Size.of(1000, 10, Want.THIN), DECOMPOSITIONS);
        assertFlops(thin, "qr", 4, 6e5 + 2e4);
        var truncated = counts(family, new HeadSvd.Size(1000, 10, Want.TRUNCATED, 5), DECOMPOSITIONS);
        assertFlops(truncated, "qr", 4, 6e5 + 2e4 - 2e5);
        assertFlops(truncated, "gram", 3, 1e5 + 4e3 / 3 + 1e5 + 5e4 + 4e3);
        assertFlops(truncated, "thin", 4, 6e5 + 2e4);
        assertFlops(truncated, "randomised", 2, 4e5 + 8e3 + 2e5 + 44e3 / 3 + 1.01e5);
        var little = counts(family, new HeadSvd.Size(1000, 100, Want.TRUNCATED, 4), DECOMPOSITIONS);
        assertFlops(little, "randomised", 2, 1e7 + 6.4e6 + 1.6e5 + 34 * (3.2e5 + 1.536e5));
    }

    @Test
    void a_library_that_computes_more_than_is_wanted_counts_what_it_computes() {
        assertThat(flops(new HeadSvdFamily(), HeadSvd.Size.of(1000, 10, Want.VALUES), "commons-math:default"))
                .isEqualTo(6e5 + 2e4);
        assertThat(flops(new GramFamily(), new Gram.Size(1000, 100), "ejml:block"))
                .isEqualTo(2e7);
    }

    private static <Z extends Sizes, P, S> double flops(Family<Z, P, S> family, Z size, String solver) {
        return counts(family, size, Map.of()).stream()
                .filter(count -> count.solver().equals(solver))
                .findFirst()
                .orElseThrow()
                .flops();
    }

    private record Count(String solver, String kind, double flops) {}

    private static <Z extends Sizes, P, S> List<Count> counts(
            Family<Z, P, S> family, Z size, Map<String, String> kinds) {
        return BACKENDS.stream()
                .flatMap(backend -> family.kernels(backend).stream()
                        .filter(kernel -> kernel.declines(size, 1).isEmpty())
                        .map(kernel -> new Count(
                                backend.name() + ":" + kernel.method(),
                                kinds.getOrDefault(kernel.method(), kernel.method()),
                                kernel.work(size).flops())))
                .toList();
    }

    /** As many backends at least, so that no renamed method drops out unseen. */
    private static void assertFlops(List<Count> counts, String kind, int backends, double flops) {
        List<Count> ofKind =
                counts.stream().filter(count -> count.kind().equals(kind)).toList();
        assertThat(ofKind.stream().map(count -> count.solver().split(":")[0]).distinct())
                .as("backends of kind %s", kind)
                .hasSize(backends);
        assertThat(ofKind).allSatisfy(count -> assertThat(count.flops()).isCloseTo(flops, within(1e-6)));
    }
}
