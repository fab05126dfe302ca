package threshold.reports.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a scaling suite varies. */
public enum Axis {
    /** The length of the data: steps, samples, rows or tokens. */
    SEQUENCE,
    /** The number of parameters of the model. */
    PARAMETERS;

    /** The axis of a name in a manifest, or empty for an unknown one. */
    public static Optional<Axis> named(String name) {
        return Arrays.stream(values()).filter(axis -> axis.label().equals(name)).findFirst();
    }

    /** The name in files and headings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
