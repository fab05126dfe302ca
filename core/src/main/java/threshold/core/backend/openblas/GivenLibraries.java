package threshold.core.backend.openblas;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import threshold.core.backend.Backend;
import threshold.core.backend.BackendSource;
import threshold.core.backend.Backends;

/**
 * The native library that this JVM was started with, {@code -Dthreshold.native=mkl=/path/to/libmkl_rt.so}: any BLAS
 * with a C interface, with as much of LAPACK as it has. It is loaded when its availability is asked for.
 */
public final class GivenLibraries implements BackendSource {

    /** Once per JVM, as the library is. */
    private static final class Given {

        static final List<Backend> BACKENDS = of(System.getProperty(Backends.NATIVE));

        private static List<Backend> of(@Nullable String given) {
            if (given == null) {
                return List.of();
            }
            int equals = given.indexOf('=');
            if (equals < 1 || equals == given.length() - 1) {
                throw new IllegalArgumentException(
                        "-D" + Backends.NATIVE + " reads name=path of a library, not '" + given + "'");
            }
            return List.of(backend(
                    given.substring(0, equals),
                    Path.of(given.substring(equals + 1)).toAbsolutePath()));
        }
    }

    /** A backend over the library in a file, which is loaded once and not yet. */
    static Backend backend(String name, Path file) {
        return new NativeBackend(name, new Supplier<>() {

            private @Nullable Loading loading;

            @Override
            public synchronized Loading get() {
                if (loading == null) {
                    loading = Loading.of(name, () -> NativeLibrary.given(name, file));
                }
                return loading;
            }
        });
    }

    @Override
    public List<Backend> backends() {
        return Given.BACKENDS;
    }
}
