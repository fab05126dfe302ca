package threshold.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import threshold.reports.analysis.Report;
import threshold.reports.model.Run;
import threshold.reports.model.Waiver;

/**
 * A new run against a base.
 *
 * @param base where and how the base ran
 * @param next where and how the new build ran
 * @param oneSession whether they were measured side by side, fork by fork
 * @param drift what is known of the machine's own change between two sessions
 * @param policy what the verdicts took, its margin widened by the drift
 * @param differences in what figures depend on; nothing is compared while one is not allowed
 * @param cells a verdict for each cell that both have a result of
 * @param added identities of the cells that only the new run planned
 * @param removed identities of those that only the base planned
 * @param lost cells that both planned, and of which one has only a reason why there is no result
 * @param growths exponents of the series that both have
 * @param remarks what to know of either run before believing the verdicts
 * @param waivers the slowdowns that are accepted
 */
public record Comparison(
        Run.About base,
        Run.About next,
        boolean oneSession,
        Drift drift,
        Policy policy,
        List<Difference> differences,
        List<CellVerdict> cells,
        List<String> added,
        List<String> removed,
        List<Lost> lost,
        List<Growth> growths,
        List<String> remarks,
        Waivers waivers) {

    /**
     * @param what its name
     * @param base its value in the base
     * @param next its value in the new run
     * @param allowed whether it is compared all the same, because somebody said so
     */
    public record Difference(String what, String base, String next, boolean allowed) {}

    /**
     * @param id the cell's identity
     * @param failed whether it failed in the new run and not in the base
     * @param why one sentence
     */
    public record Lost(String id, boolean failed, String why) {}

    /**
     * Compares two runs, whole or cut short.
     *
     * @param allowed names of what may differ between them
     * @throws IllegalArgumentException if one is no name of what figures depend on
     */
    public static Comparison of(Report base, Report next, Policy policy, Set<String> allowed, Waivers waivers) {
        Run.About before = base.run().about();
        Run.About after = next.run().about();
        TwoReports both = new TwoReports(base, next);
        List<Difference> differences = both.differences(allowed);
        Optional<Run.Session> session =
                before.session().filter(one -> after.session().equals(Optional.of(one)));
        Drift drift = Drift.between(base, next);
        Policy applied = session.isPresent() ? policy : drift.widened(policy);
        boolean comparable = differences.stream().allMatch(Difference::allowed);
        List<Match> matches = both.matches();
        List<CellVerdict> cells = !comparable
                ? List.of()
                : session.map(one -> new OneSession(one.screening(), applied).verdicts(matches))
                        .orElseGet(() -> new StoredResults(applied).verdicts(matches));
        return new Comparison(
                before,
                after,
                session.isPresent(),
                drift,
                applied,
                differences,
                cells,
                both.added(),
                both.removed(),
                comparable ? both.lost() : List.of(),
                comparable ? Growth.between(base, next) : List.of(),
                both.remarks(),
                waivers);
    }

    /**
     * Identities of the cells that stand out among the first pairs of a session, and are to be measured anew, the most
     * striking first.
     */
    public static List<String> flagged(Report base, Report next, Policy policy) {
        int screening = next.run().about().session().orElseThrow().screening();
        return new OneSession(screening, policy)
                .flagged(new TwoReports(base, next).matches()).stream()
                        .map(match -> match.next().cell().id())
                        .toList();
    }

    /** Cells with this verdict that nobody has waived, the greatest change first. */
    public List<CellVerdict> with(Verdict verdict) {
        return cells.stream()
                .filter(cell -> cell.verdict() == verdict && waiver(cell).isEmpty())
                .sorted((a, b) -> Double.compare(size(b), size(a)))
                .toList();
    }

    /** Slowdowns that are accepted. */
    public List<CellVerdict> waived() {
        return cells.stream().filter(cell -> waiver(cell).isPresent()).toList();
    }

    /** The waiver of a cell that became slower, if there is one. */
    public Optional<Waiver> waiver(CellVerdict cell) {
        return cell.verdict() == Verdict.REGRESSION ? waivers.of(cell) : Optional.empty();
    }

    /** Waivers that hold no more. */
    public List<Waiver> expired() {
        return waivers.expired();
    }

    /** Cells that are less accurate or allocate more. */
    public List<CellVerdict> faulty() {
        return cells.stream().filter(cell -> !cell.faults().isEmpty()).toList();
    }

    /** Series that grow faster than they did. */
    public List<Growth> worseGrowths() {
        return growths.stream().filter(growth -> growth.isWorse(policy)).toList();
    }

    /** What it comes to. */
    public Grade grade() {
        if (!differences.stream().allMatch(Difference::allowed)) {
            return Grade.NOT_COMPARABLE;
        }
        if (!faulty().isEmpty() || lost.stream().anyMatch(Lost::failed)) {
            return Grade.FAULTY;
        }
        return with(Verdict.REGRESSION).isEmpty() && worseGrowths().isEmpty() ? Grade.FINE : Grade.SLOWER;
    }

    private static double size(CellVerdict cell) {
        return Math.abs(Math.log(cell.contrast().ratio()));
    }
}
