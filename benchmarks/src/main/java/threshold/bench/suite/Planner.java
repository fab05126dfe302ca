package threshold.bench.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import threshold.bench.Cell;
import threshold.core.backend.Backend;
import threshold.core.family.Family;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Sizes;

/** Expands families × solvers × sizes × threads into cells, and says of each that is left out why. */
public final class Planner {

    /** Every run measures these, so that all else can be held against them. */
    static final String CEILING = "ceiling";

    private static final String LEFT_OUT = "left out of this suite to keep it short; --solver asks for it";

    private final List<Backend> backends;
    private final Map<String, PlannedCell> cells = new LinkedHashMap<>();
    private final List<Declined> declined = new ArrayList<>();

    private Planner(List<Backend> backends) {
        this.backends = backends;
    }

    /**
     * @param cells what is measured, in the order of the suite
     * @param declined what is not, and why
     */
    public record Plan(List<PlannedCell> cells, List<Declined> declined) {

        /** Both plans in one. */
        public Plan and(Plan other) {
            return new Plan(
                    Stream.concat(cells.stream(), other.cells.stream()).toList(),
                    Stream.concat(declined.stream(), other.declined.stream()).toList());
        }

        /** Whether there is no cell but ceilings. */
        public boolean isIdle() {
            return cells.stream().allMatch(cell -> isCeiling(cell.family()));
        }
    }

    /** Whether the family is what the machine can do at most, which every run measures. */
    public static boolean isCeiling(String family) {
        return family.equals(CEILING);
    }

    /** The cells that the selection asks for, ceilings included. */
    public static Plan plan(Selection selection, List<Family<?, ?, ?>> families, List<Backend> backends) {
        Planner planner = new Planner(backends);
        for (Family<?, ?, ?> family : families) {
            if (isCeiling(family.name())) {
                planner.addCeilings(family, selection);
            } else if (selection.wantsFamily(family.name())) {
                planner.addFamily(family, selection);
            }
        }
        return new Plan(List.copyOf(planner.cells.values()), List.copyOf(planner.declined));
    }

    private <Z extends Sizes, P, S> void addFamily(Family<Z, P, S> family, Selection selection) {
        for (Backend backend : backends) {
            if (!selection.wantsBackend(backend.name())) {
                continue;
            }
            Optional<String> absent = backend.unavailableBecause();
            if (absent.isPresent()) {
                declined.add(new Declined(family.name(), backend.name(), null, null, absent.get()));
                continue;
            }
            List<Kernel<Z, P, S>> kernels = family.kernels(backend);
            if (kernels.isEmpty() && family.comparesBackends()) {
                declined.add(new Declined(family.name(), backend.name(), null, null, "no method for this family"));
            }
            for (Kernel<Z, P, S> kernel : kernels) {
                addKernel(family, backend, kernel, kernels, selection);
            }
        }
    }

    private <Z extends Sizes, P, S> void addKernel(
            Family<Z, P, S> family,
            Backend backend,
            Kernel<Z, P, S> kernel,
            List<Kernel<Z, P, S>> kernels,
            Selection selection) {
        String solver = backend.name() + ":" + kernel.method();
        for (Shape shape : selection.shapes()) {
            if (!shape.family().equals(family.name())
                    || !selection.wantsSolver(solver)
                    || shape.choice().excludes(solver)) {
                continue;
            }
            boolean spokenFor = shape.choice().single()
                    && Suite.knows(backend.name())
                    && !selection.solvers().contains(solver)
                    && kernel != speaker(family, kernels, shape, selection);
            if (spokenFor || selection.leavesOut(shape, solver)) {
                declined.add(new Declined(family.name(), solver, Cell.parseSizes(shape.sizes()), null, LEFT_OUT));
            } else {
                for (int threads : selection.threadsOf(shape)) {
                    addCell(family, backend, kernel, shape, threads);
                }
            }
        }
    }

    /** The first method that takes the sizes, or the first of all where none does. */
    private static <Z extends Sizes, P, S> Kernel<Z, P, S> speaker(
            Family<Z, P, S> family, List<Kernel<Z, P, S>> kernels, Shape shape, Selection selection) {
        Z sizes = family.sizes(Cell.parseSizes(shape.sizes()), inputOf(family, shape));
        return kernels.stream()
                .filter(kernel -> selection.threadsOf(shape).stream()
                        .allMatch(threads -> kernel.declines(sizes, threads).isEmpty()))
                .findFirst()
                .orElseGet(kernels::getFirst);
    }

    private static String inputOf(Family<?, ?, ?> family, Shape shape) {
        return shape.input().isEmpty() ? family.inputs().getFirst() : shape.input();
    }

    private <Z extends Sizes, P, S> void addCell(
            Family<Z, P, S> family, Backend backend, Kernel<Z, P, S> kernel, Shape shape, int threads) {
        String input = inputOf(family, shape);
        Z sizes = family.sizes(Cell.parseSizes(shape.sizes()), input);
        Cell.Solver solver = new Cell.Solver(backend.name(), kernel.method());
        Optional<String> why = kernel.declines(sizes, threads)
                .or(() -> refuses(kernel.accuracy(), input))
                .or(() -> tooFewCores(shape, threads));
        if (why.isPresent()) {
            declined.add(new Declined(family.name(), solver.toString(), sizes.named(), threads, why.get()));
            return;
        }
        Cell cell = new Cell(family.name(), solver, sizes.named(), Cell.F64, threads, input);
        cells.merge(cell.id(), PlannedCell.of(cell, kernel, sizes, shape), PlannedCell::alsoOn);
    }

    /** A suite's own number of threads is a claim about as many cores; the user may ask for what he likes. */
    private static Optional<String> tooFewCores(Shape shape, int threads) {
        int cores = Runtime.getRuntime().availableProcessors();
        return shape.threads().contains(threads) && threads > cores
                ? Optional.of("needs " + threads + " cores, and there are " + cores)
                : Optional.empty();
    }

    /** A method that refuses past its condition is not sent where the input's name already says that it is past. */
    private static Optional<String> refuses(Accuracy accuracy, String input) {
        OptionalDouble kappa = kappaOf(input);
        if (accuracy instanceof Accuracy.KappaLimited(double most) && kappa.isPresent() && kappa.getAsDouble() > most) {
            return Optional.of("refuses a condition past %.1e, and %s is past it".formatted(most, input));
        }
        return Optional.empty();
    }

    private static OptionalDouble kappaOf(String input) {
        if (!input.startsWith("kappa=")) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(input.substring("kappa=".length())));
    }

    /**
     * Ceilings are measured whatever is selected, on each number of threads that something is measured on; calls of
     * native code where a native backend takes part.
     */
    private <Z extends Sizes, P, S> void addCeilings(Family<Z, P, S> family, Selection selection) {
        Set<Integer> counts = new TreeSet<>(selection.threads());
        cells.values().forEach(cell -> counts.add(cell.threads()));
        if (counts.isEmpty()) {
            counts.add(1);
        }
        for (Backend backend : backends) {
            if (backend.unavailableBecause().isPresent()) {
                continue;
            }
            for (Kernel<Z, P, S> kernel : family.kernels(backend)) {
                for (Shape shape : Shapes.ceilings(takesPart(backend))) {
                    for (int threads : counts) {
                        if (measures(family, kernel, shape, threads)) {
                            addCell(family, backend, kernel, shape, threads);
                        }
                    }
                }
            }
        }
    }

    private boolean takesPart(Backend backend) {
        return cells.values().stream().anyMatch(cell -> cell.backend().equals(backend.name()));
    }

    /** That a probe is another backend's is no news. */
    private static <Z extends Sizes, P, S> boolean measures(
            Family<Z, P, S> family, Kernel<Z, P, S> kernel, Shape shape, int threads) {
        Z sizes = family.sizes(Cell.parseSizes(shape.sizes()), inputOf(family, shape));
        return kernel.declines(sizes, threads).isEmpty();
    }
}
