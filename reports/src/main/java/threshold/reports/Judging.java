package threshold.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import threshold.reports.analysis.Report;
import threshold.reports.store.WaiversReader;
import threshold.reports.verdict.Comparison;
import threshold.reports.verdict.Policy;
import threshold.reports.verdict.Waivers;

/**
 * What counts as a slowdown, for whoever compares.
 *
 * @param delta a ratio up to 1 + delta is no change
 * @param allowed names of what may differ between the two, of what figures depend on
 * @param waivers a YAML file of slowdowns that are accepted
 */
public record Judging(double delta, Set<String> allowed, Optional<Path> waivers) {

    /** What holds unless someone says otherwise: changes of 3 % are none, nothing may differ, nothing is accepted. */
    public static final Judging DEFAULT = new Judging(Policy.DEFAULT.delta(), Set.of(), Optional.empty());

    /** The slowdowns that are accepted today. */
    Waivers accepted() throws IOException {
        return waivers.isPresent()
                ? new Waivers(WaiversReader.read(waivers.orElseThrow()), LocalDate.now())
                : Waivers.NONE;
    }

    /** A new result against its base. */
    Comparison compare(Report base, Report next, Waivers accepted) {
        return Comparison.of(base, next, policy(), allowed, accepted);
    }

    private Policy policy() {
        return Policy.DEFAULT.withDelta(delta);
    }
}
