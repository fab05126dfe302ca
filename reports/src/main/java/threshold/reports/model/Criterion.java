package threshold.reports.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure that a run sets out to reach: what of which cell, and from which value on it is reached.
 *
 * @param label what is judged, for people
 * @param kind which figure
 * @param subject identity of the cell that is to reach it
 * @param rivals identities of the cells that it is held against, of which the fastest counts; none unless it is a
 *     speedup
 * @param atLeast the value that must be reached, if there is one
 * @param stretch the value that is hoped for, if there is one
 */
public record Criterion(
        String label, Kind kind, String subject, List<String> rivals, OptionalDouble atLeast, OptionalDouble stretch) {

    /** The figures that are judged. */
    public enum Kind {
        /** Median time of the fastest rival over that of the subject: at least so much. */
        SPEEDUP("speedup"),
        /** Nominal flops per time over the FMA peak of this run on as many threads: at least so much. */
        SHARE_OF_PEAK("share-of-peak"),
        /** Median nanoseconds per unit of the sequence, a step: at most so much. */
        TIME_PER_STEP("time-per-step");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The kind of a name in a manifest, or empty for an unknown one. */
        public static Optional<Kind> labelled(String label) {
            return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
        }

        /** The name in files. */
        public String label() {
            return label;
        }

        /** Whether less is better. */
        public boolean isAtMost() {
            return this == TIME_PER_STEP;
        }
    }
}
