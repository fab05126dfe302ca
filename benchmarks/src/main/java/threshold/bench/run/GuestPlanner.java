package threshold.bench.run;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import threshold.bench.Rehearsal;
import threshold.bench.suite.Declined;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Planner;
import threshold.bench.suite.Selection;
import threshold.bench.suite.Suite;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.family.Families;
import threshold.core.family.Family;

/**
 * The side of {@link GuestProbe} that has the guest loaded: plans the guest's cells, and tells what the guest says of
 * itself.
 *
 * <p>Methods of another version of a Java library are rehearsed at tiny sizes, since classes link when
 * they are first used; what does not link is declined, and the bundled version is hidden meanwhile. A native library
 * tells by its symbols, and is called by forks only.
 */
public final class GuestPlanner {

    /**
     * What the guest is asked.
     *
     * @param selection what is wanted of it
     */
    record Question(Guest guest, Selection selection) {}

    private GuestPlanner() {}

    /** Reads the question from the file named first, and writes the answer into the one named second. */
    public static void main(String... files) throws Exception {
        Question question = Json.MAPPER.readValue(Path.of(files[0]), Question.class);
        Optional<String> misfit = Optional.empty();
        if (question.guest().kind() == Guest.Kind.NATIVE) {
            answer(files);
        } else {
            misfit = answerWithoutBundled(question.guest(), files);
        }
        if (misfit.isPresent()) {
            write(GuestAnswer.absent(question.guest().name(), misfit.get(), question.selection()), files);
        }
    }

    /** Answers where the bundled version of the guest is hidden, or returns why the guest's jars are not its library. */
    private static Optional<String> answerWithoutBundled(Guest guest, String... files) throws Exception {
        List<Path> bundled = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        try (GuestClassLoader loader = GuestClassLoader.of(guest.files(), bundled)) {
            Thread.currentThread().setContextClassLoader(loader);
            loader.loadClass(GuestPlanner.class.getName())
                    .getMethod("answer", String[].class)
                    .invoke(null, (Object) files);
            return loader.isUsed()
                    ? Optional.empty()
                    : Optional.of("backend %s uses no class of %s: it is the jar of another library"
                            .formatted(guest.model(), guest.fileNames()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof LinkageError missing) {
                return Optional.of("%s has not what backend %s calls (%s); give all jars of the library, joined by '%s'"
                        .formatted(guest.fileNames(), guest.model(), missing, File.pathSeparator));
            }
            throw e;
        }
    }

    /** Answers with the classes that this one's loader sees. */
    public static void answer(String... files) throws IOException {
        write(answer(Json.MAPPER.readValue(Path.of(files[0]), Question.class)), files);
    }

    private static void write(GuestAnswer answer, String... files) throws IOException {
        Files.writeString(Path.of(files[1]), Json.MAPPER.writeValueAsString(answer));
    }

    private static GuestAnswer answer(Question question) {
        String name = question.guest().name();
        Backend guest = Backends.all().stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this JVM was started without " + name));
        Optional<String> because = guest.unavailableBecause();
        if (because.isPresent()) {
            return GuestAnswer.absent(name, because.get(), question.selection());
        }
        Selection selection =
                question.selection().choosingFor(name, question.guest().model());
        Planner.Plan plan = Planner.plan(selection, Families.all(), List.of(guest));
        Planner.Plan linked =
                question.guest().kind() == Guest.Kind.LIBRARY ? withoutUnlinked(plan, unlinked(guest)) : plan;
        int threads =
                linked.cells().stream().mapToInt(PlannedCell::threads).max().orElse(1);
        return new GuestAnswer(Manifest.BackendFacts.of(guest, threads), solvers(guest), linked);
    }

    private static Map<String, Set<String>> solvers(Backend guest) {
        return Families.all().stream()
                .collect(Collectors.toMap(
                        Family::name,
                        family -> family.kernels(guest).stream()
                                .map(kernel -> guest.name() + ":" + kernel.method())
                                .collect(Collectors.toSet())));
    }

    /** Why methods do not link, by family and solver. */
    private static Map<String, String> unlinked(Backend guest) {
        Selection tiny = new Selection(Suite.rehearsal(), Set.of(), Set.of(), Set.of(), Set.of(1));
        Map<String, String> reasons = new LinkedHashMap<>();
        for (PlannedCell cell :
                Planner.plan(tiny, Families.all(), List.of(guest)).cells()) {
            try {
                Rehearsal.of(cell.cell());
            } catch (LinkageError e) {
                reasons.putIfAbsent(key(cell), "this version has not what the method calls: " + e);
            } catch (RuntimeException _) {
                // It links. What it computes is for a fork to judge and to tell.
            }
        }
        return reasons;
    }

    private static Planner.Plan withoutUnlinked(Planner.Plan plan, Map<String, String> unlinked) {
        List<PlannedCell> cells = new ArrayList<>();
        List<Declined> declined = new ArrayList<>(plan.declined());
        for (PlannedCell cell : plan.cells()) {
            String why = unlinked.get(key(cell));
            if (why == null) {
                cells.add(cell);
            } else {
                declined.add(new Declined(cell.family(), cell.solver(), cell.sizes(), cell.threads(), why));
            }
        }
        return new Planner.Plan(cells, declined);
    }

    private static String key(PlannedCell cell) {
        return cell.family() + "/" + cell.solver();
    }
}
