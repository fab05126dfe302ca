package threshold.reports.model;

import java.util.Arrays;
import java.util.Optional;

/** The classes of accuracy, in the order in which they are ranked. */
public enum AccuracyClass {
    /** Backward stable whatever the condition. */
    STABLE("stable"),
    /** Good to 30·κ, refuses past a stated κ. */
    KAPPA_LIMITED("kappa-limited"),
    /** Meets a stated tolerance only. */
    APPROXIMATE("approximate"),
    /** Nothing is known of the accuracy: results that came without it. */
    UNSTATED("unstated");

    private final String label;

    AccuracyClass(String label) {
        this.label = label;
    }

    /** The class of a label, or empty for an unknown one. */
    public static Optional<AccuracyClass> labelled(String label) {
        return Arrays.stream(values()).filter(c -> c.label.equals(label)).findFirst();
    }

    /** The word for it in files and tables. */
    public String label() {
        return label;
    }
}
