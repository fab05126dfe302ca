package threshold.core.backend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Sizes;

/**
 * One library or hand-written implementation: a service with one line in
 * {@code META-INF/services/threshold.core.backend.Backend} and a public constructor without parameters.
 *
 * <p>Constructing a backend and asking for its name or its availability loads nothing that might be missing. A family
 * that a backend has no method for is an empty list, and tables say so; {@link Repertoire} keeps the lists.
 */
public interface Backend {

    /** Lower-case, with hyphens: {@code commons-math}. */
    String name();

    /** Why the backend cannot work here, as one clause a user can act on; empty if it can. Never throws. */
    default Optional<String> unavailableBecause() {
        return Optional.empty();
    }

    /** Sets the library's own, JVM-wide number of threads. Called once per JVM, before the first plan. */
    default void configure(int threads) {}

    /** Facts that belong to a measurement: version, chosen kernels, settings. Asked for only if available. */
    default Map<String, String> facts() {
        return Map.of();
    }

    /** Options that a JVM must be started with for it. */
    default List<String> jvmFlags() {
        return List.of();
    }

    /** The Maven artifact that it calls, {@code group:artifact}; empty if it is its own. */
    default Optional<String> artifact() {
        return Optional.empty();
    }

    /** The backend's methods for a family; empty if it has none. */
    <Z extends Sizes, P, S> List<Kernel<Z, P, S>> kernels(Contract<Z, P, S> contract);
}
