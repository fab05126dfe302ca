package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import threshold.bench.Cell;
import threshold.bench.suite.Criterion;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Planner;
import threshold.bench.suite.Selection;
import threshold.bench.suite.Shape;
import threshold.bench.suite.Suite;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.family.Families;
import threshold.core.family.Family;

/** The options that say what is measured, common to {@code run} and {@code cells}. */
final class SelectionOptions {

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "smoke (<= 2 min), quick (<= 10 min, the default), scaling (<= 45 min), limits (<= 45 min), "
                    + "release (<= 90 min)")
    private String suite;

    @Option(names = "--backend", paramLabel = "NAME", split = ",", description = "only these backends: simd,openblas")
    private List<String> backends = List.of();

    @Option(names = "--family", paramLabel = "NAME", split = ",", description = "only these families: head-svd,gemm")
    private List<String> families = List.of();

    @Option(names = "--solver", paramLabel = "B:M", split = ",", description = "only these solvers: simd:qr,ejml:tall")
    private List<String> solvers = List.of();

    @Option(
            names = "--size",
            paramLabel = "n=64,T=1000",
            description = "these sizes instead of the suite's; what is not given is the family's default. Repeatable")
    private List<String> sizes = List.of();

    @Option(
            names = "--input",
            paramLabel = "NAME|FILE",
            description = "this input instead of the suite's: ppocrv4, us-births, kappa=1e10, or a file. Repeatable")
    private List<String> inputs = List.of();

    @Option(
            names = "--threads",
            paramLabel = "1|N|all",
            split = ",",
            description = "numbers of threads; default 1, or the suite's own")
    private List<String> threads = List.of();

    @Option(
            names = "--backend-jar",
            paramLabel = "JAR",
            split = ",",
            description = "jars with more backends, as services of threshold.core.backend.Backend")
    private List<Path> backendJars = List.of();

    /** The suite. */
    Suite suite() {
        List<String> known = Stream.of(Suite.values()).map(Suite::label).toList();
        return Suite.valueOf(Names.require("suite", suite, known).toUpperCase(Locale.ROOT));
    }

    /** Whether sizes or inputs other than the suite's are asked for. */
    boolean custom() {
        return !sizes.isEmpty() || !inputs.isEmpty();
    }

    List<Path> backendJars() {
        return backendJars;
    }

    /**
     * The cells that are asked for.
     *
     * @throws IllegalArgumentException naming what is unknown and what is known
     * @throws IOException if a backend jar cannot be read
     */
    Planner.Plan plan() throws IOException {
        BackendJars.add(backendJars);
        List<Backend> all = Backends.all();
        List<String> known = all.stream().map(Backend::name).toList();
        backends.forEach(name -> Names.require("backend", name, known));
        List<String> familyNames = Families.all().stream().map(Family::name).toList();
        families.forEach(name -> Names.require("family", name, familyNames));
        if (!solvers.isEmpty()) {
            Set<String> knownSolvers = solversOf(all, Families.all());
            solvers.forEach(name -> Names.require("solver", name, knownSolvers));
            solvers.forEach(this::requireFitting);
        }
        Selection selection = new Selection(
                custom() ? customShapes() : suite().shapes(),
                Set.copyOf(families),
                Set.copyOf(backends),
                Set.copyOf(solvers),
                threadCounts());
        return Planner.plan(selection, Families.all(), all);
    }

    /** The criteria of the suite of which the plan has some cell. */
    List<Criterion> criteria(Planner.Plan plan) {
        if (custom()) {
            return List.of();
        }
        Set<String> planned = plan.cells().stream().map(PlannedCell::id).collect(Collectors.toSet());
        return suite().criteria().stream()
                .filter(criterion -> criterion.takes(planned))
                .toList();
    }

    /**
     * Fails if there is nothing in a plan but the ceilings of every run, unless it is ceilings that are asked for.
     *
     * @throws IllegalArgumentException naming why each solver is not in the plan
     */
    void requireWork(Planner.Plan plan) {
        if (!plan.isIdle() || families.stream().anyMatch(Planner::isCeiling)) {
            return;
        }
        String reasons = plan.declined().stream()
                .map(d -> "\n  %s %s: %s".formatted(d.family(), d.solver(), d.why()))
                .distinct()
                .collect(Collectors.joining());
        throw new IllegalArgumentException(
                "nothing to measure" + (reasons.isEmpty() ? ": the suite has no such family" : ":" + reasons));
    }

    /** A solver outside the backends or families that are asked for would be dropped without a word. */
    private void requireFitting(String solver) {
        String backend = Cell.Solver.parse(solver).backend();
        if (!backends.isEmpty() && !backends.contains(backend)) {
            throw new IllegalArgumentException(
                    "--solver %s is none of --backend %s".formatted(solver, String.join(",", backends)));
        }
        List<Family<?, ?, ?>> wanted = Families.all().stream()
                .filter(f -> families.isEmpty() || families.contains(f.name()))
                .toList();
        if (!solversOf(List.of(Backends.named(backend)), wanted).contains(solver)) {
            throw new IllegalArgumentException(
                    "--solver %s has no part in --family %s".formatted(solver, String.join(",", families)));
        }
    }

    private static Set<String> solversOf(List<Backend> backends, List<Family<?, ?, ?>> families) {
        Set<String> names = new TreeSet<>();
        for (Backend backend : backends) {
            if (backend.unavailableBecause().isEmpty()) {
                for (Family<?, ?, ?> family : families) {
                    family.kernels(backend).forEach(k -> names.add(backend.name() + ":" + k.method()));
                }
            }
        }
        return names;
    }

    private List<Shape> customShapes() {
        List<Shape> shapes = new ArrayList<>();
        for (String size : sizes.isEmpty() ? List.of("") : sizes) {
            for (String input : inputs.isEmpty() ? List.of("") : inputs) {
                List<String> fitting = families.isEmpty() ? familiesFitting(size, input) : families;
                fitting.forEach(family -> shapes.add(Shape.of(family, size, absolute(input))));
            }
        }
        return shapes;
    }

    /** The families that know all of these sizes and this input. */
    private static List<String> familiesFitting(String size, String input) {
        Set<String> names = Cell.parseSizes(size).keySet();
        List<String> fitting = Families.all().stream()
                .filter(f -> f.sizeNames().containsAll(names))
                .filter(f -> input.isEmpty() || f.inputs().contains(input))
                .map(Family::name)
                .toList();
        if (fitting.isEmpty()) {
            String families = Families.all().stream()
                    .map(f -> "%s: sizes %s; inputs %s"
                            .formatted(f.name(), String.join(",", f.sizeNames()), String.join(", ", f.inputs())))
                    .collect(Collectors.joining("\n  "));
            throw new IllegalArgumentException(
                    "no family has the sizes '%s' and the input '%s' (a file needs --family):\n  %s"
                            .formatted(size, input, families));
        }
        return fitting;
    }

    /** A file by its whole path, so that a run may be gone on with from another folder; what follows # names a part. */
    private static String absolute(String input) {
        int part = input.indexOf('#');
        String file = part < 0 ? input : input.substring(0, part);
        boolean exists = !file.isEmpty() && Files.exists(Path.of(file));
        return exists ? Path.of(file).toAbsolutePath() + input.substring(file.length()) : input;
    }

    private Set<Integer> threadCounts() {
        Set<Integer> counts = new LinkedHashSet<>();
        int cores = Runtime.getRuntime().availableProcessors();
        for (String text : threads) {
            if (text.equals("all")) {
                counts.add(cores);
            } else if (text.matches("[1-9][0-9]{0,4}")) {
                counts.add(Integer.parseInt(text));
            } else {
                throw new IllegalArgumentException("--threads takes 1, a number or 'all', not '" + text + "'");
            }
        }
        return counts;
    }
}
