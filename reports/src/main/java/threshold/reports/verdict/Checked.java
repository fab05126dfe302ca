package threshold.reports.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import threshold.reports.analysis.Report;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.model.SelfCheck;
import threshold.reports.stats.DetectableEffect;
import threshold.reports.verdict.OneSession.Stages;

/**
 * Judges a build that was measured beside itself, once as it is and once for each slowdown on purpose, by the rules of
 * a gate. The rounds stay in the order in which they were measured: forks that are shuffled over time would be alike
 * whatever the machine did.
 *
 * <p>Of slowed cells one at a time is put among the others as they are, as a slowdown comes that nobody meant: what a
 * gate then has to correct for is that cell and what stands out by chance.
 */
public final class Checked {

    private static final int FEWEST_ROUNDS = 2;

    /** The fewest first pairs in which a cell may stand out: p is 2⁻³ at least, under {@link Policy#screening}. */
    private static final int FEWEST_SCREENING = 3;

    private final Run base;
    private final Run next;
    private final Policy policy;
    private final OneSession judge;

    private Checked(Run base, Run next, Policy policy) {
        this.base = base;
        this.next = next;
        this.policy = policy;
        judge = new OneSession(screening(), policy);
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

    private int screening() {
        return base.about().session().orElseThrow().screening();
    }

    private SelfCheck check() {
        List<Double> slowdowns = slowdowns();
        requireEnoughPairs();
        List<Stages> still = stages(base, next);
        List<CellVerdict> unslowed = judge.judged(still);
        NavigableMap<Double, Map<String, Stages>> slowed = new TreeMap<>();
        for (double by : slowdowns) {
            slowed.put(
                    by,
                    stages(beside(by), next.slowedBy(by)).stream()
                            .collect(Collectors.toMap(Checked::id, Function.identity())));
        }
        List<SelfCheck.CellCheck> cells = IntStream.range(0, still.size())
                .mapToObj(i -> cell(still, i, unslowed.get(i), slowed))
                .sorted(Comparator.comparing(SelfCheck.CellCheck::cell))
                .toList();
        return new SelfCheck(
                next.about().created(),
                next.about().build(),
                next.about().title(),
                rounds(base),
                policy.delta(),
                cells);
    }

    private List<Double> slowdowns() {
        List<Double> slowdowns = next.forks().stream()
                .flatMap(fork -> fork.measurement().stream())
                .flatMap(measured -> measured.slowed().stream())
                .map(Fork.Slowed::by)
                .distinct()
                .toList();
        if (slowdowns.isEmpty()) {
            throw new IllegalArgumentException("no fork was slowed on purpose, as those of a self-check are");
        }
        return slowdowns;
    }

    private void requireEnoughPairs() {
        int decide = rounds(base) - screening();
        int enough = OneSession.fewestPairs(1, policy.alpha());
        if (decide < enough) {
            throw new IllegalArgumentException("it ended too early: " + Math.max(0, decide)
                    + " pairs of forks after the first " + screening() + " can call no cell changed, " + enough
                    + " can; give it a longer --budget, fewer --cells or fewer --pairs");
        }
    }

    /** The base in the turns beside those that were slowed, if it had some. */
    private Run beside(double by) {
        Run turns = base.slowedBy(by);
        return turns.forks().isEmpty() ? base : turns;
    }

    private List<Stages> stages(Run unchanged, Run changed) {
        return new TwoReports(Report.of(unchanged), Report.of(changed))
                .matches().stream()
                        .filter(match -> match.times().base().size() >= FEWEST_ROUNDS)
                        .map(judge::stages)
                        .toList();
    }

    private static String id(Stages stages) {
        return stages.match().next().cell().id();
    }

    private static int rounds(Run run) {
        return (int) run.forks().stream().mapToInt(Fork::round).distinct().count();
    }

    private SelfCheck.CellCheck cell(
            List<Stages> still, int i, CellVerdict unslowed, NavigableMap<Double, Map<String, Stages>> slowed) {
        Stages own = still.get(i);
        List<Match> speeds = Stream.concat(
                        Stream.of(own.match()),
                        slowed.values().stream()
                                .flatMap(cells -> Optional.ofNullable(cells.get(id(own))).stream())
                                .map(Stages::match))
                .toList();
        return new SelfCheck.CellCheck(
                id(own),
                variation(speeds).orElse(Double.NaN),
                own.match().base().least().variation().orElse(Double.NaN),
                own.confirmed()
                        .orElse(unslowed.contrast())
                        .effect()
                        .map(DetectableEffect::least)
                        .orElse(Double.NaN),
                unslowed.contrast().ratio(),
                unslowed.verdict() == Verdict.REGRESSION || unslowed.verdict() == Verdict.IMPROVEMENT,
                slowed.entrySet().stream()
                        .map(by -> slowed(
                                by.getKey(), Optional.ofNullable(by.getValue().get(id(own))), still, i))
                        .toList());
    }

    /** Root of the mean square over all speeds: each has turns of its own, so that more pairs tell of a fork. */
    private static OptionalDouble variation(List<Match> speeds) {
        OptionalDouble square = speeds.stream()
                .flatMapToDouble(match -> match.times().variation().stream())
                .map(variation -> variation * variation)
                .average();
        return square.stream().map(Math::sqrt).findFirst();
    }

    /** What becomes of cell i if it is the only one that is slowed. */
    private SelfCheck.Slowed slowed(double by, Optional<Stages> changed, List<Stages> still, int i) {
        if (changed.isEmpty()) {
            return new SelfCheck.Slowed(by, Double.NaN, false);
        }
        List<Stages> cells = new ArrayList<>(still);
        cells.set(i, changed.get());
        CellVerdict verdict = judge.judged(cells).get(i);
        return new SelfCheck.Slowed(by, verdict.contrast().ratio(), verdict.verdict() == Verdict.REGRESSION);
    }
}
