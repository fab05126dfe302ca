package threshold.bench.machine;

import java.util.List;

/**
 * The JVM of the forks.
 *
 * @param version its full version
 * @param vendor who built it
 * @param flags what forks are started with
 */
public record Jvm(String version, String vendor, List<String> flags) {

    /** The JVM of the forks, which is that of this process with flags of their own. */
    public static Jvm withFlags(List<String> flags) {
        return new Jvm(Runtime.version().toString(), System.getProperty("java.vendor"), flags);
    }
}
