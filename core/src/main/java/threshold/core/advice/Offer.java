package threshold.core.advice;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.family.Family;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Sizes;

/** A kernel that this program has, and whose it is. */
record Offer<Z extends Sizes, P, S>(Backend backend, Kernel<Z, P, S> kernel) {

    /** All that take sizes on so many threads. */
    static <Z extends Sizes, P, S> Stream<Offer<Z, P, S>> of(Family<Z, P, S> family, Z sizes, int threads) {
        return all(family)
                .filter(offer -> offer.kernel().declines(sizes, threads).isEmpty());
    }

    /** Why kernels that this program has do not take sizes on so many threads, by {@code backend:method}. */
    static <Z extends Sizes, P, S> Map<String, String> declined(
            Family<Z, P, S> family, Map<String, String> named, int threads) {
        Z sizes = family.sizes(named, family.inputs().getFirst());
        Map<String, String> declined = new HashMap<>();
        all(family)
                .forEach(offer ->
                        offer.kernel().declines(sizes, threads).ifPresent(why -> declined.put(offer.solver(), why)));
        return declined;
    }

    private static <Z extends Sizes, P, S> Stream<Offer<Z, P, S>> all(Family<Z, P, S> family) {
        return Backends.available().stream()
                .flatMap((Backend backend) ->
                        family.kernels(backend).stream().map(kernel -> new Offer<>(backend, kernel)));
    }

    private String solver() {
        return backend.name() + ":" + kernel.method();
    }

    /** The kernel, its library set to so many threads: one that threads by itself refuses plans for any other number. */
    Kernel<Z, P, S> on(int threads) {
        backend.configure(threads);
        return kernel;
    }
}
