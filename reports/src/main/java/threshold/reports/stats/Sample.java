package threshold.reports.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * One positive number per fork. Forks are the sample: iterations inside one fork share its code layout and its
 * memory, so they are not independent and never enter here one by one.
 *
 * <p>A fork may carry the round (block) it ran in. Two samples of one interleaved run are then compared round by round,
 * so that what changed between the rounds cancels.
 */
public final class Sample {

    /** The fewest forks for a two-sided 95 % order-statistic interval: 1 − 2·2⁻⁶ = 0.969, where 5 forks reach 0.938. */
    public static final int FEWEST_FORKS = 6;

    private static final double LEVEL = 0.95;

    private final double[] values;
    private final double[] sorted;
    private final int[] rounds;

    private Sample(double[] values, int[] rounds) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(v -> v > 0 && v < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a sample needs positive numbers, not " + Arrays.toString(values));
        }
        this.values = values.clone();
        this.sorted = values.clone();
        this.rounds = rounds.clone();
        Arrays.sort(sorted);
    }

    /**
     * Forks of no particular round.
     *
     * @throws IllegalArgumentException if there are none, or one is not a positive finite number
     */
    public static Sample of(double... values) {
        return new Sample(values, new int[0]);
    }

    /**
     * Forks by round.
     *
     * @param rounds the round of each value, ascending, each at most once
     * @param values one number per fork
     * @throws IllegalArgumentException if the lengths differ, the rounds do not ascend, or a value is not positive
     */
    public static Sample inRounds(int[] rounds, double[] values) {
        boolean ascending = IntStream.range(1, rounds.length).allMatch(i -> rounds[i - 1] < rounds[i]);
        if (rounds.length != values.length || !ascending) {
            throw new IllegalArgumentException(
                    values.length + " values need as many ascending rounds, not " + Arrays.toString(rounds));
        }
        return new Sample(values, rounds);
    }

    /** Number of forks. */
    public int size() {
        return values.length;
    }

    /** The numbers in the order of their forks; a copy. */
    public double[] values() {
        return values.clone();
    }

    /** The number of fork i. */
    public double value(int i) {
        return values[i];
    }

    /** The round of fork i, or i where rounds are not known. */
    public int round(int i) {
        return rounds.length == 0 ? i : rounds[i];
    }

    /** Whether both samples ran in the same rounds, so that fork i of one stands beside fork i of the other. */
    public boolean pairsWith(Sample other) {
        return rounds.length > 0 && Arrays.equals(rounds, other.rounds);
    }

    /** The forks of the rounds that another sample has too; empty if there are none, or rounds are not known. */
    public Optional<Sample> inRoundsOf(Sample other) {
        return where(round -> Arrays.stream(other.rounds).anyMatch(shared -> shared == round));
    }

    /** The forks of the rounds from one on and before another; empty if there are none, or rounds are not known. */
    public Optional<Sample> between(int from, int end) {
        return where(round -> from <= round && round < end);
    }

    private Optional<Sample> where(IntPredicate round) {
        int[] kept = IntStream.range(0, rounds.length)
                .filter(i -> round.test(rounds[i]))
                .toArray();
        return kept.length == 0
                ? Optional.empty()
                : Optional.of(new Sample(
                        Arrays.stream(kept).mapToDouble(i -> values[i]).toArray(),
                        Arrays.stream(kept).map(i -> rounds[i]).toArray()));
    }

    /** Standard deviation over mean; empty with fewer than two forks. */
    public OptionalDouble variation() {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares / (values.length - 1)) / mean);
    }

    /** The median: the middle value, or the mean of the middle two. */
    public double median() {
        return medianOfSorted(sorted);
    }

    /** The smallest value. */
    public double min() {
        return sorted[0];
    }

    /** The largest value. */
    public double max() {
        return sorted[sorted.length - 1];
    }

    /** (max − min) / median. */
    public double spread() {
        return (max() - min()) / median();
    }

    /**
     * The narrowest symmetric order-statistic interval [x₍r₎, x₍n+1−r₎] that covers the median of the population with
     * at least 95 %, whatever its distribution: the largest r with 2·P(Bin(n, ½) ≤ r−1) ≤ 0.05. Six to eight forks
     * give [min, max].
     *
     * <p>Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed., section 3.2.
     *
     * @return the interval, or empty under {@value #FEWEST_FORKS} forks, where none reaches 95 %
     */
    public Optional<Interval> medianInterval() {
        int n = sorted.length;
        if (n < FEWEST_FORKS) {
            return Optional.empty();
        }
        BinomialDistribution below = BinomialDistribution.of(n, 0.5);
        int r = 1;
        while (2 * below.cumulativeProbability(r) <= 1 - LEVEL) {
            r++;
        }
        return Optional.of(new Interval(sorted[r - 1], sorted[n - r]));
    }

    /**
     * How far the run drifted: the median of the last third of the forks over that of the first, less 1, or empty with
     * fewer than three.
     */
    public OptionalDouble drift() {
        int third = values.length / 3;
        if (third == 0) {
            return OptionalDouble.empty();
        }
        double first = of(Arrays.copyOf(values, third)).median();
        double last = of(Arrays.copyOfRange(values, values.length - third, values.length))
                .median();
        return OptionalDouble.of(last / first - 1);
    }

    /** The forks whose value is off the median by more than a fraction of it, as indices. */
    public int[] strays(double fraction) {
        double median = median();
        return IntStream.range(0, values.length)
                .filter(i -> Math.abs(values[i] - median) > fraction * median)
                .toArray();
    }

    /**
     * The sample of f(x).
     *
     * @throws IllegalArgumentException if f leaves the positive numbers
     */
    public Sample map(DoubleUnaryOperator f) {
        return new Sample(Arrays.stream(values).map(f).toArray(), rounds);
    }

    static double medianOfSorted(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
