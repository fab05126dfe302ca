package threshold.core.workload;

import threshold.core.Matrix;

/** Synthetic hidden states. */
public final class HiddenStates {

    private HiddenStates() {}

    /**
     * Normal rows around a mean whose entries all are {@code shift}, ‖μ‖² = shift²·d: their mean cosine is near shift²/(1 +
     * shift²).
     */
    public static Matrix around(double shift, int rows, int cols, long seed) {
        Matrix hidden = Matrices.normal(rows, cols, seed);
        for (int i = 0; i < hidden.data().length; i++) {
            hidden.data()[i] += shift;
        }
        return hidden;
    }
}
