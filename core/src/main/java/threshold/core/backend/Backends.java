package threshold.core.backend;

import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The backends on the class path, found as services, and those that this JVM was started with. */
public final class Backends {

    /** System property: one more native library as a backend, {@code mkl=/path/to/libmkl_rt.so}. */
    public static final String NATIVE = "threshold.native";

    /**
     * System property: the class path has another version of a backend's library before the bundled one, and the
     * backend is called after it, {@code ejml@0.44}. Under its plain name it is not there: it would pass for the
     * bundled version.
     */
    public static final String LIBRARY = "threshold.library";

    private Backends() {}

    /**
     * Every backend, available or not, in the order of their service files.
     *
     * @throws IllegalArgumentException if two have one name, or a property that names one cannot be read
     */
    public static List<Backend> all() {
        String version = System.getProperty(LIBRARY);
        Stream<Backend> services = ServiceLoader.load(Backend.class).stream().map(ServiceLoader.Provider::get);
        Stream<Backend> found =
                ServiceLoader.load(BackendSource.class).stream().flatMap(source -> source.get().backends().stream());
        List<Backend> all = Stream.concat(services, found)
                .map(backend -> renamed(backend, version))
                .toList();
        Set<String> names = new HashSet<>();
        for (Backend backend : all) {
            if (!names.add(backend.name())) {
                throw new IllegalArgumentException("two backends are named '" + backend.name() + "'; rename one");
            }
        }
        return all;
    }

    private static Backend renamed(Backend backend, @Nullable String version) {
        return version != null && RenamedBackend.base(version).equals(backend.name())
                ? new RenamedBackend(version, backend)
                : backend;
    }

    /** The backends that can work here. */
    public static List<Backend> available() {
        return all().stream().filter(b -> b.unavailableBecause().isEmpty()).toList();
    }

    /**
     * The available backend of that name.
     *
     * @throws IllegalArgumentException naming the choices, or the reason why it is not available
     */
    public static Backend named(String name) {
        List<Backend> all = all();
        Backend backend = all.stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no backend '" + name + "'; known: "
                        + all.stream().map(Backend::name).collect(Collectors.joining(", "))));
        backend.unavailableBecause().ifPresent(why -> {
            throw new IllegalArgumentException("backend " + name + " is not available: " + why);
        });
        return backend;
    }
}
