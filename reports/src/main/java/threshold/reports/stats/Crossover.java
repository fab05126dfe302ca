package threshold.reports.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import threshold.reports.stats.LogLogFit.Point;

/**
 * The size from which on one of two solvers is faster, and before which the other is.
 *
 * <p>It lies between two sizes at which the order is established and opposite: by the sign test over the rounds that both
 * were measured in, at 5 %, or of forks in no common rounds by intervals of the medians that do not touch. Between them
 * d = ln(time/time′) is taken to be linear in ln size from one measured size to the next, and the crossover is its first
 * zero. Its interval is that of the zeros of forks drawn anew at each size; it ends where the
 * order is established. Sizes that tie on the way make it wide, and none is claimed where no order is established.
 *
 * <p>Source: the percentile bootstrap of B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, section 13.3,
 * forks as the sample; the sign test, W. J. Conover, Practical Nonparametric Statistics, 3rd ed., section 3.4.
 * Complexity: O(draws · sizes · n).
 *
 * @param size where both take as long
 * @param interval its 95 % interval
 * @param firstBelow whether the first solver is the faster below it
 */
public record Crossover(double size, Interval interval, boolean firstBelow) {

    private static final int DRAWS = 999;
    private static final double TAIL = 0.025;
    private static final long SEED = 20_261_127;

    /** A size that both were measured at. */
    private record Meeting(double x, Sample first, Sample second) {

        double logRatio() {
            return Math.log(first.median() / second.median());
        }

        /** −1 where the first is faster, 1 where the second is, 0 where that is not established. */
        int order() {
            int sign = first.median() < second.median() ? -1 : 1;
            return (first.pairsWith(second) ? wins(sign) : isApart()) ? sign : 0;
        }

        private boolean wins(int sign) {
            int n = first.size();
            long wins = IntStream.range(0, n)
                    .filter(i -> Math.signum(first.value(i) - second.value(i)) == sign)
                    .count();
            return wins > 0 && BinomialDistribution.of(n, 0.5).survivalProbability((int) wins - 1) <= TAIL;
        }

        private boolean isApart() {
            Optional<Interval> a = first.medianInterval();
            Optional<Interval> b = second.medianInterval();
            return a.isPresent()
                    && b.isPresent()
                    && (a.get().high() < b.get().low()
                            || b.get().high() < a.get().low());
        }
    }

    /** A meeting whose forks are drawn anew. */
    private record Redrawn(Meeting meeting, ResampledMedian first, ResampledMedian second) {

        static Redrawn of(Meeting meeting) {
            return new Redrawn(meeting, new ResampledMedian(meeting.first()), new ResampledMedian(meeting.second()));
        }

        /** ln of the ratio of the medians of forks that are drawn together where they were measured together. */
        double logRatio(SplittableRandom random) {
            int[] forks = forks(random, meeting.first());
            int[] others = meeting.first().pairsWith(meeting.second()) ? forks : forks(random, meeting.second());
            return Math.log(first.of(forks) / second.of(others));
        }

        private static int[] forks(SplittableRandom random, Sample sample) {
            return random.ints(sample.size(), 0, sample.size()).toArray();
        }
    }

    /**
     * The crossovers of two solvers, ascending in size; none where the order never changes, or is not established.
     *
     * @param first what was measured of one, ascending in size
     * @param second of the other
     */
    public static List<Crossover> between(List<Point> first, List<Point> second) {
        List<Meeting> meetings = meetings(first, second);
        List<Crossover> found = new ArrayList<>();
        int from = -1;
        int order = 0;
        for (int i = 0; i < meetings.size(); i++) {
            int here = meetings.get(i).order();
            if (here == 0) {
                continue;
            }
            if (order == -here) {
                found.add(within(meetings.subList(from, i + 1), order < 0));
            }
            from = i;
            order = here;
        }
        return List.copyOf(found);
    }

    private static List<Meeting> meetings(List<Point> first, List<Point> second) {
        List<Meeting> meetings = new ArrayList<>();
        for (Point a : first) {
            second.stream()
                    .filter(b -> b.x() == a.x())
                    .findFirst()
                    .ifPresent(b -> meetings.add(new Meeting(a.x(), a.y(), b.y())));
        }
        return meetings;
    }

    private static Crossover within(List<Meeting> bracket, boolean firstBelow) {
        double sign = firstBelow ? 1 : -1;
        double[] x = bracket.stream().mapToDouble(Meeting::x).toArray();
        double[] d = bracket.stream()
                .mapToDouble(meeting -> sign * meeting.logRatio())
                .toArray();
        List<Redrawn> redrawn = bracket.stream().map(Redrawn::of).toList();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] zeros = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            zeros[draw] = zero(
                    x,
                    redrawn.stream()
                            .mapToDouble(meeting -> sign * meeting.logRatio(random))
                            .toArray());
        }
        Arrays.sort(zeros);
        int cut = (int) Math.round((DRAWS + 1) * TAIL);
        return new Crossover(zero(x, d), new Interval(zeros[cut - 1], zeros[DRAWS - cut]), firstBelow);
    }

    /** The first zero of what rises from size to size, linear in ln x between them, or the end beyond which it lies. */
    private static double zero(double[] x, double[] d) {
        if (d[0] >= 0) {
            return x[0];
        }
        for (int i = 1; i < d.length; i++) {
            if (d[i] >= 0) {
                double share = d[i - 1] / (d[i - 1] - d[i]);
                return x[i - 1] * Math.pow(x[i] / x[i - 1], share);
            }
        }
        return x[x.length - 1];
    }
}
