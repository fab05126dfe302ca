package threshold.reports.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether two samples of log times differ, by what their difference of location would be had their forks
 * changed sides. Under the hypothesis that the sides are alike every exchange is as likely as what was observed, whatever the
 * distribution; so the share of exchanges that differ as much is a p-value, exactly.
 *
 * <p>Source: E. S. Edgington and P. Onghena, Randomization Tests, 4th ed., chapters 3 to 5; with draws, (k + 1)/(N + 1) of
 * B. Phipson and G. K. Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010) 39. Complexity: O(exchanges · n log n).
 *
 * @param slower p of the observed difference or a greater one
 * @param faster p of the observed difference or a smaller one
 * @param smallest the smallest p that samples of these sizes can have
 */
public record PermutationTest(double slower, double faster, double smallest) {

    /** Pairs of which all 2ⁿ exchanges are made, 65 536. */
    static final int EXACT_PAIRS = 16;

    /** Labelings that are all made, up to this many. */
    static final long EXACT_LABELINGS = 20_000;

    private static final int DRAWS = 9999;
    private static final long SEED = 20_261_125;

    /** Sums of the same numbers in another order differ in their last bits, and are equal. */
    private static final double EQUAL = 1e-12;

    /**
     * Exchanges within pairs that were measured side by side: fork i of one sample and fork i of the other change sides
     * together or not at all. All exchanges of up to {@value #EXACT_PAIRS} pairs, else 9999 seeded draws.
     *
     * @throws IllegalArgumentException if the samples differ in length or are empty
     */
    public static PermutationTest ofPairs(Location location, double[] base, double[] next) {
        if (base.length != next.length || base.length == 0) {
            throw new IllegalArgumentException(
                    "pairs need two samples of one length, not of " + base.length + " and " + next.length);
        }
        int n = base.length;
        Count count = new Count(location, location.difference(base, next));
        if (n <= EXACT_PAIRS) {
            for (int swaps = 0; swaps < 1 << n; swaps++) {
                count.add(swapped(location, base, next, new long[] {swaps}));
            }
            return count.exact(1L << n);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            count.add(swapped(
                    location, base, next, random.longs(n / Long.SIZE + 1).toArray()));
        }
        return count.drawn();
    }

    /** The difference with the pairs exchanged whose bit is set. */
    private static double swapped(Location location, double[] base, double[] next, long[] swaps) {
        double[] a = base.clone();
        double[] b = next.clone();
        for (int i = 0; i < a.length; i++) {
            if ((swaps[i / Long.SIZE] >>> i & 1) != 0) {
                a[i] = next[i];
                b[i] = base[i];
            }
        }
        return location.difference(a, b);
    }

    /**
     * Exchanges of labels between samples that were measured apart: any forks may have been any side's. All labelings where
     * there are at most {@value #EXACT_LABELINGS}, else 9999 seeded draws.
     *
     * @throws IllegalArgumentException if a sample is empty
     */
    public static PermutationTest ofLabels(Location location, double[] base, double[] next) {
        if (base.length == 0 || next.length == 0) {
            throw new IllegalArgumentException("two samples are needed, not of " + base.length + " and " + next.length);
        }
        double[] all = new double[base.length + next.length];
        System.arraycopy(base, 0, all, 0, base.length);
        System.arraycopy(next, 0, all, base.length, next.length);
        Count count = new Count(location, location.difference(base, next));
        long labelings = choose(all.length, base.length);
        if (labelings <= EXACT_LABELINGS) {
            count.addLabelings(all, new double[base.length], new double[next.length], 0, 0);
            return count.exact(labelings);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            shuffle(all, random);
            count.add(split(location, all, base.length));
        }
        return count.drawn();
    }

    private static double split(Location location, double[] all, int first) {
        return location.difference(Arrays.copyOf(all, first), Arrays.copyOfRange(all, first, all.length));
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    /** n over k, or {@link Long#MAX_VALUE} if that is too much. */
    static long choose(int n, int k) {
        double result = 1;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            result = result * (n - i + 1) / i;
        }
        return result < 1e15 ? Math.round(result) : Long.MAX_VALUE;
    }

    /** How many exchanges differ at least as much, either way. */
    private static final class Count {
        private final Location location;
        private final double observed;
        private final double tolerance;
        private long up;
        private long down;

        Count(Location location, double observed) {
            this.location = location;
            this.observed = observed;
            this.tolerance = EQUAL * Math.max(1, Math.abs(observed));
        }

        void add(double difference) {
            up += difference >= observed - tolerance ? 1 : 0;
            down += difference <= observed + tolerance ? 1 : 0;
        }

        /** Gives value i of all to either side, and so on with the others. */
        void addLabelings(double[] all, double[] base, double[] next, int taken, int given) {
            int i = taken + given;
            if (i == all.length) {
                add(location.difference(base, next));
                return;
            }
            if (taken < base.length) {
                base[taken] = all[i];
                addLabelings(all, base, next, taken + 1, given);
            }
            if (given < next.length) {
                next[given] = all[i];
                addLabelings(all, base, next, taken, given + 1);
            }
        }

        PermutationTest exact(long exchanges) {
            return new PermutationTest((double) up / exchanges, (double) down / exchanges, 1.0 / exchanges);
        }

        PermutationTest drawn() {
            double exchanges = DRAWS + 1.0;
            return new PermutationTest((up + 1) / exchanges, (down + 1) / exchanges, 1 / exchanges);
        }
    }
}
