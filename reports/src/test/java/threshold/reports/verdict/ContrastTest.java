package threshold.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import threshold.reports.stats.Sample;

class ContrastTest {

    private static final double DELTA = 0.03;

    @Test
    void sidesAreSeparatedWhereTheirForksDoNotMeet() {
        assertThat(contrast(new double[] {1, 2, 3}, new double[] {4, 5, 6}).isSeparated())
                .isTrue();
        assertThat(contrast(new double[] {4, 5, 6}, new double[] {1, 2, 3}).isSeparated())
                .isTrue();
        assertThat(contrast(new double[] {1, 2, 3}, new double[] {3, 5, 6}).isSeparated())
                .isFalse();
        assertThat(contrast(new double[] {3, 5, 6}, new double[] {1, 2, 3}).isSeparated())
                .isFalse();
        assertThat(contrast(new double[] {1, 5}, new double[] {2, 3}).isSeparated())
                .isFalse();
    }

    /** Six forks are the fewest of each side. */
    @Test
    void fewForksHaveNoInterval() {
        double[] five = {100, 101, 102, 103, 104};
        double[] six = {100, 101, 102, 103, 104, 105};
        assertThat(contrast(six, six).interval()).isPresent();
        assertThat(contrast(five, six).interval()).isEmpty();
        assertThat(contrast(six, five).interval()).isEmpty();
        assertThat(contrast(new double[] {1}, six).effect()).isEmpty();
        assertThat(contrast(new double[] {1, 2}, six).effect()).isPresent();
    }

    /** Four of ten new forks are 20 % slow: the faster half has not changed, the mean of all by 8 %. */
    @Test
    void aSlowModeTearsTheRatiosApart() {
        double[] base = DoubleStream.iterate(100, x -> x + 0.1).limit(10).toArray();
        double[] next = base.clone();
        for (int i = 6; i < 10; i++) {
            next[i] *= 1.2;
        }
        Contrast torn = contrast(base, next);
        assertThat(torn.ratio()).isCloseTo(1, within(1e-12));
        assertThat(torn.ratioOfMeans()).isCloseTo(Math.pow(1.2, 0.4), within(1e-9));
        assertThat(torn.isTorn()).isTrue();
        assertThat(torn.modesOfBase()).isEmpty();
        assertThat(torn.modesOfNext())
                .hasValueSatisfying(modes -> assertThat(modes.slowShare()).isEqualTo(0.4));
        Contrast back = contrast(next, base);
        assertThat(back.isTorn()).isTrue();
        assertThat(back.modesOfBase()).isPresent();
        assertThat(contrast(base, base).isTorn()).isFalse();
    }

    private static Contrast contrast(double[] base, double[] next) {
        return Contrast.ofSamples(Sample.of(base), Sample.of(next), DELTA, Policy.DEFAULT, Policy.DEFAULT.alpha());
    }
}
