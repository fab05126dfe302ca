package threshold.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import threshold.bench.Cell;
import threshold.bench.Findings;
import threshold.bench.KernelBenchmark;
import threshold.bench.machine.CpuTime;
import threshold.bench.suite.Effort;

/**
 * Measures a cell in one fork: one fresh JVM through JMH's own runner.
 */
final class ForkRunner implements AutoCloseable {

    /** Fact: the benchmark method that was measured. */
    static final String METHOD = "jmh.method";

    /** Fact: JMH's own warm-up iterations; the batches before them are the suite's. */
    static final String WARMUP_ITERATIONS = "jmh.warmup.iterations";

    /** Fact: iteration i was measured beside iteration i of the fork of the other build in this round. */
    static final String TURNS = "turns";

    /** JMH lists the benchmarks that it was not asked for. */
    private static final String JMH_EXCLUDES = "Excluding: ";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ForkOptions options;
    private final Duration timeout;
    private final List<Guest> guests;
    private final Supplier<OptionalDouble> calm;
    private final Slowing slowing;
    private final Set<String> consuming = new HashSet<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fork-watch").factory());

    /**
     * @param jvmFlags what forks are started with
     * @param effort what a fork spends
     * @param timeLimit the longest operation expected: a fork that takes many times as long is killed
     * @param guests each is loaded by the forks of its own cells, and by no other
     * @param crashes the folder for the error logs of JVMs that crash; the JVM's own choice is the working directory
     * @param calm the longest that the ruler takes on a machine that nobody slows, as far as it is known by now; empty
     *     if forks are to have no ruler
     * @param slowing whether operations are slowed on purpose as well
     */
    ForkRunner(
            List<String> jvmFlags,
            Effort effort,
            Duration timeLimit,
            List<Guest> guests,
            Path crashes,
            Supplier<OptionalDouble> calm,
            Slowing slowing) {
        this.slowing = slowing;
        this.calm = calm;
        this.guests = guests;
        this.timeout = PATIENCE.plus(timeLimit.multipliedBy(10));
        this.options = new ForkOptions(jvmFlags, effort, timeout, crashes, slowing);
    }

    /**
     * Runs the fork to its end.
     *
     * @param known nanoseconds per operation in an earlier fork of the cell, if there was one
     * @throws IOException if no fork can be started, which tells nothing about the cell
     */
    ForkRecord run(Fork fork, OptionalDouble known) throws IOException {
        return run(fork, known, Optional.empty());
    }

    /** @param umpire the socket at which the fork is given its turns, if it takes turns with another */
    ForkRecord run(Fork fork, OptionalDouble known, Optional<Path> umpire) throws IOException {
        Path side = Files.createTempFile("threshold-fork", ".properties");
        try {
            Attempt attempt = attempt(fork, known, umpire, side);
            if (attempt.findings().text(KernelBenchmark.CONSUMES) != null) {
                consuming.add(fork.cell().family() + "/" + fork.cell().solver());
                Files.deleteIfExists(side);
                attempt = attempt(fork, known, umpire, side);
            }
            Optional<String> mixture = mixture(fork.cell().cell(), side);
            return mixture.isPresent()
                    ? ForkRecord.without(fork, ForkRecord.Status.FAILED, mixture.get(), attempt.seconds())
                    : record(fork, attempt, umpire.isPresent());
        } finally {
            Files.deleteIfExists(ForkOptions.classes(side));
            Files.deleteIfExists(side);
        }
    }

    /** What is known of a fork once it has ended. */
    private record Attempt(
            CapturedOutput output, Findings findings, OptionalDouble foreignCpu, double seconds, boolean killed) {}

    private Attempt attempt(Fork fork, OptionalDouble known, Optional<Path> umpire, Path side) throws IOException {
        CapturedOutput output = new CapturedOutput();
        AtomicBoolean killed = new AtomicBoolean();
        CpuTime cpu = CpuTime.now();
        long from = System.nanoTime();
        ScheduledFuture<?> alarm = watch.schedule(() -> kill(killed), timeout.toMillis(), TimeUnit.MILLISECONDS);
        Cell cell = fork.cell().cell();
        try (ForkClassPath _ = ForkClassPath.of(guest(cell))) {
            new Runner(options.of(fork.cell(), method(cell), guest(cell), known, umpire, calm.get(), side), output)
                    .run();
        } catch (RunnerException e) {
            output.println(String.valueOf(e.getMessage()));
            if (!output.hasStarted()) {
                throw new IOException(notStarted(output.text()), e);
            }
        } finally {
            alarm.cancel(false);
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Attempt(output, Findings.read(side), CpuTime.foreignSince(cpu), seconds, killed.get());
    }

    /** Why what was measured is no version of the guest's library; empty if it is one, or there is no guest. */
    private Optional<String> mixture(Cell cell, Path side) throws IOException {
        Optional<Guest> guest = guest(cell).filter(g -> g.kind() == Guest.Kind.LIBRARY);
        if (guest.isEmpty() || !Files.exists(ForkOptions.classes(side))) {
            return Optional.empty();
        }
        return ClassOrigins.read(ForkOptions.classes(side))
                .stranger(guest.get())
                .map(stranger -> "%s has no %s, which came from the bundled version: two versions were mixed"
                        .formatted(guest.get().fileNames(), stranger));
    }

    private Optional<Guest> guest(Cell cell) {
        return guests.stream()
                .filter(guest -> guest.name().equals(cell.solver().backend()))
                .findFirst();
    }

    private static String notStarted(String text) {
        if (text.contains("Unable to acquire the JMH lock")) {
            return "another JMH run is in progress: it holds "
                    + Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock")
                    + ". Wait for its end and go on by --resume, or give this run another java.io.tmpdir";
        }
        return "no fork can be started: "
                + text.lines().filter(line -> !line.startsWith(JMH_EXCLUDES)).collect(Collectors.joining("\n"));
    }

    private String method(Cell cell) {
        String plain = consuming.contains(cell.family() + "/" + cell.solver()) ? KernelBenchmark.FRESH : "run";
        return slowing.isAsked() ? plain + KernelBenchmark.SLOWED : plain;
    }

    private ForkRecord record(Fork fork, Attempt attempt, boolean inTurns) {
        Findings findings = attempt.findings();
        CapturedOutput output = attempt.output();
        String failure = findings.text("failure");
        if (failure != null || output.measured().length == 0 || findings.number("residual") == null) {
            return ForkRecord.without(fork, ForkRecord.Status.FAILED, why(attempt), attempt.seconds());
        }
        findings.facts(Map.of(
                METHOD, method(fork.cell().cell()), WARMUP_ITERATIONS, Integer.toString(output.warmup().length)));
        if (inTurns) {
            findings.facts(Map.of(TURNS, "true"));
        }
        return new ForkRecord(
                fork.cell().id(),
                fork.round(),
                fork.order(),
                ForkRecord.Status.OK,
                null,
                fork.start().toString(),
                attempt.seconds(),
                joined(findings.series("warmup"), output.warmup()),
                slowing.plain(output.measured()),
                slowing.plain(output.operations()),
                null,
                findings.has(KernelBenchmark.RULER) ? findings.series(KernelBenchmark.RULER) : null,
                findings.number("load"),
                findings.number("residual"),
                findings.number("bound"),
                findings.number("kappa"),
                findings.text("hash"),
                findings.count("heapBytes"),
                findings.count("nativeBytes"),
                findings.text("path"),
                attempt.foreignCpu().isPresent() ? attempt.foreignCpu().getAsDouble() : null,
                findings.facts(),
                slowing.isAsked() ? slowing.slowed(output.measured()) : null);
    }

    private String why(Attempt attempt) {
        if (attempt.killed()) {
            return "killed after " + timeout.toSeconds() + " s without an end";
        }
        String failure = attempt.findings().text("failure");
        return failure != null ? failure : attempt.output().cause().orElse("the fork ended without a result");
    }

    private static double[] joined(double[] a, double[] b) {
        double[] all = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    /** Ends the fork in flight, the only child that this process has. */
    private static void kill(AtomicBoolean killed) {
        killed.set(true);
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
