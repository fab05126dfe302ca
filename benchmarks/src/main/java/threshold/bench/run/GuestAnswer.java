package threshold.bench.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import threshold.bench.suite.Declined;
import threshold.bench.suite.Planner;
import threshold.bench.suite.Selection;
import threshold.core.family.Families;
import threshold.core.family.Family;

/**
 * What a guest says when it is asked for its part of a plan.
 *
 * @param facts what it is, or why it cannot be measured
 * @param solvers its solvers by family
 * @param plan its part
 */
public record GuestAnswer(Manifest.BackendFacts facts, Map<String, Set<String>> solvers, Planner.Plan plan) {

    /** For a guest that cannot be measured: it costs its own cells, and each family's table says why. */
    static GuestAnswer absent(String guest, String because, Selection selection) {
        List<Declined> declined = Families.all().stream()
                .map(Family::name)
                .filter(family -> !Planner.isCeiling(family) && selection.wantsFamily(family))
                .map(family -> new Declined(family, guest, null, null, because))
                .toList();
        return new GuestAnswer(
                Manifest.BackendFacts.absent(guest, because), Map.of(), new Planner.Plan(List.of(), declined));
    }
}
