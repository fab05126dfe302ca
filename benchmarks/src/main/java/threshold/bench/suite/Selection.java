package threshold.bench.suite;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is wanted of a suite. An empty set wants everything.
 *
 * @param shapes sizes and inputs of families
 * @param families families wanted
 * @param backends backends wanted
 * @param solvers solvers wanted, {@code simd:qr}
 * @param threads numbers of threads; empty for those of each shape, or one where it leaves them open
 */
public record Selection(
        List<Shape> shapes, Set<String> families, Set<String> backends, Set<String> solvers, Set<Integer> threads) {

    /**
     * This selection, with the suites' choices for one backend made for another one too: a guest is held against its
     * model by the same methods.
     */
    public Selection choosingFor(String backend, String model) {
        List<Shape> alike =
                shapes.stream().map(shape -> shape.choosingFor(backend, model)).toList();
        return new Selection(alike, families, backends, solvers, threads);
    }

    /** Whether the family is asked for, and there is something of it to measure. */
    public boolean wantsFamily(String family) {
        return (families.isEmpty() || families.contains(family))
                && shapes.stream().anyMatch(shape -> shape.family().equals(family));
    }

    boolean wantsBackend(String backend) {
        return (backends.isEmpty() || backends.contains(backend))
                && (solvers.isEmpty() || solvers.stream().anyMatch(s -> s.startsWith(backend + ":")));
    }

    boolean wantsSolver(String solver) {
        return solvers.isEmpty() || solvers.contains(solver);
    }

    /**
     * Whether the suite's choice leaves the solver out of a shape. It does not where the user asks for it by name, nor
     * where the suite chooses nothing of its backend in any shape: then it does not know it, and a stranger is measured
     * whole.
     */
    boolean leavesOut(Shape shape, String solver) {
        String backend = solver.substring(0, solver.indexOf(':') + 1);
        Set<String> chosen = shape.choice().solvers();
        boolean known =
                shapes.stream().flatMap(s -> s.choice().solvers().stream()).anyMatch(s -> s.startsWith(backend));
        return known && !chosen.isEmpty() && !chosen.contains(solver) && !solvers.contains(solver);
    }

    /** The numbers of threads of a shape: its own, of which the user may want some; else the user's; else one. */
    Set<Integer> threadsOf(Shape shape) {
        if (shape.threads().isEmpty()) {
            return threads.isEmpty() ? Set.of(1) : threads;
        }
        return shape.threads().stream()
                .filter(count -> threads.isEmpty() || threads.contains(count))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
