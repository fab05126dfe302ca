package threshold.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccuracyTest {

    @Test
    void a_stable_method_has_one_bound_at_every_condition() {
        assertThat(Accuracy.STABLE.bound(1)).isEqualTo(30);
        assertThat(Accuracy.STABLE.bound(Double.POSITIVE_INFINITY)).isEqualTo(30);
    }

    @Test
    void a_limited_bound_grows_with_the_condition_up_to_the_limit() {
        Accuracy limited = new Accuracy.KappaLimited(1e7);
        assertThat(limited.bound(1)).isEqualTo(30);
        assertThat(limited.bound(1e6)).isEqualTo(3e7);
        assertThat(limited.bound(1e14)).isEqualTo(3e8);
        assertThat(limited.bound(Double.POSITIVE_INFINITY)).isEqualTo(3e8);
    }

    @Test
    void an_approximate_method_is_bound_by_its_own_tolerance() {
        assertThat(new Accuracy.Approximate(1e-3).bound(1e14)).isEqualTo(1e-3);
    }
}
