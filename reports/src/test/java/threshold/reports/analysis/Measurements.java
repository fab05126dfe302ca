package threshold.reports.analysis;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import threshold.reports.model.Fork;

/** What forks measured, of which a test cares for little. */
final class Measurements {

    private static final double BOUND = 30;

    private Measurements() {}

    static Fork.Measurement of(double ns, double residual, double kappa, @Nullable String doubt) {
        return of(ns, residual, kappa, doubt, Fork.Cost.UNKNOWN);
    }

    static Fork.Measurement of(double ns, double residual, double kappa, @Nullable String doubt, Fork.Cost cost) {
        return new Fork.Measurement(
                ns, ns, 0, residual, BOUND, kappa, null, 0, 0, 0, doubt, List.of(), List.of(), Optional.empty(), cost);
    }
}
