package threshold.core.backend.ejml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.EjmlParameters;
import org.ejml.concurrency.EjmlConcurrency;

/** EJML's JVM-wide switches. */
final class EjmlSettings {

    private EjmlSettings() {}

    static void pinThreads(int threads) {
        EjmlConcurrency.setMaxThreads(threads);
    }

    static int threads() {
        return EjmlConcurrency.USE_CONCURRENT ? EjmlConcurrency.getMaxThreads() : 1;
    }

    static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", version());
        facts.put("concurrent", Boolean.toString(EjmlConcurrency.USE_CONCURRENT));
        facts.put("block width", Integer.toString(EjmlParameters.BLOCK_WIDTH));
        facts.put("QR switches to blocks at columns", Integer.toString(EjmlParameters.SWITCH_BLOCK64_QR));
        return facts;
    }

    /** Read at run time: a direct reference would compile in the version that the project was built against. */
    private static String version() {
        try {
            return String.valueOf(
                    Class.forName("org.ejml.EjmlVersion").getField("VERSION").get(null));
        } catch (ReflectiveOperationException e) {
            return "unknown (" + e + ")";
        }
    }
}
