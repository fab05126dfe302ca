package threshold.bench.suite;

import java.util.List;
import java.util.Set;
import threshold.core.backend.Backends;
import threshold.core.family.Families;

/** Plans of whole suites with everything that is on the class path. */
public final class Plans {

    private Plans() {}

    /** Every method of every family, at tiny sizes. */
    public static Planner.Plan tiny() {
        return of(Suite.rehearsal());
    }

    static Planner.Plan of(Suite suite) {
        return of(suite.shapes());
    }

    private static Planner.Plan of(List<Shape> shapes) {
        Selection everything = new Selection(shapes, Set.of(), Set.of(), Set.of(), Set.of());
        return Planner.plan(everything, Families.all(), Backends.all());
    }
}
