package threshold.core.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where bytes come from: a file, or a resource on the class path.
 *
 * @param name what error messages call it
 * @param opener opens it from its beginning
 */
record Source(String name, Opener opener) {

    /** Opens a stream. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    static Source file(String path) {
        Path file = Path.of(path);
        return new Source(path, () -> {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new IllegalArgumentException(
                        "there is no readable file " + file.toAbsolutePath() + ": check its name and its rights");
            }
            return new BufferedInputStream(Files.newInputStream(file));
        });
    }

    /**
     * @param resource absolute name on the class path
     * @param remedy what to do if it is not there
     */
    static Source resource(String resource, String remedy) {
        return new Source(resource, () -> {
            InputStream in = Source.class.getResourceAsStream(resource);
            if (in == null) {
                throw new IllegalArgumentException(resource + " is not on the class path; " + remedy);
            }
            return new BufferedInputStream(in);
        });
    }

    InputStream open() throws IOException {
        return opener.open();
    }
}
