package threshold.bench.gate;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import threshold.bench.Ruler;
import threshold.bench.machine.Jvm;
import threshold.bench.machine.Machine;
import threshold.bench.run.Manifest;
import threshold.bench.run.Protocol;
import threshold.bench.run.RunFolder;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Planner;

/**
 * Two builds measured in one session into the folders {@code base} and {@code new}, which are run folders like any
 * other and name the session that they share.
 */
public final class Gate {

    /** The attribute of a jar's manifest that says which protocol its command speaks. */
    private static final String PROTOCOL = "Threshold-Protocol";

    private final Plan plan;
    private final Both<Contestant> builds;
    private final Both<Protocol.Cells> cells;
    private final List<PlannedCell> shared;

    /** Whether the forks of a pair take turns. */
    private final boolean inTurns;

    /** Whether only what stands out in the first pairs has more. */
    private final boolean screens;

    /** Cells of both builds that there was no room for. */
    private final Set<String> passedOver;

    /**
     * What is measured, and how much of it.
     *
     * @param suite name of the suite, for people
     * @param selection the options that say what is measured, as {@code cells} takes them
     * @param names parts of benchmarks' names, for the jars of other suites; empty for all
     * @param effort what a fork of another suite spends
     * @param screening rounds of all cells at most
     * @param confirming rounds of what stands out
     * @param budget the time after which no pair is started
     * @param seed of all orders
     */
    public record Plan(
            String suite,
            List<String> selection,
            List<String> names,
            Effort effort,
            int screening,
            int confirming,
            Duration budget,
            long seed) {}

    /** Names the cells that stand out among the first pairs, the most striking first. */
    public interface Screening {
        List<String> flagged(Path base, Path next) throws IOException;
    }

    private Gate(Plan plan, Both<Contestant> builds, boolean screens, int most) throws IOException {
        this.plan = plan;
        this.builds = builds;
        this.screens = screens;
        this.cells = Both.made(side -> builds.of(side).cells());
        List<PlannedCell> both = ofBoth(cells);
        this.shared = spread(both, most);
        // Both are started alike, whatever one of them could do.
        this.inTurns = cells.base().takesTurns() && cells.next().takesTurns();
        if (cells.base().serves() && cells.next().serves()) {
            builds.base().serve(inTurns);
            builds.next().serve(inTurns);
        }
        this.passedOver = both.stream()
                .filter(cell -> !shared.contains(cell))
                .map(PlannedCell::id)
                .collect(Collectors.toSet());
    }

    /**
     * Asks two builds what they would measure.
     *
     * @param base the jar that is held to be good
     * @param next the jar that is to be judged
     * @throws IOException naming a jar that does not answer
     */
    public static Gate open(Plan plan, Path base, Path next) throws IOException {
        return new Gate(plan, new Both<>(contestant(plan, base), contestant(plan, next)), true, Integer.MAX_VALUE);
    }

    /**
     * This build beside itself, slowed on purpose. As every cell is slowed, every cell has all the pairs that one has
     * which stands out in a gate.
     *
     * @param slowdowns by which shares of their time operations are slowed, after they were measured as they are
     * @param most cells, evenly spread over those of the plan
     */
    public static Gate ofItself(Plan plan, List<Double> slowdowns, int most) throws IOException {
        String classPath = System.getProperty("java.class.path");
        return new Gate(
                plan,
                new Both<>(
                        new ThresholdJar(classPath, plan.selection(), slowdowns, true),
                        new ThresholdJar(classPath, plan.selection(), slowdowns, false)),
                false,
                most);
    }

    private static Contestant contestant(Plan plan, Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + " is no file: name the jar of a build");
        }
        try (JarFile opened = new JarFile(jar.toFile())) {
            java.util.jar.Manifest manifest = opened.getManifest();
            boolean speaks = manifest != null && manifest.getMainAttributes().getValue(PROTOCOL) != null;
            return speaks
                    ? new ThresholdJar(jar.toString(), plan.selection())
                    : new JmhJar(jar, plan.names(), plan.effort());
        } catch (java.util.zip.ZipException e) {
            throw new IOException(jar + " is no jar: " + e.getMessage(), e);
        }
    }

    private static List<PlannedCell> ofBoth(Both<Protocol.Cells> cells) {
        Set<String> before = new HashSet<>();
        cells.base().cells().forEach(cell -> before.add(cell.id()));
        return cells.next().cells().stream()
                .filter(cell -> before.contains(cell.id()) && !Planner.isCeiling(cell.family()))
                .toList();
    }

    private static List<PlannedCell> spread(List<PlannedCell> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(i -> all.get(i * all.size() / most))
                        .toList();
    }

    /** The cells that are measured, the new build's word for each; ceilings are none. */
    public List<PlannedCell> shared() {
        return shared;
    }

    /** Pairs of every cell, if there is time. */
    public int pairs() {
        return screens ? plan.screening() : plan.screening() + plan.confirming();
    }

    /** The fingerprint of this machine and the JVM of the forks. */
    public String fingerprint() {
        return Manifest.fingerprint(
                Machine.current(), Jvm.withFlags(cells.next().jvmFlags()));
    }

    /**
     * Measures.
     *
     * @param out the folder for both run folders; it has nothing in it, or does not exist
     * @param screening judges the first stage
     * @return whether there was time for all of it
     * @throws IOException if a folder cannot be written, or no fork be started
     */
    public boolean run(Path out, Screening screening, Watching watching) throws IOException {
        RunFolder.requireEmpty(out);
        String session = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + plan.budget().toNanos();
        Both<RunFolder> folders =
                Both.made(side -> RunFolder.create(out.resolve(side.label()), manifest(side, session)));
        Session measuring = new Session(
                inTurns ? new InTurns(builds, plan.seed()) : new OneByOne(builds),
                new Ruler()::measure,
                folders,
                new Session.Schedule(
                        pairs(),
                        screens ? plan.confirming() : 0,
                        plan.seed(),
                        () -> Duration.ofNanos(deadline - System.nanoTime())),
                watching);
        watching.begins(shared.size() * pairs(), deadline);
        try (Contestant _ = builds.base();
                Contestant _ = builds.next();
                Closeable _ = inTurns ? JmhLock.hold() : () -> {}) {
            return measuring.run(
                    shared,
                    () -> screening.flagged(
                            folders.base().folder(), folders.next().folder()));
        }
    }

    private Manifest manifest(Side side, String session) {
        Protocol.Cells told = cells.of(side);
        Machine machine = Machine.current();
        Jvm jvm = Jvm.withFlags(told.jvmFlags());
        return new Manifest(
                Manifest.SCHEMA,
                plan.suite(),
                plan.suite() + ", " + side.label(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                told.threshold(),
                machine,
                Manifest.fingerprint(machine, jvm),
                jvm,
                Machine.environment(),
                told.backends(),
                new Manifest.Plan(
                        plan.seed(),
                        plan.screening() + plan.confirming(),
                        0,
                        plan.budget().toNanos() / 1e9,
                        told.effort(),
                        List.of(),
                        Map.of(),
                        List.of()),
                told.cells().stream().filter(this::isPlanned).toList(),
                told.declined(),
                List.of(),
                new Manifest.Session(session, plan.screening()));
    }

    /** What is measured, and what only one build has. */
    private boolean isPlanned(PlannedCell cell) {
        return !Planner.isCeiling(cell.family()) && !passedOver.contains(cell.id());
    }
}
