package threshold.core.family;

import java.util.List;
import java.util.stream.Stream;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;

/** One method of one available backend, {@code simd:qr}, on a number of threads. */
record Solver<Z extends Sizes, P, S>(Family<Z, P, S> family, String backend, Kernel<Z, P, S> kernel, int threads) {

    /** Property: the one backend that is tested, where only its lanes are of another width. */
    private static final String ONLY = "threshold.test.backend";

    private static final List<Backend> AVAILABLE = Backends.available().stream()
            .filter(backend -> System.getProperty(ONLY, backend.name()).equals(backend.name()))
            .toList();

    static {
        AVAILABLE.forEach(backend -> backend.configure(1));
    }

    static <Z extends Sizes, P, S> List<Solver<Z, P, S>> of(Family<Z, P, S> family) {
        return AVAILABLE.stream()
                .flatMap(backend ->
                        family.kernels(backend).stream().map(k -> new Solver<>(family, backend.name(), k, 1)))
                .toList();
    }

    /** Those that do not decline these sizes. */
    static <Z extends Sizes, P, S> Stream<Solver<Z, P, S>> taking(Family<Z, P, S> family, Z sizes) {
        return of(family).stream().filter(solver -> solver.takes(sizes));
    }

    Solver<Z, P, S> onThreads(int count) {
        return new Solver<>(family, backend, kernel, count);
    }

    String name() {
        return backend + ":" + kernel.method() + (threads == 1 ? "" : " on " + threads + " threads");
    }

    boolean takes(Z sizes) {
        return kernel.declines(sizes, threads).isEmpty();
    }

    /** The solution of a plan made for this problem alone. */
    S solve(Z sizes, P problem) {
        try (Plan<P, S> plan = kernel.plan(sizes, threads)) {
            plan.load(problem);
            plan.run();
            return plan.solution();
        }
    }
}
