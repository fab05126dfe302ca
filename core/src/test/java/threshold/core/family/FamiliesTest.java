package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.StatePropagation;

class FamiliesTest {

    @Test
    void families_are_found_by_name_and_others_are_refused_with_the_list() {
        for (Family<?, ?, ?> family : Families.all()) {
            assertThat(Families.named(family.name())).isSameAs(family);
        }
        assertThatThrownBy(() -> Families.named("fft"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no family 'fft'; known: state-propagation, noisy-propagation, least-squares, hankel-least-squares,"
                                + " toeplitz, head-svd, streamed-svd, head-loss, anisotropy, ngram-gram, hankel-svd, hankel-product, symmetric-eigen, gemm, gram,"
                                + " gramian, riccati,"
                                + " steady-filter, reduced-rank, rank-risk, filter-risk, tiles, ceiling");
    }

    @TestFactory
    Stream<DynamicTest> defaults_have_the_names_that_the_family_announces() {
        return Families.all().stream()
                .map(family -> dynamicTest(family.name(), () -> {
                    Sizes sizes = family.sizes(Map.of(), family.inputs().getFirst());
                    assertThat(family.sizeNames()).containsAll(sizes.named().keySet());
                    assertThat(family.sizes(sizes.named(), family.inputs().getFirst()))
                            .isEqualTo(sizes);
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_named_input_gives_the_same_bits_twice() {
        return Families.all().stream()
                .flatMap(family -> family.inputs().stream()
                        .map(input -> dynamicTest(family.name() + " " + input, () -> sameTwice(family, input))));
    }

    private static <Z extends Sizes, P, S> void sameTwice(Family<Z, P, S> family, String input) {
        Z sizes = family.sizes(Map.of(), input);
        Instance<P> once = family.instance(sizes, input);
        Instance<P> twice = family.instance(sizes, input);
        assertThat(once.sizes()).isEqualTo(sizes);
        assertThat(Values.of(once.problem())).isEqualTo(Values.of(twice.problem()));
        assertThat(once.truth()).isEqualTo(twice.truth());
        assertThat(once.kappa()).isGreaterThanOrEqualTo(1).isFinite();
    }

    @Test
    void conditions_are_those_that_were_asked_for_or_measured() {
        HeadSvdFamily heads = new HeadSvdFamily();
        assertThat(heads.instance(HeadSvd.Size.of(50, 6, HeadSvd.Want.VALUES), "kappa=1e7")
                        .kappa())
                .isEqualTo(1e7);
        assertThat(heads.instance(heads.sizes(Map.of(), "ppocrv3"), "ppocrv3").kappa())
                .isBetween(8.12, 8.14);
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_size_is_refused_with_the_known_ones() {
        return Families.all().stream()
                .map(family -> dynamicTest(
                        family.name(),
                        () -> assertThatThrownBy(() -> family.sizes(
                                        Map.of("x", "1"), family.inputs().getFirst()))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessage(family.name() + " has no size 'x'; known: "
                                        + String.join(", ", family.sizeNames()))));
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_input_is_refused_with_the_known_ones() {
        return Families.all().stream()
                .map(family -> dynamicTest(
                        family.name(),
                        () -> assertThatThrownBy(() -> family.sizes(Map.of(), "moon"))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining(family.name())
                                .hasMessageContaining("'moon'; known: ")));
    }

    @Test
    void whole_numbers_may_have_an_exponent_and_nothing_else() {
        StatePropagationFamily family = new StatePropagationFamily();
        assertThat(family.sizes(Map.of("T", "1e6", "keep", "final"), "contraction"))
                .isEqualTo(new StatePropagation.Size(64, 1_000_000, 1, 16, StatePropagation.Keep.FINAL));
        for (String text : new String[] {"", "1.5", "many", "1e12"}) {
            assertThatThrownBy(() -> family.sizes(Map.of("T", text), "contraction"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("state-propagation")
                    .hasMessageContaining("T")
                    .hasMessageContaining("'" + text + "'");
        }
        assertThatThrownBy(() -> family.sizes(Map.of("keep", "some"), "contraction"))
                .hasMessageContaining("keep=some; known: all, final");
    }

    @Test
    void a_number_of_lags_or_triplets_shapes_the_rest() {
        assertThat(new HeadSvdFamily().sizes(Map.of("k", "5"), "ppocrv4"))
                .isEqualTo(new HeadSvd.Size(6625, 120, HeadSvd.Want.TRUNCATED, 5));
        assertThat(new HankelLeastSquaresFamily().sizes(Map.of("p", "8"), "sensornet"))
                .isEqualTo(new HankelLeastSquares.Size(4690, 8, 2));
        assertThat(new LeastSquaresFamily().sizes(Map.of("N", "500"), "kappa=2"))
                .isEqualTo(new LeastSquares.Size(500, 64));
    }

    @Test
    void a_size_that_the_input_does_not_have_is_refused_with_both() {
        assertThatThrownBy(() -> new HeadSvdFamily().sizes(Map.of("d", "99"), "ppocrv4"))
                .hasMessage("head-svd was asked for d=99 but ppocrv4 has d=120");
        assertThatThrownBy(() -> new HankelLeastSquaresFamily().sizes(Map.of("N", "9999"), "us-births"))
                .hasMessage("hankel-least-squares was asked for N=9999 samples but us-births has 7305");
        assertThatThrownBy(() ->
                        new HankelLeastSquaresFamily().instance(new HankelLeastSquares.Size(100, 2, 3), "sensornet"))
                .hasMessageContaining("m=3 but sensornet has m=2");
        assertThatThrownBy(() -> new LeastSquaresFamily().instance(new LeastSquares.Size(5, 2), "kappa=much"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kappa=much");
    }
}
