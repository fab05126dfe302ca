package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LogLogFitTest {

    private static final double[] SIZES = {8, 12, 24, 48, 96, 192};

    @Property
    void findsThePowerOfAPowerLaw(
            @ForAll @DoubleRange(min = -2, max = 4) double exponent,
            @ForAll @DoubleRange(min = 0.1, max = 1e6) double c) {
        LogLogFit fit = fit(x -> c * Math.pow(x, exponent));
        assertThat(fit.slope()).isCloseTo(exponent, within(1e-9));
        assertThat(fit.interval().orElseThrow().high() - exponent).isLessThan(1e-6);
    }

    /** With one fork a point the fit is ordinary least squares: worked by hand for ln y = 0, 1, 3 at ln x = 0, 1, 2. */
    @Test
    void agreesWithOrdinaryLeastSquaresByHand() {
        LogLogFit fit = LogLogFit.of(List.of(point(1, 1), point(Math.E, Math.E), point(Math.exp(2), Math.exp(3))))
                .orElseThrow();
        assertThat(fit.slope()).isCloseTo(1.5, within(1e-12));
        // Residuals 1/6, -1/3, 1/6: SE = sqrt((1/6) / 1 / 2), t(1; 0.975) = 12.7062.
        assertThat(fit.interval().orElseThrow().high()).isCloseTo(1.5 + 12.7062 * Math.sqrt(1 / 12.0), within(1e-4));
    }

    /** Four points that lie off any line by more than their forks scatter; worked by matrices in another language. */
    @Test
    void whatLiesOffTheLineCountsInEveryPoint() {
        LogLogFit fit = LogLogFit.of(List.of(
                        logs(0, 0.00, 0.10, -0.10),
                        logs(1, 1.30, 1.20, 1.25),
                        logs(2, 1.80, 2.00, 1.90),
                        logs(3.5, 3.90, 3.60, 3.70)))
                .orElseThrow();
        assertThat(fit.slope()).isCloseTo(1.0248728893347168, within(1e-10));
        assertThat(fit.interval().orElseThrow().low()).isCloseTo(0.6892099983253692, within(1e-8));
        assertThat(fit.interval().orElseThrow().high()).isCloseTo(1.3605357803440643, within(1e-8));
    }

    private static LogLogFit.Point logs(double logSize, double... logTimes) {
        return new LogLogFit.Point(
                Math.exp(logSize),
                Sample.of(Arrays.stream(logTimes).map(Math::exp).toArray()));
    }

    @Test
    void twoPointsHaveASlopeWithoutIntervalAndOneHasNone() {
        assertThat(LogLogFit.of(List.of(point(1, 1), point(2, 4))).orElseThrow())
                .satisfies(fit -> assertThat(fit.slope()).isCloseTo(2, within(1e-12)))
                .satisfies(fit -> assertThat(fit.interval()).isEmpty());
        assertThat(LogLogFit.of(List.of(point(3, 1), point(3, 2)))).isEmpty();
    }

    @Test
    void aPointWhoseForksScatterWeighsLess() {
        // Its median is 1.25 times too high, which would pull an unweighted slope to 1.029.
        Sample tight = Sample.of(1, 1.001, 0.999, 1, 1.001, 0.999);
        List<LogLogFit.Point> points = List.of(
                new LogLogFit.Point(1, tight),
                new LogLogFit.Point(10, tight.map(v -> 10 * v)),
                new LogLogFit.Point(100, tight.map(v -> 100 * v)),
                new LogLogFit.Point(1000, Sample.of(1000, 1500, 700, 2600, 400, 1800)));
        assertThat(LogLogFit.of(points).orElseThrow().slope()).isCloseTo(1, within(0.02));
    }

    @Test
    void intervalCoversAbout95PercentWhenForksScatter() {
        SplittableRandom random = new SplittableRandom(3);
        int trials = 1000;
        long covered = IntStream.range(0, trials)
                .filter(_ -> LogLogFit.of(Arrays.stream(SIZES)
                                .mapToObj(x -> new LogLogFit.Point(x, noisy(random, x * x)))
                                .toList())
                        .orElseThrow()
                        .interval()
                        .orElseThrow()
                        .contains(2))
                .count();
        assertThat(covered / (double) trials).isCloseTo(0.95, within(0.03));
    }

    /** A count that bends at the last size, where the forks scatter: that size weighs as little as in the measured fit. */
    @Test
    void countedWorkIsWeightedAsTheMeasuredTimesAre() {
        Sample tight = Sample.of(1, 1.001, 0.999, 1, 1.001, 0.999);
        List<LogLogFit.Point> points = List.of(
                new LogLogFit.Point(1, tight),
                new LogLogFit.Point(10, tight.map(v -> 10 * v)),
                new LogLogFit.Point(100, tight.map(v -> 100 * v)),
                new LogLogFit.Point(1000, Sample.of(1000, 1500, 700, 2600, 400, 1800)));
        double slope =
                LogLogFit.slopeOf(points, new double[] {1, 10, 100, 1250}).orElseThrow();
        assertThat(slope).isCloseTo(1, within(0.02));
        assertThat(LogLogFit.slopeOf(points.subList(0, 1), new double[] {1})).isEmpty();
    }

    private static Sample noisy(SplittableRandom random, double value) {
        return Sample.of(IntStream.range(0, 6)
                .mapToDouble(_ -> value * Math.exp(0.03 * random.nextGaussian()))
                .toArray());
    }

    private static LogLogFit fit(DoubleUnaryOperator y) {
        return LogLogFit.of(Arrays.stream(SIZES)
                        .mapToObj(x -> point(x, y.applyAsDouble(x)))
                        .toList())
                .orElseThrow();
    }

    private static LogLogFit.Point point(double x, double y) {
        return new LogLogFit.Point(x, Sample.of(y));
    }
}
