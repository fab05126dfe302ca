package threshold.reports.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import threshold.reports.analysis.Report;
import threshold.reports.analysis.Series;
import threshold.reports.model.Axis;
import threshold.reports.stats.Interval;

/**
 * How the time of a solver grows along an axis, in both builds: a change that no single size may show.
 *
 * @param family the family
 * @param solver the solver
 * @param axis the axis
 * @param constants what stays the same along it
 * @param base exponent in the base
 * @param next exponent in the new build
 */
public record Growth(String family, String solver, Axis axis, String constants, Exponent base, Exponent next) {

    /** Fewer sizes are end points and no slope. */
    private static final int FEWEST_SIZES = 6;

    /**
     * @param slope of log time over log size
     * @param interval its 95 % interval
     */
    public record Exponent(double slope, Interval interval) {}

    /** The series that both have, of enough sizes. */
    static List<Growth> between(Report base, Report next) {
        List<Growth> found = new ArrayList<>();
        for (Series series : next.series()) {
            base.series().stream()
                    .filter(other -> isSame(series, other))
                    .findFirst()
                    .ifPresent(other -> found.addAll(between(other, series)));
        }
        return List.copyOf(found);
    }

    private static boolean isSame(Series a, Series b) {
        return a.family().equals(b.family())
                && a.axis() == b.axis()
                && a.constants().equals(b.constants());
    }

    private static List<Growth> between(Series base, Series next) {
        List<Growth> found = new ArrayList<>();
        for (Series.Curve curve : next.curves()) {
            Optional<Exponent> after = exponent(curve);
            Optional<Exponent> before = base.curves().stream()
                    .filter(other -> other.solver().equals(curve.solver()))
                    .findFirst()
                    .flatMap(Growth::exponent);
            if (after.isPresent() && before.isPresent()) {
                found.add(new Growth(
                        next.family(),
                        curve.solver(),
                        next.axis(),
                        next.constants(),
                        before.orElseThrow(),
                        after.orElseThrow()));
            }
        }
        return found;
    }

    private static Optional<Exponent> exponent(Series.Curve curve) {
        return curve.fit()
                .filter(fit -> fit.points() >= FEWEST_SIZES)
                .flatMap(fit -> fit.interval().map(interval -> new Exponent(fit.slope(), interval)));
    }

    /** Whether it became worse: the intervals lie apart, and the exponent rose by more than the policy allows. */
    public boolean isWorse(Policy policy) {
        return next.interval().low() > base.interval().high() && next.slope() - base.slope() > policy.exponent();
    }
}
