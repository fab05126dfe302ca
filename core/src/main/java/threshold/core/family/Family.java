package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.backend.Backend;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Sizes;

/**
 * One mathematical problem, end to end: its sizes, its inputs, who solves it and how well it was solved.
 *
 * @param <Z> sizes
 * @param <P> problem
 * @param <S> solution
 */
public interface Family<Z extends Sizes, P, S> {

    /** What its kernels take and give. */
    Contract<Z, P, S> contract();

    /** The family's name in the field: {@code head-svd}. */
    default String name() {
        return contract().family();
    }

    /** What the family computes, in one line for help texts. */
    String summary();

    /** The names of the sizes that {@link #sizes} understands, in reading order. */
    List<String> sizeNames();

    /** The inputs that are known by name, the default first: {@code kappa=10}, {@code ppocrv4}. */
    List<String> inputs();

    /**
     * The sizes from their names. What is not given is taken from the input where that fixes it, else from a default.
     *
     * @throws IllegalArgumentException naming the known sizes, the known inputs, or both values where they disagree
     */
    Z sizes(Map<String, String> given, String input);

    /**
     * The problem of these sizes from a named input; synthetic ones are seeded, so the same call gives the same bits.
     *
     * @throws IllegalArgumentException naming the known inputs, or the file and position that cannot be read
     */
    Instance<P> instance(Z sizes, String input);

    /**
     * How far a solution is off, in the measure that {@link threshold.core.kernel.Accuracy} bounds: units of n·eps, or
     * the family's own relative measure where an approximate method is judged.
     *
     * @return a number ≥ 0; infinity if the solution has an entry that is not finite
     */
    double residual(Kernel<Z, P, S> kernel, Instance<P> instance, S solution);

    /** What an answer says, by name, where reports are to show it beside its time: a risk. Empty for most families. */
    default Map<String, Double> figures(S solution) {
        return Map.of();
    }

    /** The backend's methods for this family. */
    default List<Kernel<Z, P, S>> kernels(Backend backend) {
        return backend.kernels(contract());
    }

    /**
     * Whether it is measured by the suite of its field, {@code systems} or {@code heads}, and left out of those that are
     * short of time: others measure the operations that its methods are made of.
     */
    default boolean hasOwnSuite() {
        return false;
    }

    /**
     * Whether it is there to compare backends, so that a suite or sizes that name no family mean it too. Ceilings are
     * not, nor is the sweep of one backend's tiles.
     */
    default boolean comparesBackends() {
        return true;
    }
}
