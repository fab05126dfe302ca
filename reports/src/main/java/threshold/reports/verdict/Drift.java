package threshold.reports.verdict;

import java.util.Optional;
import threshold.reports.analysis.Ceilings;
import threshold.reports.analysis.Report;

/**
 * How much slower the machine itself was in one run than in another, as far as is known.
 *
 * @param ruler time of a fixed scalar loop in the new run over that in the base, where both have measured it
 */
public record Drift(Optional<Double> ruler) {

    /** The margin where nothing tells of the drift. */
    private static final double UNKNOWN = 0.10;

    static Drift between(Report base, Report next) {
        return new Drift(ruler(base).flatMap(before -> ruler(next).map(after -> after / before)));
    }

    private static Optional<Double> ruler(Report report) {
        return report.ceilings().all().stream()
                .filter(ceiling -> ceiling.kind() == Ceilings.Kind.RULER && ceiling.threads() == 1)
                .map(ceiling -> ceiling.value().median())
                .findFirst();
    }

    /** (1 + δ)·max(r, 1/r) − 1. */
    Policy widened(Policy policy) {
        return policy.withDelta(ruler.map(r -> (1 + policy.delta()) * Math.max(r, 1 / r) - 1)
                .orElse(Math.max(policy.delta(), UNKNOWN)));
    }
}
