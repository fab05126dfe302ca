package threshold.core.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Sizes;

/**
 * The methods of a backend by family. Immutable; a list of methods is made when it is asked for, so that making a
 * repertoire loads nothing that might be missing.
 */
public final class Repertoire {

    private static final Repertoire EMPTY = new Repertoire(Map.of());

    private final Map<Contract<?, ?, ?>, Supplier<?>> methods;

    private Repertoire(Map<Contract<?, ?, ?>, Supplier<?>> methods) {
        this.methods = methods;
    }

    /** No methods for any family. */
    public static Repertoire empty() {
        return EMPTY;
    }

    /** This repertoire with the methods for one more family. */
    public <Z extends Sizes, P, S> Repertoire with(
            Contract<Z, P, S> contract, Supplier<List<Kernel<Z, P, S>>> kernels) {
        Map<Contract<?, ?, ?>, Supplier<?>> more = new LinkedHashMap<>(methods);
        more.put(contract, kernels);
        return new Repertoire(more);
    }

    /** The methods for a family; empty if there are none. */
    @SuppressWarnings("unchecked") // only with(…) puts, and what it puts fits its key
    public <Z extends Sizes, P, S> List<Kernel<Z, P, S>> of(Contract<Z, P, S> contract) {
        Supplier<?> kernels = methods.get(contract);
        return kernels == null ? List.of() : (List<Kernel<Z, P, S>>) kernels.get();
    }
}
