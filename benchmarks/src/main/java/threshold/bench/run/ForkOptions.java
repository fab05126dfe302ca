package threshold.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import threshold.bench.Benchmarks;
import threshold.bench.Findings;
import threshold.bench.KernelBenchmark;
import threshold.bench.Turns;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

/**
 * What JMH is asked for in a fork.
 *
 * <p>Short operations: a warm-up inside the fork until it has settled, one JMH warm-up iteration, then timed
 * iterations. Long ones (at least 0.1 s in an earlier fork of the same run): one warm-up call, or more while it gets
 * faster and is shorter than a second, then two iterations of one call each, since a JMH iteration ends with the call
 * that outlasts it. A first fork does not know yet and makes a call more of each: what smaller sizes predict may be
 * wrong, and never shortens it. A cell that the plan gives few forks, because of its length, has one timed iteration
 * and no JMH warm-up in each.
 *
 * @param jvmFlags what forks are started with
 * @param effort what a fork spends
 * @param timeout after which an iteration is given up
 * @param crashes the folder for the error logs of JVMs that crash; the JVM's own choice is the working directory
 * @param slowing whether operations are slowed on purpose as well
 */
record ForkOptions(List<String> jvmFlags, Effort effort, Duration timeout, Path crashes, Slowing slowing) {

    private static final double LONG = 100e6;
    private static final double SURELY_LONG = 1e9;
    private static final int CALLS_OF_LONG = 2;

    /** Milliseconds of a turn; what the machine does changes more slowly, and a switch costs less. */
    private static final int TURN = 10;

    /**
     * The options of one fork.
     *
     * @param method of the family's benchmark
     * @param guest whose library the fork loads, if it does
     * @param known nanoseconds per operation in an earlier fork of the cell, if there was one
     * @param calm the longest that the ruler takes on a machine that nobody slows; empty if it is not to be read
     * @param side the file that the fork writes its findings to
     */
    Options of(
            PlannedCell planned,
            String method,
            Optional<Guest> guest,
            OptionalDouble known,
            Optional<Path> umpire,
            OptionalDouble calm,
            Path side) {
        Iterations iterations = umpire.isPresent() ? inTurns(known) : alone(planned, known);
        String benchmark = Benchmarks.of(planned.cell().family()).getName() + "." + method;
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.replace(".", "\\.") + "$")
                .jvmArgs(flags(guest, known, umpire, calm, side).toArray(String[]::new))
                .forks(1)
                .warmupForks(0)
                .threads(1)
                .syncIterations(false)
                .shouldFailOnError(true)
                .warmupIterations(iterations.warmups())
                .warmupTime(iterations.time())
                .measurementIterations(slowing.kinds() * iterations.count())
                .measurementTime(iterations.time())
                .timeout(TimeValue.seconds(timeout.toSeconds()));
        Benchmarks.params(planned.cell()).forEach(options::param);
        return options.build();
    }

    /** What JMH makes of a fork. */
    private record Iterations(int warmups, int count, TimeValue time) {}

    private Iterations alone(PlannedCell planned, OptionalDouble known) {
        boolean hasFewForks = planned.forks() != null;
        boolean isLong = known.orElse(0) >= LONG || hasFewForks;
        int count = hasFewForks ? 1 : isLong ? CALLS_OF_LONG : effort.iterations();
        return new Iterations(isLong ? 0 : 1, count, TimeValue.milliseconds(effort.milliseconds()));
    }

    /** The first turn comes after a warm-up, since JMH prepares an operation within its first iteration. */
    private static Iterations inTurns(OptionalDouble known) {
        return new Iterations(1, Turns.count(known), TimeValue.milliseconds(TURN));
    }

    private List<String> flags(
            Optional<Guest> guest, OptionalDouble known, Optional<Path> umpire, OptionalDouble calm, Path side) {
        List<String> flags = new ArrayList<>(jvmFlags);
        guest.ifPresent(one -> {
            flags.addAll(one.flags());
            if (one.kind() == Guest.Kind.LIBRARY) {
                flags.add(ClassOrigins.flag(classes(side)));
            }
        });
        flags.add("-XX:ErrorFile=" + crashes.toAbsolutePath().resolve("hs_err_pid%p.log"));
        flags.add(property(Findings.FILE, side));
        flags.add(property(KernelBenchmark.SETTLE, effort.settle()));
        flags.add(property(KernelBenchmark.LONG, known.orElse(0) >= SURELY_LONG));
        flags.add(property(KernelBenchmark.CAP, effort.cap()));
        umpire.ifPresent(socket -> flags.add(property(Turns.SOCKET, socket)));
        flags.addAll(slowing.flags());
        calm.ifPresent(most -> flags.add(property(KernelBenchmark.RULER, most)));
        return flags;
    }

    private static String property(String name, Object value) {
        return "-D" + name + "=" + value;
    }

    /** The log of a fork's classes, beside its findings. */
    static Path classes(Path side) {
        return side.resolveSibling(side.getFileName() + ".classes");
    }
}
