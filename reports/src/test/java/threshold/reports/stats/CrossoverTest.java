package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import threshold.reports.stats.LogLogFit.Point;

class CrossoverTest {

    private static final int FORKS = 8;

    /** 100 x and x²: as long at x = 100, which lies between two of the sizes. */
    @Test
    void powerLawsCrossWhereTheirFormulasDo() {
        List<Crossover> found = Crossover.between(points(1, 0.01, x -> x * x), points(2, 0.01, x -> 100 * x));
        assertThat(found).singleElement().satisfies(crossover -> {
            assertThat(crossover.size()).isCloseTo(100, within(3.0));
            assertThat(crossover.interval().contains(100)).isTrue();
            assertThat(crossover.interval().high() - crossover.interval().low()).isLessThan(10);
            assertThat(crossover.firstBelow()).isTrue();
        });
    }

    @Test
    void theOtherWayRoundTheSecondIsFasterBelow() {
        List<Crossover> found = Crossover.between(points(2, 0.01, x -> 100 * x), points(1, 0.01, x -> x * x));
        assertThat(found).singleElement().satisfies(crossover -> {
            assertThat(crossover.size()).isCloseTo(100, within(3.0));
            assertThat(crossover.firstBelow()).isFalse();
        });
    }

    @Test
    void whoIsAlwaysFasterNeverCrosses() {
        assertThat(Crossover.between(points(1, 0.01, x -> x), points(2, 0.01, x -> 1.2 * x)))
                .isEmpty();
    }

    @Test
    void noOrderIsEstablishedAmongTies() {
        assertThat(Crossover.between(points(1, 0.05, x -> x), points(2, 0.05, x -> x)))
                .isEmpty();
        assertThat(Crossover.between(points(1, 0.01, x -> x * x, 5), points(2, 0.01, x -> 100 * x, 5)))
                .as("five forks have no interval")
                .isEmpty();
    }

    @Test
    void twoOrdersGiveTwoCrossovers() {
        DoubleUnaryOperator bump = x -> x * (x > 30 && x < 300 ? 1.5 : 0.7);
        List<Crossover> found = Crossover.between(points(1, 0.01, bump), points(2, 0.01, x -> x));
        assertThat(found).hasSize(2);
        assertThat(found.get(0).size()).isBetween(16.0, 64.0);
        assertThat(found.get(0).firstBelow()).isTrue();
        assertThat(found.get(1).size()).isBetween(256.0, 512.0);
        assertThat(found.get(1).firstBelow()).isFalse();
    }

    /** Of 200 simulated pairs the interval holds the truth as often as it says, give or take chance. */
    @Test
    void itsIntervalHoldsTheTruth() {
        int held = 0;
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            List<Crossover> one = Crossover.between(
                    points(3L * seed + 5, 0.05, x -> x * x), points(3L * seed + 6, 0.05, x -> 100 * x));
            if (one.size() == 1) {
                found++;
                held += one.getFirst().interval().contains(100) ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(150);
        assertThat((double) held / found).isGreaterThan(0.88);
    }

    private static List<Point> points(long seed, double noise, DoubleUnaryOperator time) {
        return points(seed, noise, time, FORKS);
    }

    private static List<Point> points(long seed, double noise, DoubleUnaryOperator time, int forks) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Point> points = new ArrayList<>();
        for (double x = 8; x <= 1024; x *= 2) {
            double[] times = new double[forks];
            double centre = time.applyAsDouble(x);
            Arrays.setAll(times, _ -> centre * Math.exp(noise * random.nextGaussian()));
            points.add(new Point(x, Sample.of(times)));
        }
        return points;
    }
}
