package threshold.reports.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threshold.reports.analysis.Report;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.model.SelfCheck;
import threshold.reports.stats.DetectableEffect;

/**
 * Judges a build that was measured beside itself, once as it is and once for each slowdown on purpose, by the rules of
 * a gate. The rounds stay in the order in which they were measured: forks that are shuffled over time would be alike
 * whatever the machine did.
 */
public final class Checked {

    private static final int FEWEST_ROUNDS = 2;

    /** The fewest first pairs in which a cell may stand out: p is 2⁻³ at least, under {@link Policy#screening}. */
    private static final int FEWEST_SCREENING = 3;

    private final Run base;
    private final Run next;
    private final Policy policy;

    private Checked(Run base, Run next, Policy policy) {
        this.base = base;
        this.next = next;
        this.policy = policy;
    }

    /**
     * Judges a session.
     *
     * @throws IllegalArgumentException if the runs share no session, have no slowed forks, or too few pairs to call
     *     anything: that nothing was called would say nothing
     */
    public static SelfCheck of(Run base, Run next, Policy policy) {
        boolean oneSession = base.about().session().isPresent()
                && base.about().session().equals(next.about().session());
        if (!oneSession) {
            throw new IllegalArgumentException("the two runs are not of one session, as a self-check is");
        }
        int screening = screening(base);
        return new Checked(base.screenedBy(screening), next.screenedBy(screening), policy).check();
    }

    /**
     * How many of the rounds screen, if fewer were measured than planned: the share that it is in a gate, so that as large
     * a share decides. All cells have all rounds, so the split is free, and it does not depend on what was measured.
     */
    private static int screening(Run base) {
        int planned = base.about().rounds();
        int screening = base.about().session().orElseThrow().screening();
        int rounds = rounds(base);
        return rounds >= planned
                ? screening
                : Math.max(FEWEST_SCREENING, Math.round((float) screening * rounds / planned));
    }

    private SelfCheck check() {
        List<Double> slowdowns = next.forks().stream()
                .flatMap(fork -> fork.measurement().stream())
                .flatMap(measured -> measured.slowed().stream())
                .map(Fork.Slowed::by)
                .distinct()
                .sorted()
                .toList();
        if (slowdowns.isEmpty()) {
            throw new IllegalArgumentException("no fork was slowed on purpose, as those of a self-check are");
        }
        Map<String, CellVerdict> unslowed = verdicts(base, next);
        requireEnoughPairs(unslowed.size());
        Map<Double, Map<String, CellVerdict>> slowed = slowdowns.stream()
                .collect(Collectors.toMap(Function.identity(), by -> verdicts(beside(by), next.slowedBy(by))));
        List<SelfCheck.CellCheck> cells = unslowed.values().stream()
                .sorted(Comparator.comparing(CellVerdict::id))
                .map(still -> cell(
                        still,
                        slowdowns.stream()
                                .map(by -> slowed(
                                        by, slowed.getOrDefault(by, Map.of()).get(still.id())))
                                .toList()))
                .toList();
        return new SelfCheck(
                next.about().created(), next.about().build(), next.about().title(), rounds(), policy.delta(), cells);
    }

    /** Every cell is slowed, so that all stand out and are decided together. */
    private void requireEnoughPairs(int cells) {
        int screening = base.about().session().orElseThrow().screening();
        int decide = rounds() - screening;
        int enough = OneSession.fewestPairs(cells, policy.alpha());
        if (decide < enough) {
            throw new IllegalArgumentException("it ended too early: " + Math.max(0, decide)
                    + " pairs of forks after the first " + screening + " can call none of " + cells
                    + " cells changed, " + enough + " can; give it a longer --budget, fewer --cells or fewer --pairs");
        }
    }

    /** The base in the turns beside those that were slowed, if it had some. */
    private Run beside(double by) {
        Run turns = base.slowedBy(by);
        return turns.forks().isEmpty() ? base : turns;
    }

    private Map<String, CellVerdict> verdicts(Run unchanged, Run changed) {
        return Comparison.of(Report.of(unchanged), Report.of(changed), policy, Set.of(), Waivers.NONE).cells().stream()
                .filter(cell -> cell.contrast().base().size() >= FEWEST_ROUNDS)
                .collect(Collectors.toMap(CellVerdict::id, Function.identity()));
    }

    private int rounds() {
        return rounds(base);
    }

    private static int rounds(Run base) {
        return (int) base.forks().stream().mapToInt(Fork::round).distinct().count();
    }

    private SelfCheck.CellCheck cell(CellVerdict still, List<SelfCheck.Slowed> slowed) {
        Times times = Times.of(still.base(), still.next());
        boolean alarm = still.verdict() == Verdict.REGRESSION || still.verdict() == Verdict.IMPROVEMENT;
        return new SelfCheck.CellCheck(
                still.id(),
                times.variation().orElse(Double.NaN),
                still.base().least().variation().orElse(Double.NaN),
                deciding(times, still).effect().map(DetectableEffect::least).orElse(Double.NaN),
                still.contrast().ratio(),
                alarm,
                slowed);
    }

    /** What the rounds say that would decide. */
    private Contrast deciding(Times times, CellVerdict still) {
        int screening = base.about().session().orElseThrow().screening();
        return times.between(screening, Integer.MAX_VALUE)
                .map(second -> Contrast.ofPairs(second, still.contrast().delta(), policy, policy.alpha()))
                .orElse(still.contrast());
    }

    private static SelfCheck.Slowed slowed(double by, @Nullable CellVerdict verdict) {
        return verdict == null
                ? new SelfCheck.Slowed(by, Double.NaN, false)
                : new SelfCheck.Slowed(by, verdict.contrast().ratio(), verdict.verdict() == Verdict.REGRESSION);
    }
}
