package threshold.reports.verdict;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import threshold.reports.model.Waiver;

/**
 * The slowdowns that are accepted.
 *
 * @param all every waiver, expired ones too
 * @param today the day that they are held against
 */
public record Waivers(List<Waiver> all, LocalDate today) {

    /** No waiver. */
    public static final Waivers NONE = new Waivers(List.of(), LocalDate.EPOCH);

    /** The waiver of a slowdown, if one holds that allows as much. */
    Optional<Waiver> of(CellVerdict verdict) {
        return all.stream()
                .filter(waiver -> waiver.covers(verdict.id())
                        && !waiver.isExpired(today)
                        && verdict.contrast().ratio() <= waiver.maxRatio())
                .findFirst();
    }

    /** Those that hold no more. */
    List<Waiver> expired() {
        return all.stream().filter(waiver -> waiver.isExpired(today)).toList();
    }
}
