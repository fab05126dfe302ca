package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClopperPearsonTest {

    /** As R's binom.test(7, 20) and binom.test(0, 10) print them. */
    @Test
    void agreesWithPublishedIntervals() {
        Interval seven = ClopperPearson.interval(7, 20, 0.95);
        assertThat(seven.low()).isCloseTo(0.1539092, within(1e-6));
        assertThat(seven.high()).isCloseTo(0.5921885, within(1e-6));
        Interval none = ClopperPearson.interval(0, 10, 0.95);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.3084971, within(1e-6));
    }

    @Test
    void noneIsTheRuleOfThree() {
        assertThat(ClopperPearson.upper(0, 100, 0.05)).isCloseTo(1 - Math.pow(0.05, 0.01), within(1e-12));
    }

    @Test
    void allReachesOne() {
        Interval all = ClopperPearson.interval(10, 10, 0.95);
        assertThat(all.low()).isCloseTo(1 - 0.3084971, within(1e-6));
        assertThat(all.high()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoProportion() {
        assertThatThrownBy(() -> ClopperPearson.interval(3, 2, 0.95)).hasMessageContaining("3 of 2");
        assertThatThrownBy(() -> ClopperPearson.interval(0, 0, 0.95)).hasMessageContaining("0 of 0");
        assertThatThrownBy(() -> ClopperPearson.interval(-1, 2, 0.95)).hasMessageContaining("-1 of 2");
    }
}
