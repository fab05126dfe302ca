package threshold.bench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import threshold.bench.machine.Build;
import threshold.bench.machine.Jvm;
import threshold.bench.machine.Machine;
import threshold.bench.run.Guest;
import threshold.bench.run.Manifest;
import threshold.bench.run.Progress;
import threshold.bench.run.RunFolder;
import threshold.bench.run.Session;
import threshold.bench.suite.Planner;
import threshold.bench.suite.Rounds;
import threshold.bench.suite.Suite;
import threshold.reports.Outcome;
import threshold.reports.Reports;

/** {@code threshold run}: measures a suite, or a part of it, into a run folder. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Measures a suite and writes a run folder with its report.",
        footer = {
            "",
            "Examples:",
            "  threshold run --suite smoke --out first",
            "  threshold run --family tiles --size m=2000,n=64,k=500",
            "  threshold run --family head-svd --backend simd,openblas --threads 1,all",
            "  threshold run --family state-propagation --size n=64,T=1000 --size n=100,T=1000 --forks 3",
            "  threshold run --family head-svd --input my-head.safetensors --budget 5m",
            "  threshold run --backend-jar mine.jar --backend mine,simd",
            "  threshold run --family gemm --native mkl=/opt/intel/lib/libmkl_rt.so.2 --backend openblas",
            "  threshold run --library ejml@0.44=ejml-core-0.44.0.jar:ejml-ddense-0.44.0.jar --backend ejml",
            "  threshold run --resume runs/20260101-120000"
        })
final class RunCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[kmgKMG]");

    private static final Set<String> GO_WITH_RESUME =
            Set.of("--resume", "--budget", "--native", "--library", "--history");

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = {"--forks", "--rounds"},
            paramLabel = "N",
            description = "rounds, each a fork of each cell; what the suite gives fewer keeps them")
    private @Nullable Integer rounds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "of the order of forks; default 42")
    private long seed;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "skips operations predicted to take longer: 500ms, 10s")
    private @Nullable Duration timeLimit;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "starts no fork after this time: 90s, 10m, 1h. --resume goes on")
    private @Nullable Duration budget;

    @Option(names = "--heap", paramLabel = "SIZE", description = "heap of a fork: 512m, 8g")
    private @Nullable String heap;

    @Option(names = "--out", paramLabel = "FOLDER", description = "new run folder; default runs/<time stamp>")
    private @Nullable Path out;

    @Mixin
    private HistoryOption history = new HistoryOption();

    @Option(names = "--resume", paramLabel = "RUN", description = "goes on with a run that was interrupted")
    private @Nullable Path resume;

    /** A run folder, and the guests that its forks need. */
    private record Opened(RunFolder folder, List<Guest> guests) {}

    @Override
    public Integer call() throws IOException {
        requireSense();
        return measure(resume == null ? start() : reopen(resume));
    }

    private void requireSense() {
        if (rounds != null && rounds < 1) {
            throw new IllegalArgumentException("--forks takes a number of at least 1, not " + rounds);
        }
        if (heap != null && !HEAP.matcher(heap).matches()) {
            throw new IllegalArgumentException("--heap reads 512m or 8g, not '" + heap + "'");
        }
    }

    private Opened start() throws IOException {
        Path target = out != null ? out : Path.of("runs", LocalDateTime.now().format(STAMP));
        RunFolder.requireEmpty(target);
        Planned planned = selection.plan();
        selection.requireWork(planned.plan());
        return new Opened(RunFolder.create(target, manifest(planned)), planned.guests());
    }

    private Opened reopen(Path run) throws IOException {
        List<String> others = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !GO_WITH_RESUME.contains(name))
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    "--resume goes on with the plan of the run; besides it only --budget, --native and --library are taken, not "
                            + String.join(", ", others));
        }
        RunFolder folder = RunFolder.open(run);
        Manifest manifest = folder.manifest();
        if (manifest.session() != null) {
            throw new IllegalArgumentException(
                    run + " is one side of a gate, and would go on without the other; start a new gate");
        }
        List<Guest> guests = selection.guests();
        manifest.requireGuests(guests);
        List<String> differences = manifest.differences(manifest.hereAndNow(guests));
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(
                    run + " cannot be gone on with here:\n  " + String.join("\n  ", differences));
        }
        BackendJars.add(manifest.plan().backendJars().stream().map(Path::of).toList());
        return new Opened(folder, guests);
    }

    private int measure(Opened opened) throws IOException {
        RunFolder folder = opened.folder();
        Manifest manifest = folder.manifest();
        PrintStream console = System.out;
        int total = Rounds.forks(manifest.cells(), manifest.plan().rounds());
        console.printf(
                "%s: %d cells in %d rounds, %d forks, into %s%n",
                manifest.title(), manifest.cells().size(), manifest.plan().rounds(), total, folder.folder());
        Session session = new Session(
                folder,
                new Progress(
                        console,
                        Terminal.isThere(),
                        manifest.cells(),
                        manifest.plan().rounds()),
                budget != null
                        ? budget
                        : Duration.ofNanos(Math.round(1e9 * manifest.plan().budgetSeconds())),
                opened.guests());
        Session.End end;
        try (Farewell _ = new Farewell(() -> interrupted(session, folder))) {
            end = session.run();
        }
        if (end == Session.End.STOPPED) {
            return Main.REFUSED;
        }
        if (end == Session.End.OUT_OF_TIME) {
            console.printf(
                    "the time budget is used up after %d of %d forks; go on with: threshold run --resume %s%n",
                    folder.finished().size(), total, folder.folder());
        }
        Outcome outcome = Reports.write(folder.folder(), Optional.of(history.folder()), console, Terminal.hasColor());
        int code = ExitCode.of(manifest.cells(), folder.forks());
        boolean failed = !outcome.isAccurate() || !outcome.isWithinCriteria();
        return code == 0 && failed ? Main.FAILED : code;
    }

    /** The JVM is going down: the fork in flight goes with it, and what is finished stays. */
    private static void interrupted(Session session, RunFolder folder) {
        session.stop();
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        System.err.println("\ninterrupted; go on with: threshold run --resume " + folder.folder());
    }

    private Manifest manifest(Planned planned) throws IOException {
        Planner.Plan plan = planned.plan();
        List<String> jars = selection.backendJars().stream()
                .map(jar -> jar.toAbsolutePath().toString())
                .toList();
        Suite suite = selection.suite();
        List<String> flags = ForkFlags.all(Optional.ofNullable(heap));
        Machine machine = Machine.current();
        Jvm jvm = Jvm.withFlags(flags);
        return new Manifest(
                Manifest.SCHEMA,
                selection.custom() ? "custom" : suite.label(),
                selection.custom() ? "custom" : suite.label(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Build.current(),
                machine,
                Manifest.fingerprint(machine, jvm),
                jvm,
                Machine.environment(),
                planned.backendFacts(),
                new Manifest.Plan(
                        seed,
                        rounds != null ? rounds : suite.rounds(),
                        seconds(timeLimit != null ? timeLimit : suite.timeLimit()),
                        seconds(budget != null ? budget : suite.budget()),
                        suite.effort(),
                        jars,
                        Manifest.hashes(jars),
                        Guest.identities(planned.guests())),
                plan.cells(),
                plan.declined(),
                selection.criteria(plan),
                null);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
