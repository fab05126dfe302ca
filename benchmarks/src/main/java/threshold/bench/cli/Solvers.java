package threshold.bench.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import threshold.core.backend.Backend;
import threshold.core.family.Families;
import threshold.core.family.Family;

/**
 * The solvers that may be asked for.
 *
 * @param byFamily their names, {@code simd:qr}
 */
record Solvers(Map<String, Set<String>> byFamily) {

    /** Those of the backends that can work here. */
    static Solvers of(List<Backend> backends) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (Family<?, ?, ?> family : Families.all()) {
            Set<String> ofFamily = new TreeSet<>();
            for (Backend backend : backends) {
                if (backend.unavailableBecause().isEmpty()) {
                    family.kernels(backend).forEach(k -> ofFamily.add(backend.name() + ":" + k.method()));
                }
            }
            names.put(family.name(), ofFamily);
        }
        return new Solvers(names);
    }

    /** Takes more in. */
    void add(Map<String, Set<String>> more) {
        more.forEach((family, names) ->
                byFamily.computeIfAbsent(family, _ -> new TreeSet<>()).addAll(names));
    }

    /** Those of these families, or of all if none is named. */
    Set<String> within(Collection<String> families) {
        Set<String> names = new TreeSet<>();
        byFamily.forEach((family, ofFamily) -> {
            if (families.isEmpty() || families.contains(family)) {
                names.addAll(ofFamily);
            }
        });
        return names;
    }
}
