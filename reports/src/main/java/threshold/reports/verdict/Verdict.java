package threshold.reports.verdict;

import java.util.Locale;

/** What can be said of the time of a cell. */
public enum Verdict {
    /** It became slower, by more than the margin, and chance is no explanation. */
    REGRESSION,
    /** It became faster, likewise. */
    IMPROVEMENT,
    /** It changed by less than the margin, and chance is no explanation of that either. */
    EQUIVALENT,
    /** The forks do not tell. */
    INCONCLUSIVE;

    /** The word for it in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
