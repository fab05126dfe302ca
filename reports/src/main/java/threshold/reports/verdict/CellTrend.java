package threshold.reports.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import threshold.reports.model.Entry;
import threshold.reports.stats.EDivisive;
import threshold.reports.stats.Location;
import threshold.reports.stats.Potts;

/**
 * How one cell has changed over the runs of a machine.
 *
 * @param cell the cell's identity
 * @param entries its last {@value #MOST_RUNS} runs
 * @param times the time of each in nanoseconds: by the faster half of its forks
 * @param steps the changes that two methods see alike
 * @param suspicions changes that one of them sees
 */
public record CellTrend(String cell, List<Entry> entries, double[] times, List<Step> steps, int suspicions) {

    /** Runs that are looked at: what is older has been judged before. */
    public static final int MOST_RUNS = 200;

    private static final String CEILINGS = "ceiling/";

    /** Two methods see the same change if they place it no further apart. */
    private static final int NEAR = 2;

    /**
     * A change of level. It came with a commit after {@code before} and up to {@code after}.
     *
     * @param cell the cell's identity
     * @param before the last run that surely had the old level
     * @param after the first that surely had the new one
     * @param at index of the first run of the new level, as {@link EDivisive} has it
     * @param old the old level in nanoseconds, the median of its runs
     * @param now the new level
     * @param p of the change, by Student's t
     */
    public record Step(String cell, Entry before, Entry after, int at, double old, double now, double p) {

        /** Whether it tells of the machine and not of code: the cell is one of its ceilings. */
        public boolean isOfMachine() {
            return cell.startsWith(CEILINGS);
        }

        /** New over old. */
        public double ratio() {
            return now / old;
        }

        /** What the backend says of itself that it did not say before; blank if it says the same. */
        public String library() {
            return before.library().equals(after.library()) ? "" : before.library() + " → " + after.library();
        }
    }

    static CellTrend of(String cell, List<Entry> all, double delta) {
        List<Entry> entries = all.subList(Math.max(0, all.size() - MOST_RUNS), all.size());
        double[] logs = entries.stream().mapToDouble(CellTrend::level).toArray();
        List<EDivisive.Change> changes = EDivisive.of(logs);
        int[] others = Potts.of(logs);
        List<Step> steps = new ArrayList<>();
        int agreed = 0;
        for (int i = 0; i < changes.size(); i++) {
            EDivisive.Change change = changes.get(i);
            OptionalInt other = nearest(others, change.at());
            if (other.isPresent()) {
                agreed++;
                int from = i == 0 ? 0 : changes.get(i - 1).at();
                int end = i + 1 == changes.size()
                        ? logs.length
                        : changes.get(i + 1).at();
                Step step = step(cell, entries, logs, new Place(from, change.at(), other.getAsInt(), end), change.p());
                if (Math.abs(Math.log(step.ratio())) > Math.log1p(delta)) {
                    steps.add(step);
                }
            }
        }
        return new CellTrend(
                cell,
                List.copyOf(entries),
                Arrays.stream(logs).map(Math::exp).toArray(),
                List.copyOf(steps),
                changes.size() + others.length - 2 * agreed);
    }

    private static double level(Entry entry) {
        return Location.LOWER_HALF.applyAsDouble(
                Arrays.stream(entry.least()).map(Math::log).toArray());
    }

    private static OptionalInt nearest(int[] others, int at) {
        return Arrays.stream(others)
                .filter(other -> Math.abs(other - at) <= NEAR)
                .reduce((a, b) -> Math.abs(a - at) <= Math.abs(b - at) ? a : b);
    }

    /** Where a level begins, a new one as either method has it, and where that ends. */
    private record Place(int from, int at, int other, int end) {}

    private static Step step(String cell, List<Entry> entries, double[] logs, Place place, double p) {
        return new Step(
                cell,
                entries.get(Math.max(place.from(), Math.min(place.at(), place.other()) - 1)),
                entries.get(Math.min(place.end() - 1, Math.max(place.at(), place.other()))),
                place.at(),
                Math.exp(median(logs, place.from(), place.at())),
                Math.exp(median(logs, place.at(), place.end())),
                p);
    }

    private static double median(double[] values, int from, int end) {
        double[] sorted =
                IntStream.range(from, end).mapToDouble(i -> values[i]).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
