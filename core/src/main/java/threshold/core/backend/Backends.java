package threshold.core.backend;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The backends on the class path, found as services. */
public final class Backends {

    private Backends() {}

    /** Every backend, available or not, in the order of their service files. */
    public static List<Backend> all() {
        return ServiceLoader.load(Backend.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
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
