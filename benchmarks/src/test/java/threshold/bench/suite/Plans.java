package threshold.bench.suite;

import java.util.Set;
import threshold.core.backend.Backends;
import threshold.core.family.Families;

/** Plans of whole suites with everything that is on the class path. */
public final class Plans {

    private Plans() {}

    /** The smoke suite. */
    public static Planner.Plan smoke() {
        return of(Suite.SMOKE);
    }

    static Planner.Plan of(Suite suite) {
        Selection everything = new Selection(suite.shapes(), Set.of(), Set.of(), Set.of(), Set.of());
        return Planner.plan(everything, Families.all(), Backends.all());
    }
}
