package threshold.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threshold.bench.machine.ResidentMemory;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.family.Families;
import threshold.core.family.Family;
import threshold.core.family.Instance;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;

/** One solver with its problem loaded: what a fork calls, and what it finds out about the answer. */
final class Trial<Z extends Sizes, P, S> implements AutoCloseable {

    private static final double SETTLE_LOAD = 50e6;
    private static final double CAP_LOAD = 400e6;

    /** Fact: the most bytes of memory that the process had when it had been measured, before its answer was judged. */
    private static final String RESIDENT = "memory.resident";

    /** Facts: what the answer says. */
    private static final String FIGURE = "figure.";

    private final Family<Z, P, S> family;
    private final Backend backend;
    private final Kernel<Z, P, S> kernel;
    private final Instance<P> instance;
    private final Plan<P, S> plan;
    private final int threads;

    private Trial(Family<Z, P, S> family, Backend backend, Kernel<Z, P, S> kernel, Z sizes, String input, int threads) {
        this.family = family;
        this.backend = backend;
        this.kernel = kernel;
        this.threads = threads;
        instance = family.instance(sizes, input);
        backend.configure(threads);
        plan = kernel.plan(sizes, threads);
        plan.load(instance.problem());
    }

    /**
     * Finds the family and the solver, makes the problem, plans and loads.
     *
     * @param solver {@code backend:method}, or a backend for the first method that it lists
     * @param sizes {@code n=64,T=1000}; what is missing is the family's default
     * @param input the input's name, or empty for the family's default
     */
    static Trial<?, ?, ?> of(String family, String solver, String sizes, String input, int threads) {
        return of(Families.named(family), solver, sizes, input, threads);
    }

    private static <Z extends Sizes, P, S> Trial<Z, P, S> of(
            Family<Z, P, S> family, String solver, String sizes, String input, int threads) {
        int colon = solver.indexOf(':');
        Backend backend = Backends.named(colon < 0 ? solver : solver.substring(0, colon));
        Kernel<Z, P, S> kernel = family.kernels(backend).stream()
                .filter(k -> colon < 0 || k.method().equals(solver.substring(colon + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(solver + " has no such method for " + family.name()
                        + "; known: "
                        + family.kernels(backend).stream().map(Kernel::method).toList()));
        String name = input.isEmpty() ? family.inputs().getFirst() : input;
        return new Trial<>(family, backend, kernel, family.sizes(Cell.parseSizes(sizes), name), name, threads);
    }

    Plan<P, S> plan() {
        return plan;
    }

    void load() {
        plan.load(instance.problem());
    }

    /** What must be done before each run, if anything. */
    @Nullable
    Runnable beforeEachRun() {
        return plan.consumesOperands() ? this::load : null;
    }

    /** What it reads of the JVM while it is warmed up. */
    Instruments instruments() {
        return Instruments.ofThisJvm(threads);
    }

    /** Everything that is known about the solution, the memory and the JVM once the measured iterations are over. */
    void describe(Findings findings) {
        ResidentMemory.peak().ifPresent(bytes -> findings.facts(Map.of(RESIDENT, Long.toString(bytes))));
        findings.put("heapBytes", Allocation.of(plan::run, beforeEachRun(), threads));
        S solution = plan.solution();
        family.figures(solution).forEach((name, value) -> findings.facts(Map.of(FIGURE + name, value.toString())));
        findings.put("residual", family.residual(kernel, instance, solution))
                .put("kappa", instance.kappa())
                .put("bound", kernel.accuracy().bound(instance.kappa()))
                .put("accuracy", kernel.accuracy().label())
                .put("hash", SolutionHash.of(solution))
                .put("nativeBytes", plan.nativeBytes())
                .put("path", plan.path())
                .put("load", loadTime())
                .facts(backend.facts())
                .facts(jvmFacts());
    }

    /** Nanoseconds of a load once it has settled, since run is timed warm too; of one load where it is long. */
    private double loadTime() {
        WarmUp loads = new WarmUp(this::load, null, SETTLE_LOAD, CAP_LOAD, instruments());
        if (loads.once()[0] < WarmUp.LONG) {
            loads.run();
        }
        return loads.settledTime();
    }

    private static Map<String, String> jvmFacts() {
        long collections = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
        long compiling = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
        return Map.of("gc.collections", Long.toString(collections), "jit.ms", Long.toString(compiling));
    }

    @Override
    public void close() {
        plan.close();
    }
}
