package threshold.reports.verdict;

import java.util.List;
import java.util.OptionalInt;
import threshold.reports.analysis.CellResult;

/**
 * What became of one cell from a base to a new build.
 *
 * @param base what was measured of the base
 * @param next what was measured of the new build
 * @param contrast what their forks say
 * @param verdict of its time
 * @param p what the verdict rests on: adjusted for the number of cells where it is a change, else that of equivalence
 * @param why in a clause, where it is inconclusive
 * @param forksNeeded forks of each side that would tell whether it changed by more than the margin, where it is
 *     inconclusive
 * @param faults of accuracy and allocation
 */
public record CellVerdict(
        CellResult base,
        CellResult next,
        Contrast contrast,
        Verdict verdict,
        double p,
        String why,
        OptionalInt forksNeeded,
        List<Fault> faults) {

    /** The cell's identity. */
    public String id() {
        return next.cell().id();
    }
}
