package threshold.core.advice;

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
        return Backends.available().stream()
                .flatMap((Backend backend) ->
                        family.kernels(backend).stream().map(kernel -> new Offer<>(backend, kernel)))
                .filter(offer -> offer.kernel().declines(sizes, threads).isEmpty());
    }

    /** The kernel, its library set to so many threads: one that threads by itself refuses plans for any other number. */
    Kernel<Z, P, S> on(int threads) {
        backend.configure(threads);
        return kernel;
    }
}
