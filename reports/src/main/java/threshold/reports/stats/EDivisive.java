package threshold.reports.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where a series changes its level: it is split where the energy distance between both sides is greatest, and the parts
 * likewise, as long as permuted parts seldom have a split as great. Then what Student's t does not tell apart is
 * merged, the weakest first.
 *
 * <p>The energy distance of samples of m and n is mn/(m + n)·(2·mean|x − y| − mean|x − x'| − mean|y − y'|).
 * Permutations suppose that values are independent, which runs on one machine are not: t counts each value as {@link
 * LagOne#worth} of one.
 *
 * <p>Source: D. S. Matteson and N. A. James, JASA 109 (2014) 334 (E-divisive); Student's t and merging as in Hunter, M.
 * Fleming et al., ICPE 2023; early end of permutations, J. Besag and P. Clifford, Biometrika 78 (1991) 301. Complexity:
 * O(n²) for each permutation.
 */
public final class EDivisive {

    /** A level that lasted for less is an outlier. */
    static final int SHORTEST = 3;

    /** First a split may be weak: two changes that undo each other hide one another. */
    private static final double WEAK = 0.05;

    private static final int PERMUTATIONS = 199;

    /** At so many permuted splits as great the answer is no: 10 of at most 199 are over 5 %. */
    private static final int ENOUGH = 10;

    private static final double STRONG = 0.001;
    private static final long SEED = 20_261_128;

    private final double[] values;
    private final double worth;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private EDivisive(double[] values) {
        this.values = values;
        this.worth = LagOne.worth(LagOne.correlation(values));
    }

    /**
     * A change of level.
     *
     * @param at the first value of the new level
     * @param p of Student's t between the levels before and after
     */
    public record Change(int at, double p) {}

    /** The changes of a series, in its order. */
    public static List<Change> of(double... values) {
        EDivisive search = new EDivisive(values);
        TreeSet<Integer> splits = new TreeSet<>();
        search.split(0, values.length, splits);
        return search.merged(splits);
    }

    private void split(int from, int end, TreeSet<Integer> splits) {
        if (end - from < 2 * SHORTEST) {
            return;
        }
        double[] part = Arrays.copyOfRange(values, from, end);
        Split best = Split.of(part);
        if (isRare(best, part)) {
            splits.add(from + best.at());
            split(from, from + best.at(), splits);
            split(from + best.at(), end, splits);
        }
    }

    private boolean isRare(Split best, double[] part) {
        double[] permuted = part.clone();
        int asGreat = 0;
        for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
            shuffle(permuted);
            asGreat += Split.of(permuted).energy() >= best.energy() ? 1 : 0;
            if (asGreat == ENOUGH) {
                return false;
            }
        }
        return (asGreat + 1.0) / (PERMUTATIONS + 1) <= WEAK;
    }

    private void shuffle(double[] part) {
        for (int i = part.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = part[i];
            part[i] = part[j];
            part[j] = kept;
        }
    }

    /**
     * @param at the first value of the right side
     * @param energy the distance of both sides
     */
    record Split(int at, double energy) {

        /** The split with the greatest distance. One value after another goes from the right side to the left. */
        static Split of(double[] x) {
            int n = x.length;
            double left = 0;
            double right = 0;
            double between = 0;
            for (int i = 0; i < n; i++) {
                right += distance(x, i, 0, i);
            }
            Split best = new Split(SHORTEST, Double.NEGATIVE_INFINITY);
            for (int m = 1; m <= n - SHORTEST; m++) {
                double toLeft = distance(x, m - 1, 0, m - 1);
                double toRight = distance(x, m - 1, m, n);
                left += toLeft;
                between += toRight - toLeft;
                right -= toRight;
                if (m >= SHORTEST) {
                    double energy = energy(m, n - m, between, left, right);
                    best = energy > best.energy() ? new Split(m, energy) : best;
                }
            }
            return best;
        }

        private static double distance(double[] x, int i, int from, int end) {
            double sum = 0;
            for (int j = from; j < end; j++) {
                sum += Math.abs(x[i] - x[j]);
            }
            return sum;
        }

        private static double energy(double m, double n, double between, double left, double right) {
            return m * n / (m + n) * (2 * between / (m * n) - left / pairs(m) - right / pairs(n));
        }

        private static double pairs(double n) {
            return n * (n - 1) / 2;
        }
    }

    /** Takes back the weakest split, one after another, until all that are left are strong. */
    private List<Change> merged(TreeSet<Integer> splits) {
        while (true) {
            List<Change> changes = splits.stream().map(at -> change(at, splits)).toList();
            Change weakest = changes.stream()
                    .max(Comparator.comparingDouble(Change::p))
                    .filter(change -> change.p() > STRONG)
                    .orElse(null);
            if (weakest == null) {
                return changes;
            }
            splits.remove(weakest.at());
        }
    }

    private Change change(int at, TreeSet<Integer> splits) {
        Integer before = splits.lower(at);
        Integer after = splits.higher(at);
        return new Change(at, student(before == null ? 0 : before, at, after == null ? values.length : after));
    }

    /** Two-sided p of Student's t, with the unbiased pooled variance and values worth less than one each. */
    private double student(int from, int at, int end) {
        double left = mean(from, at);
        double right = mean(at, end);
        double squares = squares(from, at, left) + squares(at, end, right);
        double freedom = worth * (end - from) - 2;
        if (freedom < 1) {
            return 1;
        }
        double variance = squares / (end - from - 2);
        if (variance == 0) {
            return left == right ? 1 : 0;
        }
        double error = Math.sqrt(variance / worth * (1.0 / (at - from) + 1.0 / (end - at)));
        return 2 * TDistribution.of(freedom).survivalProbability(Math.abs(left - right) / error);
    }

    private double mean(int from, int end) {
        return IntStream.range(from, end).mapToDouble(i -> values[i]).average().orElseThrow();
    }

    private double squares(int from, int end, double mean) {
        return IntStream.range(from, end)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
    }
}
