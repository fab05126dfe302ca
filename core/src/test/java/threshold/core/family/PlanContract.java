package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
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

    private static final long MOST_WARM_UP_NANOS = 20_000_000_000L;
    private static final int QUIET_RUNS = 5;

    Stream<DynamicNode> onEverySolver() {
        return Solver.taking(family, sizes)
                .map(solver -> DynamicContainer.dynamicContainer(solver.name() + " " + sizes.named(), tests(solver)));
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
        try (Plan<P, S> plan = solver.kernel().plan(sizes, 1)) {
            plan.load(first);
            plan.run();
            plan.load(second);
            plan.run();
            assertThat(Values.of(plan.solution())).isEqualTo(fresh);
        }
    }

    private void repeats(Solver<Z, P, S> solver) {
        try (Plan<P, S> plan = solver.kernel().plan(sizes, 1)) {
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
        try (Plan<P, S> plan = solver.kernel().plan(sizes, 1)) {
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
        try (Plan<P, S> plan = solver.kernel().plan(sizes, 1)) {
            assertThatThrownBy(() -> plan.load(misfit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .containsPattern("\\d+x\\d+.*\\d+x\\d+");
        }
    }

    /** Interpreted and half-compiled vector code boxes its vectors, so the plan is run until it falls quiet. */
    private void allocatesNothing(Solver<Z, P, S> solver) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Plan<P, S> plan = solver.kernel().plan(sizes, 1)) {
            long deadline = System.nanoTime() + MOST_WARM_UP_NANOS;
            long allocated = 0;
            int quiet = 0;
            while (quiet < QUIET_RUNS && System.nanoTime() < deadline) {
                plan.load(first);
                long before = threads.getCurrentThreadAllocatedBytes();
                plan.run();
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
                quiet = allocated == 0 ? quiet + 1 : 0;
            }
            assertThat(allocated)
                    .as("heap bytes of a warm run of %s", solver.name())
                    .isZero();
        }
    }
}
