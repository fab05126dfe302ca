package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EDivisiveTest {

    @Test
    void aStepIsBeyondChance() {
        List<EDivisive.Change> changes = EDivisive.of(Noise.with(Noise.of(1, 100, 0), 0.02, 0.10, 60, 100));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.at()).isEqualTo(60);
            assertThat(change.p()).isLessThan(1e-6);
        });
    }

    @Test
    void threeRunsAreEnough() {
        assertThat(at(Noise.with(Noise.of(4, 60, 0), 0.01, 0.10, 57, 60))).containsExactly(57);
    }

    @Test
    void levelsWithoutNoise() {
        double[] exact = {5, 5, 5, 5, 7, 7, 7, 7, 7};
        assertThat(EDivisive.of(exact)).singleElement().satisfies(change -> {
            assertThat(change.at()).isEqualTo(4);
            assertThat(change.p()).isZero();
        });
    }

    /** By the definition: mean distances between and within both sides, for each split. */
    @Property(tries = 100, seed = "20261126")
    void theGreatestEnergyDistanceOfAllSplits(
            @ForAll @Size(min = 6, max = 14) List<@DoubleRange(min = 0, max = 1) Double> list) {
        double[] x = list.stream().mapToDouble(Double::doubleValue).toArray();
        EDivisive.Split found = EDivisive.Split.of(x);
        double greatest = Double.NEGATIVE_INFINITY;
        for (int m = 3; m <= x.length - 3; m++) {
            greatest = Math.max(greatest, energy(x, m));
        }
        assertThat(found.energy()).isCloseTo(greatest, within(1e-9));
        assertThat(energy(x, found.at())).isCloseTo(greatest, within(1e-9));
    }

    private static double energy(double[] x, int m) {
        int n = x.length - m;
        double between = distances(x, 0, m, m, x.length) / (m * n);
        double left = distances(x, 0, m, 0, m) / (m * (m - 1));
        double right = distances(x, m, x.length, m, x.length) / (n * (n - 1));
        return (double) m * n / (m + n) * (2 * between - left - right);
    }

    private static double distances(double[] x, int from, int end, int otherFrom, int otherEnd) {
        double sum = 0;
        for (int i = from; i < end; i++) {
            for (int j = otherFrom; j < otherEnd; j++) {
                sum += Math.abs(x[i] - x[j]);
            }
        }
        return sum;
    }

    @Test
    void threeLevelsOfOneSeries() {
        double[] up = Noise.with(Noise.of(7, 90, 0), 0.01, 0.05, 30, 90);
        assertThat(at(Noise.with(up, 1, 0.05, 60, 90))).containsExactly(30, 60);
    }

    /** What follows itself is worth less: the same step among the same values is one that chance makes. */
    @Test
    void aStepOfACorrelatedSeriesTakesMore() {
        double[] wandering = Noise.with(Noise.of(11, 60, 0.9), 0.02, 0.05, 30, 60);
        assertThat(at(wandering)).isEmpty();
    }

    /** Means 2 apart and a pooled variance of 0.3: t = 6.325 on 10 degrees of freedom, whose density was integrated. */
    @Test
    void pIsStudents() {
        assertThat(EDivisive.of(0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.at()).isEqualTo(6);
                    assertThat(change.p()).isCloseTo(8.6302e-5, withinPercentage(0.01));
                });
    }

    private static List<Integer> at(double... values) {
        return EDivisive.of(values).stream().map(EDivisive.Change::at).toList();
    }
}
