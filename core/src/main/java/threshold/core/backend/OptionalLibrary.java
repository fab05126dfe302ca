package threshold.core.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
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

    /**
     * The version in the {@code pom.properties} that Maven packs beside the classes, or {@code unknown}; one that lies
     * in another jar is that of another version on the same class path.
     */
    public String mavenVersion() {
        String path = "META-INF/maven/" + artifact.replace(':', '/') + "/pom.properties";
        ClassLoader loader = OptionalLibrary.class.getClassLoader();
        URL pom = loader.getResource(path);
        URL library = loader.getResource(className.replace('.', '/') + ".class");
        if (pom == null || library == null || !root(pom, path).equals(root(library, className + ".class"))) {
            return "unknown";
        }
        try (InputStream in = pom.openStream()) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Where a resource lies, up to its path. */
    private static String root(URL resource, String path) {
        String all = resource.toString();
        return all.substring(0, all.length() - path.length());
    }
}
