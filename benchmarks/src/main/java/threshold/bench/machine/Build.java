package threshold.bench.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The build that measures.
 *
 * @param version the project's version
 * @param commit the commit that it was built from, or null outside a repository
 * @param dirty whether there were changes beyond that commit
 */
public record Build(String version, @Nullable String commit, boolean dirty) {

    private static final Properties BUILT = read();

    /** The running build. */
    public static Build current() {
        String commit = property("commit");
        return new Build(
                property("version"), commit.isEmpty() ? null : commit, Boolean.parseBoolean(property("dirty")));
    }

    /** The flags that every JVM of Threshold starts with. */
    public static List<String> jvmFlags() {
        return List.of(property("jvm.args").strip().split("\\s+"));
    }

    @Override
    public String toString() {
        return version + (commit == null ? "" : " (" + commit + (dirty ? ", with changes" : "") + ")");
    }

    private static String property(String name) {
        return BUILT.getProperty(name, "");
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing from this build");
            }
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
