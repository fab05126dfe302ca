package threshold.bench.suite;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a suite sets out to reach; the fields are those of the run folder's manifest, and reports evaluate it.
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
        String label,
        Kind kind,
        String subject,
        List<String> rivals,
        @Nullable Double atLeast,
        @Nullable Double stretch) {

    /** The figures. */
    public enum Kind {
        /** Median time of the fastest rival over that of the subject, at least. */
        SPEEDUP("speedup"),
        /** Nominal flops per time over the FMA peak of the run on as many threads, at least. */
        SHARE_OF_PEAK("share-of-peak"),
        /** Nanoseconds per step, at most. */
        TIME_PER_STEP("time-per-step");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Its name in the manifest. */
        @JsonValue
        public String label() {
            return label;
        }
    }

    /** Whether one of its cells is among these. */
    public boolean takes(Set<String> cells) {
        return cells.contains(subject) || rivals.stream().anyMatch(cells::contains);
    }
}
