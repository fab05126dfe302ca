package threshold.bench.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import threshold.bench.machine.Build;
import threshold.bench.machine.Jvm;
import threshold.bench.machine.Machine;
import threshold.bench.suite.Declined;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

/**
 * What a run is: written once, before the first fork, and all that resuming needs.
 *
 * @param created when, ISO 8601
 * @param fingerprint SHA-256 of machine and JVM
 * @param environment variables that steer native libraries
 */
public record Manifest(
        int schema,
        String suite,
        String title,
        String created,
        Build threshold,
        Machine machine,
        String fingerprint,
        Jvm jvm,
        Map<String, String> environment,
        List<BackendFacts> backends,
        Plan plan,
        List<PlannedCell> cells,
        List<Declined> declined) {

    /** The version of the run folder's format. */
    public static final int SCHEMA = 1;

    /** A backend as it was found. */
    public record BackendFacts(
            String name, boolean available, @Nullable String because, Map<String, String> facts) {}

    /**
     * How cells are measured.
     *
     * @param seed of the order of forks
     * @param rounds forks of each cell
     * @param timeLimitSeconds operations predicted to take longer are skipped
     * @param budgetSeconds the time after which no fork is started
     * @param effort what a fork spends on a cell
     * @param backendJars jars with more backends
     */
    public record Plan(
            long seed,
            int rounds,
            double timeLimitSeconds,
            double budgetSeconds,
            Effort effort,
            List<String> backendJars) {}

    /** Names what differs between the run and the present build, machine and JVM; empty if it may go on here. */
    public List<String> differences(Build build, Machine here, Jvm now) {
        List<String> differences = new ArrayList<>();
        if (!Objects.equals(threshold, build)) {
            differences.add("build: was " + threshold + ", is " + build);
        }
        differences.addAll(machine.differences(here));
        if (!Objects.equals(jvm, now)) {
            differences.add("JVM: was " + jvm + ", is " + now);
        }
        return differences;
    }

    /** SHA-256 of what figures depend on, in hexadecimal. */
    public static String fingerprint(Machine machine, Jvm jvm) {
        try {
            byte[] text = (machine + "\n" + jvm).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
