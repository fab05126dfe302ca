package threshold.reports.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.reports.analysis.Judgement.Fault;
import threshold.reports.analysis.Judgement.Figure;
import threshold.reports.analysis.Judgement.Verdict;
import threshold.reports.model.Cell;
import threshold.reports.model.Criterion;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.stats.Interval;
import threshold.reports.stats.RatioOfMedians;
import threshold.reports.stats.Sample;
import threshold.reports.unit.Numbers;

/**
 * Holds the results of a run against its criteria. A cell that is missing, has failed forks or is over its accuracy
 * bound never counts: neither as the subject, nor as a rival that might have been the fastest.
 */
final class Judge {

    private final Map<String, Cell> cells = new HashMap<>();
    private final Outcomes outcomes;
    private final Ceilings ceilings;

    private Judge(Run run, Outcomes outcomes, Ceilings ceilings) {
        run.cells().forEach(cell -> cells.put(cell.id(), cell));
        this.outcomes = outcomes;
        this.ceilings = ceilings;
    }

    /** A judgement for each criterion of the run, in its order. */
    static List<Judgement> judgements(Run run, Outcomes outcomes, Ceilings ceilings) {
        Judge judge = new Judge(run, outcomes, ceilings);
        return run.criteria().stream().map(judge::of).toList();
    }

    private Judgement of(Criterion criterion) {
        Optional<CellResult> subject = result(criterion.subject());
        List<CellResult> rivals =
                criterion.rivals().stream().flatMap(id -> result(id).stream()).toList();
        Optional<CellResult> fastest = rivals.size() < criterion.rivals().size()
                ? Optional.empty()
                : rivals.stream()
                        .min(Comparator.comparingDouble(rival -> rival.run().median()));
        return new Judgement(
                criterion,
                subject,
                fastest,
                subject.flatMap(one -> figure(criterion, one, fastest)),
                subject.map(this::shareOfPeak).orElseGet(OptionalDouble::empty),
                fault(criterion, subject));
    }

    private Optional<CellResult> result(String id) {
        return Optional.ofNullable(cells.get(id)).flatMap(outcomes::result);
    }

    private Optional<Figure> figure(Criterion criterion, CellResult subject, Optional<CellResult> rival) {
        return switch (criterion.kind()) {
            case SPEEDUP -> rival.map(other -> ratio(other.run(), subject.run()));
            case SHARE_OF_PEAK -> peak(subject).map(peak -> ratio(rate(subject), peak));
            case TIME_PER_STEP ->
                steps(subject).map(steps -> median(subject.run().map(ns -> ns / steps)));
        };
    }

    private OptionalDouble shareOfPeak(CellResult subject) {
        return peak(subject).stream()
                .mapToDouble(peak -> subject.gflops() / peak.median())
                .findFirst();
    }

    /** The FMA peak on as many threads, in GFLOP/s; empty too for work that is not counted in flops. */
    private Optional<Sample> peak(CellResult subject) {
        return subject.cell().work().flops() > 0
                ? ceilings.peak(subject.cell().setting().threads())
                : Optional.empty();
    }

    /** The length of the sequence; empty for a cell that does not state it. */
    private static Optional<Double> steps(CellResult subject) {
        return Optional.of(subject.cell().place().sequence()).filter(steps -> steps > 0);
    }

    private static Sample rate(CellResult subject) {
        return subject.run().map(ns -> subject.cell().work().flops() / ns);
    }

    private static Figure ratio(Sample a, Sample b) {
        RatioOfMedians ratio = RatioOfMedians.of(a, b);
        Interval extremes = new Interval(a.min() / b.max(), a.max() / b.min());
        return new Figure(
                ratio.ratio(),
                ratio.interval().orElse(extremes),
                ratio.interval().isPresent());
    }

    private static Figure median(Sample sample) {
        Optional<Interval> interval = sample.medianInterval();
        return new Figure(
                sample.median(),
                interval.orElseGet(() -> new Interval(sample.min(), sample.max())),
                interval.isPresent());
    }

    private Optional<Fault> fault(Criterion criterion, Optional<CellResult> subject) {
        List<Fault> faults = new ArrayList<>();
        unsound(criterion.subject(), Verdict.NOT_MET).ifPresent(faults::add);
        criterion.rivals().forEach(rival -> unsound(rival, Verdict.NOT_MEASURED).ifPresent(faults::add));
        subject.flatMap(one -> incomparable(criterion.kind(), one)).ifPresent(faults::add);
        return faults.stream().min(Comparator.comparing(Fault::verdict));
    }

    private Optional<Fault> incomparable(Criterion.Kind kind, CellResult subject) {
        Optional<String> why = switch (kind) {
            case SPEEDUP -> Optional.empty();
            case SHARE_OF_PEAK ->
                peak(subject).isPresent()
                        ? Optional.empty()
                        : Optional.of("this run has no FMA peak on "
                                + subject.cell().setting().threadsText());
            case TIME_PER_STEP ->
                steps(subject).isPresent()
                        ? Optional.empty()
                        : Optional.of("the manifest does not state the sequence of "
                                + subject.cell().id());
        };
        return why.map(reason -> new Fault(Verdict.NOT_MEASURED, reason));
    }

    /** Why a cell does not count; what went wrong in it, as opposed to what was not done, has the given verdict. */
    private Optional<Fault> unsound(String id, Verdict wrong) {
        Cell cell = cells.get(id);
        if (cell == null) {
            return Optional.of(new Fault(Verdict.NOT_MEASURED, id + " is not in the plan of this run"));
        }
        String name = cell.setting().of(cell.solver());
        List<Fork> failed = outcomes.withStatus(cell, Fork.Status.FAILED);
        if (!failed.isEmpty()) {
            return Optional.of(new Fault(
                    wrong,
                    name + ": " + failed.size() + " of " + outcomes.forks(cell).size() + " forks failed: "
                            + Outcomes.reason(failed.getFirst())));
        }
        Optional<CellResult> result = outcomes.result(cell);
        if (result.isEmpty()) {
            Group.Missing missing = outcomes.missing(cell);
            return Optional.of(new Fault(Verdict.NOT_MEASURED, name + " " + missing.status() + ": " + missing.why()));
        }
        return result.filter(CellResult::overBound)
                .map(over -> new Fault(
                        wrong,
                        name + ": its residual of " + Numbers.narrow(over.residual(), 2) + " is over its bound of "
                                + Numbers.plain(over.bound())));
    }
}
