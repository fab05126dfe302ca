package threshold.core.saturation;

import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;

/**
 * Hidden states that a head is applied to, and what is known of them.
 *
 * @param states H, N×d
 * @param targets the tokens that followed, or null
 * @param logZ log-partitions that were stored with them, or null
 */
public record HiddenStates(Matrix states, int @Nullable [] targets, double @Nullable [] logZ) {

    /** @throws IllegalArgumentException naming numbers that disagree */
    public HiddenStates {
        requireAll("targets", targets == null ? states.rows() : targets.length, states.rows());
        requireAll("log-partitions", logZ == null ? states.rows() : logZ.length, states.rows());
    }

    /** Hidden states of which nothing else is known. */
    public static HiddenStates of(Matrix states) {
        return new HiddenStates(states, null, null);
    }

    public HiddenStates withTargets(int[] tokens) {
        return new HiddenStates(states, tokens, logZ);
    }

    public HiddenStates withLogZ(double[] stored) {
        return new HiddenStates(states, targets, stored);
    }

    private static void requireAll(String what, int count, int rows) {
        if (count != rows) {
            throw new IllegalArgumentException(count + " " + what + " for " + rows + " hidden states");
        }
    }
}
