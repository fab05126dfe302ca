package threshold.reports.model;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A slowdown that somebody has accepted for a while.
 *
 * @param cell identities of cells, {@code *} for any characters
 * @param reason why it is accepted
 * @param expires the last day on which it is
 * @param maxRatio the most that the cell may have become slower, new over base
 */
public record Waiver(String cell, String reason, LocalDate expires, double maxRatio) {

    /** Whether it is about this cell. */
    public boolean covers(String id) {
        String pattern = Pattern.quote(cell).replace("*", "\\E.*\\Q");
        return id.matches(pattern);
    }

    /** Whether it no longer holds. */
    public boolean isExpired(LocalDate today) {
        return today.isAfter(expires);
    }
}
