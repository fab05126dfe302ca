package threshold.reports.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import threshold.reports.model.History;
import threshold.reports.unit.Numbers;

/**
 * How the cells of one machine have changed over its runs.
 *
 * @param history its name and its warnings
 * @param runs when each run was, by its identity
 * @param cells a trend for each cell
 * @param gaps runs and cells that are missing where one would expect them
 * @param delta a ratio up to 1 + delta is no change
 */
public record Trend(
        History history, Map<String, Instant> runs, List<CellTrend> cells, List<String> gaps, double delta) {

    /** A cell that is missing from so many runs in a row has been forgotten. */
    private static final int FORGOTTEN = 3;

    /** Without a run for so many of the usual intervals something has stopped. */
    private static final double LATE = 4;

    private static final Duration SHORTEST_INTERVAL = Duration.ofHours(6);

    /** Analyses a history at a moment. */
    public static Trend of(History history, double delta, Instant now) {
        Map<String, Instant> runs = new TreeMap<>();
        history.series().values().forEach(entries -> entries.forEach(entry -> runs.put(entry.run(), entry.at())));
        List<CellTrend> cells = history.series().entrySet().parallelStream()
                .map(one -> CellTrend.of(one.getKey(), one.getValue(), delta))
                .toList();
        return new Trend(history, runs, cells, gaps(history, runs, now), delta);
    }

    private static List<String> gaps(History history, Map<String, Instant> runs, Instant now) {
        List<String> gaps = new ArrayList<>();
        TreeSet<Instant> times = new TreeSet<>(runs.values());
        Instant last = times.last();
        double usual = usualInterval(times);
        double since = Duration.between(last, now).toMillis();
        if (since > LATE * Math.max(usual, SHORTEST_INTERVAL.toMillis()) && times.size() > FORGOTTEN) {
            gaps.add("no run since " + day(last) + ": " + days(since) + " days, and they came every " + days(usual));
        }
        history.series().forEach((cell, entries) -> {
            Instant latest = entries.getLast().at();
            long without = times.tailSet(latest, false).size();
            if (without >= FORGOTTEN && entries.size() > FORGOTTEN) {
                gaps.add(cell + " is missing from the last " + without + " runs, since " + day(latest));
            }
        });
        return List.copyOf(gaps);
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    private static String days(double milliseconds) {
        return Numbers.plain(milliseconds / Duration.ofDays(1).toMillis());
    }

    /** The median of the times between runs, in milliseconds. */
    private static double usualInterval(TreeSet<Instant> times) {
        List<Instant> all = List.copyOf(times);
        double[] intervals = IntStream.range(1, all.size())
                .mapToDouble(i -> Duration.between(all.get(i - 1), all.get(i)).toMillis())
                .sorted()
                .toArray();
        return intervals.length == 0 ? 0 : intervals[intervals.length / 2];
    }

    /** The changes of all cells that both methods see, the latest first. */
    public List<CellTrend.Step> steps() {
        return cells.stream()
                .flatMap(cell -> cell.steps().stream())
                .sorted(Comparator.comparing(
                                (CellTrend.Step step) -> step.after().at())
                        .reversed()
                        .thenComparing(step -> -Math.abs(Math.log(step.ratio()))))
                .toList();
    }

    /** Slowdowns of code among them. */
    public List<CellTrend.Step> alarms() {
        return steps(step -> !step.isOfMachine() && step.ratio() > 1);
    }

    /** What became faster. */
    public List<CellTrend.Step> improvements() {
        return steps(step -> !step.isOfMachine() && step.ratio() < 1);
    }

    /** Changes of the machine itself. */
    public List<CellTrend.Step> ofMachine() {
        return steps(CellTrend.Step::isOfMachine);
    }

    private List<CellTrend.Step> steps(Predicate<CellTrend.Step> which) {
        return steps().stream().filter(which).toList();
    }

    /** Changes that only one of the methods sees. */
    public int suspicions() {
        return cells.stream().mapToInt(CellTrend::suspicions).sum();
    }

    /** The latest run. */
    public Instant last() {
        return runs.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The earliest run. */
    public Instant first() {
        return runs.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    }
}
