package threshold.core.backend.openblas;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.List;

/** Opens native libraries for the life of the JVM, and tells in the system's words why one does not open. */
final class Loader {

    private static final String ENABLE_NATIVE_ACCESS =
            "native access is not enabled, start java with --enable-native-access=ALL-UNNAMED";

    private Loader() {}

    /**
     * Opens the libraries in order, so that each finds the ones it needs already there, and returns the last.
     *
     * @throws MissingLibraryException naming the file that does not open, without its folder
     */
    static SymbolLookup open(List<Path> libraries) throws MissingLibraryException {
        SymbolLookup last = SymbolLookup.loaderLookup();
        for (Path library : libraries) {
            try {
                last = SymbolLookup.libraryLookup(library, Arena.global());
            } catch (IllegalCallerException e) {
                throw new MissingLibraryException(ENABLE_NATIVE_ACCESS, e);
            } catch (IllegalArgumentException _) {
                throw new MissingLibraryException(library.getFileName() + " cannot be loaded: " + reason(library));
            }
        }
        return last;
    }

    /** The loader's own words, which a library lookup keeps to itself. */
    private static String reason(Path library) {
        try {
            System.load(library.toString());
            return "it loads at a second attempt only";
        } catch (UnsatisfiedLinkError e) {
            return String.valueOf(e.getMessage())
                    .replace(library.toString(), library.getFileName().toString());
        }
    }
}
