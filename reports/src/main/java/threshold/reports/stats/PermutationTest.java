package threshold.reports.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether two samples of log times differ, by what their difference of location would be had their forks
 * changed sides. Under the hypothesis that the sides are alike every exchange is as likely as what was observed,
 * whatever the distribution; so the share of exchanges that differ as much is a p-value, exactly.
 *
 * <p>Source: E. S. Edgington and P. Onghena, Randomization Tests, 4th ed., chapters 3 to 5; with draws, (k + 1)/(N + 1)
 * of B. Phipson and G. K. Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010) 39. Complexity: O(exchanges · n).
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
        Sides sides = new Sides(location, base, next);
        Count count = new Count(sides);
        if (n <= EXACT_PAIRS) {
            for (int swaps = 0; swaps < 1 << n; swaps++) {
                sides.swap(new long[] {swaps});
                count.add();
            }
            return count.exact(1L << n);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            sides.swap(random.longs(n / Long.SIZE + 1).toArray());
            count.add();
        }
        return count.drawn();
    }

    /**
     * Exchanges of labels between samples that were measured apart: any forks may have been any side's. All labelings
     * where there are at most {@value #EXACT_LABELINGS}, else 9999 seeded draws.
     *
     * @throws IllegalArgumentException if a sample is empty
     */
    public static PermutationTest ofLabels(Location location, double[] base, double[] next) {
        if (base.length == 0 || next.length == 0) {
            throw new IllegalArgumentException("two samples are needed, not of " + base.length + " and " + next.length);
        }
        Sides sides = new Sides(location, base, next);
        Count count = new Count(sides);
        long labelings = choose(base.length + next.length, base.length);
        if (labelings <= EXACT_LABELINGS) {
            count.addLabelings(0, 0);
            return count.exact(labelings);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            sides.deal(random);
            count.add();
        }
        return count.drawn();
    }

    /** n over k, or {@link Long#MAX_VALUE} if that is too much. */
    static long choose(int n, int k) {
        double result = 1;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            result = result * (n - i + 1) / i;
        }
        return result < 1e15 ? Math.round(result) : Long.MAX_VALUE;
    }

    /**
     * The values of both samples and the side that each is on. They are sorted once: whatever side they change to, the
     * lower part of a side is the first of its values, 5 times as fast to add up as to sort anew.
     */
    private static final class Sides {
        private final Location location;
        private final double[] ascending;
        private final int[] origin;
        private final boolean[] isNext;
        private final int base;
        private final int next;

        /** The origin of a value is its place in the base followed by the new sample. */
        Sides(Location location, double[] base, double[] next) {
            this.location = location;
            this.base = base.length;
            this.next = next.length;
            double[] values = Arrays.copyOf(base, base.length + next.length);
            System.arraycopy(next, 0, values, base.length, next.length);
            origin = IntStream.range(0, values.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> values[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            ascending = Arrays.stream(origin).mapToDouble(i -> values[i]).toArray();
            isNext = new boolean[values.length];
            Arrays.fill(isNext, base.length, values.length, true);
        }

        /** Exchanges the pairs whose bit is set, and puts all others back. */
        void swap(long[] bits) {
            for (int i = 0; i < base; i++) {
                boolean swapped = (bits[i / Long.SIZE] >>> i & 1) != 0;
                isNext[i] = swapped;
                isNext[base + i] = !swapped;
            }
        }

        /** Shuffles the sides. */
        void deal(SplittableRandom random) {
            for (int i = isNext.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                boolean kept = isNext[i];
                isNext[i] = isNext[j];
                isNext[j] = kept;
            }
        }

        /** How much further up the new sample lies. */
        double difference() {
            int ofBase = location.kept(base);
            int ofNext = location.kept(next);
            double baseSum = 0;
            double nextSum = 0;
            for (int i = 0, a = 0, b = 0; a < ofBase || b < ofNext; i++) {
                if (!isNext[origin[i]]) {
                    baseSum += a++ < ofBase ? ascending[i] : 0;
                } else {
                    nextSum += b++ < ofNext ? ascending[i] : 0;
                }
            }
            return nextSum / ofNext - baseSum / ofBase;
        }
    }

    /** How many exchanges differ at least as much, either way. */
    private static final class Count {
        private final Sides sides;
        private final double observed;
        private final double tolerance;
        private long up;
        private long down;

        Count(Sides sides) {
            this.sides = sides;
            this.observed = sides.difference();
            this.tolerance = EQUAL * Math.max(1, Math.abs(observed));
        }

        /** Counts the sides as they are. */
        void add() {
            double difference = sides.difference();
            up += difference >= observed - tolerance ? 1 : 0;
            down += difference <= observed + tolerance ? 1 : 0;
        }

        /** Gives the next value to either side, and so on with the others. */
        void addLabelings(int taken, int given) {
            if (taken == sides.base && given == sides.next) {
                add();
                return;
            }
            if (taken < sides.base) {
                sides.isNext[taken + given] = false;
                addLabelings(taken + 1, given);
            }
            if (given < sides.next) {
                sides.isNext[taken + given] = true;
                addLabelings(taken, given + 1);
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
