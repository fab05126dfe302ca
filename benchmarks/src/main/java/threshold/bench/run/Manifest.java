package threshold.bench.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import threshold.bench.machine.Build;
import threshold.bench.machine.Jvm;
import threshold.bench.machine.Machine;
import threshold.bench.suite.Criterion;
import threshold.bench.suite.Declined;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;
import threshold.core.backend.Backend;

/**
 * What a run is: written once, before the first fork, and all that resuming needs.
 *
 * @param created when, ISO 8601
 * @param fingerprint SHA-256 of machine and JVM
 * @param environment variables that steer native libraries
 * @param criteria the figures that the suite sets out to reach
 * @param session what it shares with the run of another build that is measured side by side with it; null if there is
 *     none
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
        List<Declined> declined,
        List<Criterion> criteria,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Session session) {

    /** The version of the run folder's format. */
    public static final int SCHEMA = 1;

    /**
     * Two builds side by side.
     *
     * @param id the same in both manifests
     * @param screening rounds that all cells have; later ones are of those that stood out in them
     */
    public record Session(String id, int screening) {}

    /** A backend as it was found. */
    public record BackendFacts(
            String name, boolean available, @Nullable String because, Map<String, String> facts) {

        /** What it says of itself on so many threads, to which it is set. */
        public static BackendFacts of(Backend backend, int threads) {
            Optional<String> because = backend.unavailableBecause();
            if (because.isPresent()) {
                return absent(backend.name(), because.get());
            }
            backend.configure(threads);
            return new BackendFacts(backend.name(), true, null, backend.facts());
        }

        static BackendFacts absent(String name, String because) {
            return new BackendFacts(name, false, because, Map.of());
        }
    }

    /**
     * How cells are measured.
     *
     * @param seed of the order of forks
     * @param rounds forks of each cell that does not state its own
     * @param timeLimitSeconds operations predicted to take longer are skipped
     * @param budgetSeconds the time after which no fork is started
     * @param effort what a fork spends on a cell
     * @param backendJars jars with more backends
     * @param backendJarHashes SHA-256 of each jar, by its path
     * @param guests backends that the run brought
     */
    public record Plan(
            long seed,
            int rounds,
            double timeLimitSeconds,
            double budgetSeconds,
            Effort effort,
            List<String> backendJars,
            Map<String, String> backendJarHashes,
            List<Guest.Identity> guests) {

        /** A manifest of before there were guests has none. */
        public Plan {
            guests = Objects.requireNonNullElse(guests, List.of());
        }
    }

    /** What a run depends on: {@link #hereAndNow} tells what it is at present. */
    public record Surroundings(
            Build build,
            Machine machine,
            Jvm jvm,
            Map<String, String> environment,
            Map<String, String> jarHashes,
            List<Guest.Identity> guests) {}

    /**
     * The surroundings that forks of this run would have here and now.
     *
     * @param guests the guests that are here now
     * @throws IOException naming a backend jar or a guest's file that cannot be read
     */
    public Surroundings hereAndNow(List<Guest> guests) throws IOException {
        return new Surroundings(
                Build.current(),
                Machine.current(),
                Jvm.withFlags(jvm.flags()),
                Machine.environment(),
                hashes(plan.backendJars()),
                Guest.identities(guests));
    }

    /**
     * Returns normally if each guest of the run is there; a run folder keeps what a guest's files contain, and not
     * where they lie.
     *
     * @throws IllegalArgumentException naming one that is not, and the option that brings it
     */
    public void requireGuests(List<Guest> given) {
        List<String> names = given.stream().map(Guest::name).toList();
        for (Guest.Identity guest : plan.guests()) {
            if (!names.contains(guest.name())) {
                throw new IllegalArgumentException("the run has the guest %s; give it again by %s %s=PATH"
                        .formatted(guest, guest.option(), guest.name()));
            }
        }
    }

    /** Names what differs between the run and other surroundings; empty if it may go on in them. */
    public List<String> differences(Surroundings other) {
        List<String> differences = new ArrayList<>();
        differ(differences, "build", threshold, other.build());
        differences.addAll(machine.differences(other.machine()));
        differ(differences, "JVM", jvm, other.jvm());
        differ(differences, "environment", environment, other.environment());
        differ(differences, "backend jars", plan.backendJarHashes(), other.jarHashes());
        differ(differences, "guests", plan.guests(), other.guests());
        return differences;
    }

    private static void differ(List<String> differences, String what, @Nullable Object then, Object now) {
        if (!Objects.equals(then, now)) {
            differences.add("%s: was %s, is %s".formatted(what, then, now));
        }
    }

    /**
     * SHA-256 of each file, by its path.
     *
     * @throws IOException naming a file that cannot be read
     */
    public static Map<String, String> hashes(List<String> files) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String file : files) {
            hashes.put(file, sha256(Path.of(file)));
        }
        return hashes;
    }

    static String sha256(Path file) throws IOException {
        return sha256(Files.readAllBytes(file));
    }

    /** SHA-256 of what figures depend on, in hexadecimal. */
    public static String fingerprint(Machine machine, Jvm jvm) {
        return sha256((machine + "\n" + jvm).getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
