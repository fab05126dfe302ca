package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import threshold.bench.Cell;
import threshold.bench.machine.Build;
import threshold.bench.run.Guest;
import threshold.bench.run.GuestAnswer;
import threshold.bench.run.GuestProbe;
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

/** The options that say what this build measures, common to {@code run} and {@code cells}. */
final class SelectionOptions extends CellOptions {

    @Option(
            names = "--backend-jar",
            paramLabel = "JAR",
            split = ",",
            description = "jars with more backends, as services of threshold.core.backend.Backend")
    private List<Path> backendJars = List.of();

    @Mixin
    private GuestOptions guestOptions = new GuestOptions();

    /** The suite. */
    Suite suite() {
        return suite(Suite.QUICK);
    }

    List<Path> backendJars() {
        return backendJars;
    }

    /**
     * The guests alone, as a run that is gone on with needs them.
     *
     * @throws IOException if a file cannot be read
     */
    List<Guest> guests() throws IOException {
        return guestOptions.guests(Backends.all().stream().map(Backend::name).toList());
    }

    /**
     * The cells that are asked for.
     *
     * @throws IllegalArgumentException naming what is unknown and what is known
     * @throws IOException if a backend jar or a guest's file cannot be read
     */
    Planned plan() throws IOException {
        BackendJars.add(backendJars);
        List<Backend> all = Backends.all();
        List<Guest> guests = guests();
        List<String> known = Stream.concat(
                        all.stream().map(Backend::name), guests.stream().map(Guest::name))
                .toList();
        backends.forEach(name -> Names.require("backend", name, known));
        List<String> familyNames = Families.all().stream().map(Family::name).toList();
        families.forEach(name -> Names.require("family", name, familyNames));
        guests.forEach(this::requireAsked);
        Selection selection = new Selection(
                custom() ? customShapes() : suiteShapes(),
                Set.copyOf(families),
                backendsWith(guests),
                Set.copyOf(solvers),
                threadCounts());
        List<GuestAnswer> answers = new ArrayList<>();
        for (Guest guest : guests) {
            GuestAnswer answer = GuestProbe.ask(guest, selection, Build.jvmFlags());
            requirePart(guest, answer);
            answers.add(answer);
        }
        requireKnownSolvers(all, answers);
        return Planned.of(Planner.plan(selection, Families.all(), all), guests, answers);
    }

    /** Who brings a backend wants it measured. */
    private Set<String> backendsWith(List<Guest> guests) {
        Set<String> wanted = new HashSet<>(backends);
        if (!wanted.isEmpty()) {
            guests.forEach(guest -> wanted.add(guest.name()));
        }
        return wanted;
    }

    /** A guest that no solver names would be dropped without a word. */
    private void requireAsked(Guest guest) {
        if (!solvers.isEmpty() && solvers.stream().noneMatch(s -> s.startsWith(guest.name() + ":"))) {
            throw new IllegalArgumentException("%s %s: no --solver is one of its methods; add --solver %s:METHOD"
                    .formatted(guest.kind().option(), guest.name(), guest.name()));
        }
    }

    /** Nor does a suite of chosen cells, which may have none of a guest's model, drop a guest without a word. */
    private void requirePart(Guest guest, GuestAnswer answer) {
        if (answer.plan().cells().isEmpty() && answer.plan().declined().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s %s: nothing that is asked for is measured with %s; leave it out, or choose another --suite or --family"
                            .formatted(guest.kind().option(), guest.name(), guest.model()));
        }
    }

    private void requireKnownSolvers(List<Backend> all, List<GuestAnswer> answers) {
        if (solvers.isEmpty()) {
            return;
        }
        Solvers known = Solvers.of(all);
        answers.forEach(answer -> known.add(answer.solvers()));
        // What an absent guest would have is not known; that it is absent stands in the plan.
        solvers.stream()
                .filter(solver -> answers.stream()
                        .noneMatch(a -> !a.facts().available()
                                && solver.startsWith(a.facts().name() + ":")))
                .forEach(solver -> {
                    Names.require("solver", solver, known.within(List.of()));
                    requireFitting(solver, known);
                });
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
    private void requireFitting(String solver, Solvers known) {
        String backend = Cell.Solver.parse(solver).backend();
        if (!backends.isEmpty() && !backends.contains(backend)) {
            throw new IllegalArgumentException(
                    "--solver %s is none of --backend %s".formatted(solver, String.join(",", backends)));
        }
        if (!known.within(families).contains(solver)) {
            throw new IllegalArgumentException(
                    "--solver %s has no part in --family %s".formatted(solver, String.join(",", families)));
        }
    }

    /** The suite's, and the default sizes of a family that no suite has but its own, when it is asked for by name. */
    private List<Shape> suiteShapes() {
        List<Shape> shapes = new ArrayList<>(suite().shapes());
        families.stream()
                .filter(family -> !Families.named(family).comparesBackends())
                .filter(family ->
                        shapes.stream().noneMatch(shape -> shape.family().equals(family)))
                .forEach(family -> shapes.add(Shape.of(family, "", "")));
        return shapes;
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

    /** The families that know all of these sizes and this input, of those that compare backends. */
    private static List<String> familiesFitting(String size, String input) {
        Set<String> names = Cell.parseSizes(size).keySet();
        List<String> fitting = Families.all().stream()
                .filter(Family::comparesBackends)
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
                    "no family has %s (a file needs --family):\n  %s".formatted(asked(size, input), families));
        }
        return fitting;
    }

    private static String asked(String size, String input) {
        return Stream.of(
                        size.isEmpty() ? "" : "the sizes '%s'".formatted(size),
                        input.isEmpty() ? "" : "the input '%s'".formatted(input))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and "));
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
