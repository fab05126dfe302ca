package threshold.core.backend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.kernel.Ceiling;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Sizes;

/**
 * A backend under the name of the version that its library has in this JVM: {@code ejml@0.44}.
 *
 * @param name what it is called
 * @param backend who does the work
 */
record RenamedBackend(String name, Backend backend) implements Backend {

    /**
     * The backend that a version is a version of: {@code ejml} of {@code ejml@0.44}.
     *
     * @throws IllegalArgumentException unless the name reads {@code backend@version}
     */
    static String base(String name) {
        int at = name.indexOf('@');
        if (at < 1 || at == name.length() - 1) {
            throw new IllegalArgumentException("a version of a library reads backend@version, not '" + name + "'");
        }
        return name.substring(0, at);
    }

    @Override
    public Optional<String> unavailableBecause() {
        return backend.unavailableBecause();
    }

    @Override
    public void configure(int threads) {
        backend.configure(threads);
    }

    @Override
    public Map<String, String> facts() {
        return backend.facts();
    }

    @Override
    public List<String> jvmFlags() {
        return backend.jvmFlags();
    }

    @Override
    public Optional<String> artifact() {
        return backend.artifact();
    }

    /** No ceilings: they belong to the machine, and are measured once under the name that they have in every run. */
    @Override
    public <Z extends Sizes, P, S> List<Kernel<Z, P, S>> kernels(Contract<Z, P, S> contract) {
        return contract.equals(Ceiling.CONTRACT) ? List.of() : backend.kernels(contract);
    }
}
