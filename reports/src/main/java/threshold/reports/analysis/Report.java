package threshold.reports.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import threshold.reports.model.Cell;
import threshold.reports.model.Run;

/**
 * Everything that is to be said about a run.
 *
 * @param run the run
 * @param ceilings what the machine can do
 * @param judgements one per criterion, in the order of the run
 * @param groups one per setting, in the order of the plan
 * @param series one per family and axis
 * @param doubts what to know before believing the numbers
 */
public record Report(
        Run run,
        Ceilings ceilings,
        List<Judgement> judgements,
        List<Group> groups,
        List<Series> series,
        List<String> doubts) {

    /** Analyses a run, whole or cut short. */
    public static Report of(Run run) {
        Outcomes outcomes = new Outcomes(run);
        Ceilings ceilings = Ceilings.of(run, outcomes);
        List<Cell> cells =
                run.cells().stream().filter(cell -> !Ceilings.isCeiling(cell)).toList();
        List<Group> groups = cells.stream()
                .collect(Collectors.groupingBy(Cell::setting, LinkedHashMap::new, Collectors.toList()))
                .values()
                .parallelStream()
                .map(ofSetting -> Group.of(ofSetting, outcomes, ceilings))
                .toList();
        List<CellResult> results =
                cells.stream().flatMap(cell -> outcomes.result(cell).stream()).toList();
        return new Report(
                run,
                ceilings,
                Judge.judgements(run, outcomes, ceilings),
                groups,
                Scaling.series(results),
                Doubts.about(run, outcomes, ceilings));
    }

    /** The cells whose accuracy is over its bound. */
    public List<CellResult> exceeded() {
        return groups.stream().flatMap(group -> group.overBound().stream()).toList();
    }
}
