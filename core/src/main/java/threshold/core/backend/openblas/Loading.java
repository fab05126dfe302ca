package threshold.core.backend.openblas;

import org.jspecify.annotations.Nullable;

/**
 * How it went to load a library.
 *
 * @param library the library, or null if there is none
 * @param failure why there is none, as one clause
 */
record Loading(@Nullable NativeLibrary library, String failure) {

    /** Loads a library, or says why it cannot. */
    @FunctionalInterface
    interface Attempt {
        NativeLibrary load() throws MissingLibraryException;
    }

    /** Makes the attempt; never throws, whatever this machine does. */
    static Loading of(String name, Attempt attempt) {
        try {
            return new Loading(attempt.load(), "");
        } catch (MissingLibraryException e) {
            return new Loading(null, String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            return new Loading(null, name + " cannot be used: " + e);
        }
    }

    /** @throws IllegalStateException saying why there is none */
    NativeLibrary require() {
        if (library == null) {
            throw new IllegalStateException(failure);
        }
        return library;
    }
}
