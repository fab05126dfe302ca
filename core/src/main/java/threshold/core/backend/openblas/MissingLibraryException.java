package threshold.core.backend.openblas;

/** Why a native library cannot be used here; the message is one clause that a user can act on. */
final class MissingLibraryException extends Exception {

    private static final long serialVersionUID = 1;

    MissingLibraryException(String clause) {
        super(clause);
    }

    MissingLibraryException(String clause, Throwable cause) {
        super(clause + ": " + cause.getMessage(), cause);
    }
}
