package threshold.bench.suite;

import java.util.List;
import java.util.Set;

/**
 * What is wanted of a suite. An empty set wants everything.
 *
 * @param shapes sizes and inputs of families
 * @param families families wanted
 * @param backends backends wanted
 * @param solvers solvers wanted, {@code simd:qr}
 * @param threads numbers of threads
 */
public record Selection(
        List<Shape> shapes, Set<String> families, Set<String> backends, Set<String> solvers, Set<Integer> threads) {

    boolean wantsFamily(String family) {
        return families.isEmpty() || families.contains(family);
    }

    boolean wantsBackend(String backend) {
        return (backends.isEmpty() || backends.contains(backend))
                && (solvers.isEmpty() || solvers.stream().anyMatch(s -> s.startsWith(backend + ":")));
    }

    boolean wantsSolver(String solver) {
        return solvers.isEmpty() || solvers.contains(solver);
    }

    /**
     * Whether the suite's choice leaves the solver out of a shape. It does not where the user asks for it by name, nor where
     * the suite chooses nothing of its backend in any shape: then it does not know it, and a stranger is measured whole.
     */
    boolean leavesOut(Shape shape, String solver) {
        String backend = solver.substring(0, solver.indexOf(':') + 1);
        boolean known = shapes.stream().flatMap(s -> s.chosen().stream()).anyMatch(s -> s.startsWith(backend));
        return known && !shape.chosen().isEmpty() && !shape.chosen().contains(solver) && !solvers.contains(solver);
    }
}
