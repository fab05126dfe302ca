package threshold.core.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * A library that a backend wraps and that a program may leave out.
 *
 * @param className a class that is there exactly if the library is
 * @param artifact what to add to get it, as {@code group:artifact}
 */
public record OptionalLibrary(String className, String artifact) {

    /** Why the library cannot be used; empty if its class is on the class path. Initialises nothing. */
    public Optional<String> absentBecause() {
        try {
            Class.forName(className, false, OptionalLibrary.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.of("class " + className + " is not on the class path (" + absent
                    + "); add the Maven artifact " + artifact);
        }
    }

    /** The version in the {@code pom.properties} that Maven packs beside the classes, or {@code unknown}. */
    public String mavenVersion() {
        String path = "/META-INF/maven/" + artifact.replace(':', '/') + "/pom.properties";
        try (InputStream in = OptionalLibrary.class.getResourceAsStream(path)) {
            Properties pom = new Properties();
            if (in != null) {
                pom.load(in);
            }
            return pom.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
