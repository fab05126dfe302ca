package threshold.core.backend.openblas;

import java.util.Optional;

/**
 * OpenBLAS, native: CBLAS and LAPACK out of {@code org.bytedeco:openblas}, the bundled instance of the native backends.
 *
 * <p>Before it is loaded, variables of the environment that would choose its kernels are cleared, so that the CPU
 * chooses them. It starts on one thread whatever {@code OPENBLAS_NUM_THREADS} says.
 */
public final class OpenBlasBackend extends NativeBackend {

    /** The library of this process, loaded when this class is first touched. */
    private static final class Bundled {
        static final Loading LOADING = Loading.of("OpenBLAS", NativeLibrary::bundled);
    }

    public OpenBlasBackend() {
        super("openblas", () -> Bundled.LOADING);
    }

    @Override
    public Optional<String> artifact() {
        return Optional.of(BundledLibrary.ARTIFACT);
    }
}
