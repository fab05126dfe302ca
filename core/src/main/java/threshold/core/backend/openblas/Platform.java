package threshold.core.backend.openblas;

import java.util.List;
import java.util.Locale;

/**
 * An operating system and processor as the artifacts of OpenBLAS are named after them.
 *
 * @param classifier the artifact's classifier: {@code linux-x86_64}
 * @param libraries file names in the order in which they are loaded, OpenBLAS itself last; those before it are the
 *     Fortran runtime and may be absent where it is linked in
 */
record Platform(String classifier, List<String> libraries) {

    /** The platform of this JVM. */
    static Platform current() throws MissingLibraryException {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * The platform of these values of the system properties {@code os.name} and {@code os.arch}.
     *
     * @throws MissingLibraryException if OpenBLAS is not published for it
     */
    static Platform of(String osName, String osArch) throws MissingLibraryException {
        String os = osName.toLowerCase(Locale.ROOT);
        String processor = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x86-64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> throw unpublished(osName, osArch);
        };
        if (os.startsWith("linux")) {
            return new Platform(
                    "linux-" + processor,
                    List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0"));
        }
        if (os.startsWith("mac")) {
            return new Platform(
                    "macosx-" + processor,
                    List.of("libgcc_s.1.1.dylib", "libquadmath.0.dylib", "libgfortran.5.dylib", "libopenblas.0.dylib"));
        }
        if (os.startsWith("windows") && processor.equals("x86_64")) {
            return new Platform("windows-x86_64", List.of("libopenblas.dll"));
        }
        throw unpublished(osName, osArch);
    }

    /** The file name of OpenBLAS itself. */
    String openBlas() {
        return libraries.getLast();
    }

    boolean isWindows() {
        return classifier.startsWith("windows");
    }

    private static MissingLibraryException unpublished(String osName, String osArch) {
        return new MissingLibraryException("no OpenBLAS is published for " + osName + " on " + osArch);
    }
}
