package threshold.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import threshold.reports.model.SelfCheck;
import threshold.reports.stats.ClopperPearson;
import threshold.reports.stats.Interval;
import threshold.reports.unit.Numbers;

/**
 * How far a gate on this machine can be trusted, from the self-checks that were made on it. Each cell of each check is
 * one trial: the rounds of two trials share no fork.
 *
 * @param checks the checks, at least one, the latest last
 */
public record Trust(List<SelfCheck> checks) {

    /** Checks that are taken together; what is older may be of another state of the machine. */
    public static final int MOST_CHECKS = 5;

    /** Cells whose forks vary by no more are quiet. */
    public static final double QUIET = 0.03;

    private static final double LEVEL = 0.95;

    /**
     * How often something came out.
     *
     * @param times how often
     * @param trials of how many
     */
    public record Rate(int times, int trials) {

        /** Its share. */
        public double share() {
            return trials == 0 ? Double.NaN : (double) times / trials;
        }

        /** Its 95 % interval. */
        public Interval interval() {
            return trials == 0 ? new Interval(0, 1) : ClopperPearson.interval(times, trials, LEVEL);
        }

        /** The bound that the probability is under with 95 %. */
        public double upper() {
            return trials == 0 ? 1 : ClopperPearson.upper(times, trials, 1 - LEVEL);
        }
    }

    /**
     * What is asked of a gate.
     *
     * @param falseAlarms the most false alarms, as a share of the cells
     * @param effect a slowdown that has to be found
     * @param power in at least this share of the cells
     */
    public record Demand(double falseAlarms, double effect, double power) {

        /** What holds unless someone says otherwise. */
        public static final Demand DEFAULT = new Demand(0.05, 0.20, 0.80);
    }

    /** The latest checks that were made with the margin of the last one, up to {@value #MOST_CHECKS}; empty if there are none. */
    public static Optional<Trust> ofLatest(List<SelfCheck> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<SelfCheck> alike = all.stream()
                .filter(check -> check.delta() == all.getLast().delta())
                .toList();
        return Optional.of(new Trust(alike.subList(Math.max(0, alike.size() - MOST_CHECKS), alike.size())));
    }

    /** Changes that were seen where there are none. */
    public Rate falseAlarms() {
        return rate(cells(), SelfCheck.CellCheck::alarm);
    }

    /** Slowdowns of a size that were found. */
    public Rate found(double by) {
        return found(by, _ -> true);
    }

    /** Those of quiet cells, whose forks vary by no more than {@value #QUIET}. */
    public Rate foundAmongQuiet(double by) {
        return found(by, Trust::isQuiet);
    }

    private Rate found(double by, Predicate<SelfCheck.CellCheck> which) {
        return rate(
                cells().filter(which).flatMap(cell -> cell.slowed().stream()).filter(slowed -> slowed.by() == by),
                SelfCheck.Slowed::found);
    }

    /** Quiet cells among all. */
    public Rate quiet() {
        return rate(cells(), Trust::isQuiet);
    }

    private static boolean isQuiet(SelfCheck.CellCheck cell) {
        return cell.variation() <= QUIET;
    }

    private Stream<SelfCheck.CellCheck> cells() {
        return checks.stream().flatMap(check -> check.cells().stream());
    }

    private static <T> Rate rate(Stream<T> trials, Predicate<T> which) {
        List<T> all = trials.toList();
        return new Rate((int) all.stream().filter(which).count(), all.size());
    }

    /** The slowdowns that were tried, the smallest first. */
    public List<Double> slowdowns() {
        return cells().flatMap(cell -> cell.slowed().stream())
                .map(SelfCheck.Slowed::by)
                .distinct()
                .sorted()
                .toList();
    }

    /** The latest check. */
    public SelfCheck latest() {
        return checks.getLast();
    }

    /**
     * Why a gate is not to be trusted, in a sentence. False alarms have to be shown to be more than is allowed: their
     * whole interval lies above.
     */
    public Optional<String> fallsShortOf(Demand demand) {
        Rate alarms = falseAlarms();
        if (alarms.interval().low() > demand.falseAlarms()) {
            return Optional.of(
                    "on this machine " + counted(alarms) + " cells of a build against itself were called changed, and "
                            + percent(demand.falseAlarms()) + " are allowed");
        }
        return slowdowns().stream()
                .filter(by -> by >= demand.effect())
                .findFirst()
                .filter(by -> !(found(by).share() >= demand.power()))
                .map(by -> "on this machine a slowdown by " + percent(by) + " was found in "
                        + counted(found(by)) + " cells, and " + percent(demand.power())
                        + " of them are asked for");
    }

    /** What every report says of it, on one line. */
    public String badge() {
        Rate alarms = falseAlarms();
        StringBuilder badge = new StringBuilder("Self-check of this machine: " + counted(alarms)
                + " false alarms (95 % sure: under " + Numbers.percent(alarms.upper()) + ")");
        for (double by : slowdowns()) {
            badge.append(", finds +").append(percent(by)).append(" in ").append(counted(found(by)));
        }
        return badge + "; changes up to " + percent(latest().delta()) + " are none; "
                + latest().at().replaceFirst("T.*", "") + ".";
    }

    /** As it was asked for: 2.5 % is not 3 %. */
    private static String percent(double share) {
        return Numbers.plain(100 * share) + " %";
    }

    private static String counted(Rate rate) {
        return rate.times() + " of " + rate.trials();
    }
}
