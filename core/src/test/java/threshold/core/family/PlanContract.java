package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;

/**
 * What plan, load, run and solution promise, whatever the family.
 *
 * @param sizes sizes that were planned for
 * @param first a problem of these sizes
 * @param second another one
 * @param misfit a problem of other sizes
 */
record PlanContract<Z extends Sizes, P, S>(Family<Z, P, S> family, Z sizes, P first, P second, P misfit) {

    /** Backends whose {@code run} allocates nothing. */
    private static final Set<String> FRUGAL = Set.of("simd", "openblas");

    /** The backend that shares one problem out over threads of its own. */
    private static final String SHARING = "simd";

    private static final int QUIET_RUNS = 5;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What all plans of a JVM may wait for together: some hundred plans that never fall quiet must not each wait as long. */
    private static final AtomicLong WARM_UP_NANOS_LEFT = new AtomicLong(20_000_000_000L);

    Stream<DynamicNode> onEverySolver() {
        return containers(Solver.taking(family, sizes), this::tests);
    }

    /** For sizes that are worth sharing; a plan that leaves the other thread idle fails. */
    Stream<DynamicNode> onTwoThreads() {
        return containers(
                Solver.of(family).stream()
                        .filter(solver -> solver.backend().equals(SHARING))
                        .map(solver -> solver.onThreads(2))
                        .filter(solver -> solver.takes(sizes)),
                solver -> Stream.concat(
                        tests(solver),
                        Stream.of(dynamicTest(solver.name() + " works on both threads", () -> shares(solver)))));
    }

    private Stream<DynamicNode> containers(
            Stream<Solver<Z, P, S>> solvers, Function<Solver<Z, P, S>, Stream<DynamicTest>> tests) {
        return solvers.map(
                solver -> DynamicContainer.dynamicContainer(solver.name() + " " + sizes.named(), tests.apply(solver)));
    }

    private Stream<DynamicTest> tests(Solver<Z, P, S> solver) {
        String name = solver.name() + " ";
        return Stream.concat(
                Stream.of(
                        dynamicTest(name + "solves a second problem as a fresh plan does", () -> loadsAgain(solver)),
                        dynamicTest(name + "runs repeatably or demands a load", () -> repeats(solver)),
                        dynamicTest(name + "leaves the problem as it was", () -> preservesProblem(solver)),
                        dynamicTest(name + "does not write to a solution again", () -> releasesSolution(solver)),
                        dynamicTest(name + "refuses another size, naming both", () -> refusesMisfit(solver))),
                FRUGAL.contains(solver.backend())
                        ? Stream.of(dynamicTest(name + "allocates nothing in run", () -> allocatesNothing(solver)))
                        : Stream.empty());
    }

    private void loadsAgain(Solver<Z, P, S> solver) {
        double[] fresh = Values.of(solver.solve(sizes, second));
        try (Plan<P, S> plan = plan(solver)) {
            plan.load(first);
            plan.run();
            plan.load(second);
            plan.run();
            assertThat(Values.of(plan.solution())).isEqualTo(fresh);
        }
    }

    private void repeats(Solver<Z, P, S> solver) {
        try (Plan<P, S> plan = plan(solver)) {
            plan.load(first);
            plan.run();
            double[] once = Values.of(plan.solution());
            if (plan.consumesOperands()) {
                assertThatThrownBy(plan::run).isInstanceOf(IllegalStateException.class);
                plan.load(first);
            }
            plan.run();
            assertThat(Values.of(plan.solution())).isEqualTo(once);
        }
    }

    private void preservesProblem(Solver<Z, P, S> solver) {
        double[] before = Values.of(first);
        solver.solve(sizes, first);
        assertThat(Values.of(first)).isEqualTo(before);
    }

    private void releasesSolution(Solver<Z, P, S> solver) {
        try (Plan<P, S> plan = plan(solver)) {
            plan.load(first);
            plan.run();
            S handedOut = plan.solution();
            double[] before = Values.of(handedOut);
            plan.load(second);
            plan.run();
            assertThat(Values.of(plan.solution())).isNotEqualTo(before);
            assertThat(Values.of(handedOut)).isEqualTo(before);
        }
    }

    private void refusesMisfit(Solver<Z, P, S> solver) {
        try (Plan<P, S> plan = plan(solver)) {
            assertThatThrownBy(() -> plan.load(misfit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .containsPattern("\\d+x\\d+.*\\d+x\\d+");
        }
    }

    private void shares(Solver<Z, P, S> solver) {
        try (Plan<P, S> plan = plan(solver)) {
            plan.load(first);
            long before = workers().map(THREADS::getThreadCpuTime).sum();
            plan.run();
            assertThat(workers().map(THREADS::getThreadCpuTime).sum() - before)
                    .as("processor time of the other thread, ns")
                    .isPositive();
        }
    }

    /** Interpreted and half-compiled vector code boxes its vectors, so the plan is run until it falls quiet. */
    private void allocatesNothing(Solver<Z, P, S> solver) {
        long start = System.nanoTime();
        long patience = WARM_UP_NANOS_LEFT.get();
        try (Plan<P, S> plan = plan(solver)) {
            long allocated;
            int quiet = 0;
            do {
                plan.load(first);
                allocated = allocatedBy(plan);
                quiet = allocated == 0 ? quiet + 1 : 0;
            } while (quiet < QUIET_RUNS && System.nanoTime() - start < patience);
            assertThat(allocated)
                    .as(
                            "heap bytes of a run of %s, warmed up for %.1f s",
                            solver.name(), (System.nanoTime() - start) / 1e9)
                    .isZero();
        } finally {
            WARM_UP_NANOS_LEFT.addAndGet(start - System.nanoTime());
        }
    }

    /** By this thread and by those that it shares the run with. */
    private static long allocatedBy(Plan<?, ?> plan) {
        long workersBefore = workers().map(THREADS::getThreadAllocatedBytes).sum();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        plan.run();
        long own = THREADS.getCurrentThreadAllocatedBytes() - before;
        return own + workers().map(THREADS::getThreadAllocatedBytes).sum() - workersBefore;
    }

    private static LongStream workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("simd-worker-"))
                .mapToLong(Thread::threadId);
    }

    private Plan<P, S> plan(Solver<Z, P, S> solver) {
        return solver.kernel().plan(sizes, solver.threads());
    }
}
