package threshold.core.backend.scalar;

import threshold.core.algorithm.Blas;

/** The plain operations, for tests of the algorithms that are written over them. */
public final class ScalarOperations {

    private ScalarOperations() {}

    public static Blas create() {
        return new ScalarBlas();
    }
}
