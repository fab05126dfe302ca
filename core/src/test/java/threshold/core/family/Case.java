package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Sizes;

/**
 * A problem that every solver is held against.
 *
 * @param name the property that it stands for: {@code kappa=1e10}
 * @param instance the problem, for a size
 * @param condition what a κ-limited method has to look at: κ₂, or σ₁/σ_k where only k values are wanted
 * @param breakdown what a method may do when the problem is too hard for it
 */
record Case<P>(String name, Instance<P> instance, double condition, Breakdown breakdown) {

    private static final Set<String> OWN_THREADS = Set.of("scalar", "simd");

    /** Whether an {@link ArithmeticException} is an answer. */
    enum Breakdown {
        /** Only of a κ-limited method past its limit; there it is demanded. */
        PAST_THE_LIMIT,
        /** Of every method, and demanded of a κ-limited one: the rank is deficient to working precision. */
        DEFICIENT,
        /** Of every method: near overflow, or where scaling may or may not help. */
        ALLOWED
    }

    static <P> Case<P> of(String name, Instance<P> instance) {
        return new Case<>(name, instance, instance.kappa(), Breakdown.PAST_THE_LIMIT);
    }

    static <P> Case<P> deficient(String name, Instance<P> instance) {
        return new Case<>(name, instance, instance.kappa(), Breakdown.DEFICIENT);
    }

    static <P> Case<P> hard(String name, Instance<P> instance) {
        return new Case<>(name, instance, instance.kappa(), Breakdown.ALLOWED);
    }

    /** This case for a method that need not see beyond the k-th singular value. */
    Case<P> ofCondition(double leading) {
        return new Case<>(name, instance, leading, breakdown);
    }

    /** One test per solver and case, so that a failure reads {@code simd:qr kappa=1e10}. */
    static <Z extends Sizes, P, S> Stream<DynamicNode> onEverySolver(Family<Z, P, S> family, List<Case<P>> cases) {
        return tests(Solver.of(family).stream(), cases);
    }

    /** The same on two threads, for the backends whose threads belong to a plan and not to the whole JVM. */
    static <Z extends Sizes, P, S> Stream<DynamicNode> onTwoThreads(Family<Z, P, S> family, Case<P> c) {
        return tests(
                Solver.of(family).stream()
                        .filter(solver -> OWN_THREADS.contains(solver.backend()))
                        .map(solver -> solver.onThreads(2)),
                List.of(c));
    }

    private static <Z extends Sizes, P, S> Stream<DynamicNode> tests(
            Stream<Solver<Z, P, S>> solvers, List<Case<P>> cases) {
        return solvers.map(solver -> DynamicContainer.dynamicContainer(
                solver.name(),
                cases.stream().map(c -> dynamicTest(solver.name() + " " + c.name, () -> c.hold(solver)))));
    }

    /** The solution is within the bound of its class, or the method refuses where it may. */
    <Z extends Sizes, S> void hold(Solver<Z, P, S> solver) {
        Z sizes = sizes();
        assumeTrue(solver.takes(sizes), () -> solver.name() + " declines " + sizes.named());
        Accuracy accuracy = solver.kernel().accuracy();
        double[] before = Values.of(instance.problem());
        S solution;
        try {
            solution = solver.solve(sizes, instance.problem());
        } catch (ArithmeticException refusal) {
            assertThat(refusal).message().isNotBlank();
            assertThat(mayRefuse(accuracy))
                    .as("%s refuses %s of condition %.1e: %s", solver.name(), sizes.named(), condition, refusal)
                    .isTrue();
            return;
        }
        assertThat(Values.of(instance.problem())).as("the problem").isEqualTo(before);
        assertThat(mustRefuse(accuracy))
                .as("%s answers at condition %.1e, past its limit", solver.name(), condition)
                .isFalse();
        assertThat(solver.family().residual(solver.kernel(), instance, solution))
                .as("residual of %s for %s in n eps, %s", solver.name(), sizes.named(), accuracy.label())
                .isLessThanOrEqualTo(accuracy.bound(condition));
    }

    @SuppressWarnings("unchecked") // the family that made the instance has sizes of this type
    private <Z extends Sizes> Z sizes() {
        return (Z) instance.sizes();
    }

    private boolean mayRefuse(Accuracy accuracy) {
        return breakdown != Breakdown.PAST_THE_LIMIT
                || (accuracy instanceof Accuracy.KappaLimited(double most) && condition > most / 10);
    }

    private boolean mustRefuse(Accuracy accuracy) {
        return breakdown != Breakdown.ALLOWED
                && accuracy instanceof Accuracy.KappaLimited(double most)
                && condition > 100 * most;
    }
}
