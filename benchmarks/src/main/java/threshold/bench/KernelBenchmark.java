package threshold.bench;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import threshold.core.kernel.Plan;

/**
 * The one base of all benchmarks: a subclass only names its family.
 *
 * <p>Timed is {@link Plan#run} and nothing else. Setting up makes the problem, plans, loads and warms up until the
 * compiler has settled; tearing down judges the answer and writes the {@link Findings}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(6)
@Warmup(iterations = 1, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public abstract class KernelBenchmark {

    /** Property: least warm-up of a short operation, in milliseconds. */
    public static final String SETTLE = "threshold.warmup.settle";

    /** Property: an earlier fork measured that the operation is long; it is warmed up by one call. */
    public static final String LONG = "threshold.warmup.long";

    /** Property: the warm-up of a short operation that should be enough, in milliseconds. */
    public static final String CAP = "threshold.warmup.cap";

    /** A cap below it, in milliseconds, waits for no steady figures. */
    public static final int STEADY_CAP = (int) (WarmUp.SETTLING_TIME / 1e6);

    /** Fact: {@code false} if the warm-up was over before the operation had settled. */
    public static final String SETTLED = "warmup.settled";

    /** The benchmark method of a solver that consumes its operands. */
    public static final String FRESH = "runFresh";

    /** What the benchmark methods are called beyond that which are slower on purpose, to see whether that is found. */
    public static final String SLOWED = "Slowed";

    /** Property: by which shares of their own time they are slower, {@code 0.05,0.1}. */
    public static final String SLOWDOWNS = "threshold.slowdowns";

    /** Property: whether nothing is slowed, so that the iterations are those of the fork beside it, which is. */
    public static final String UNSLOWED = "threshold.slowdowns.none";

    /**
     * Property: a ruler is read before and after each measured iteration, which waits a while for one that takes so many
     * nanoseconds at most. Finding: the slower of both.
     */
    public static final String RULER = "threshold.ruler";

    /** Fact: the processor that the thread was kept on while it took turns with another fork. */
    public static final String PROCESSOR = "turns.processor";

    /** Finding: the solver consumes its operands, and was not measured because of it. */
    public static final String CONSUMES = "consumes";

    /** {@code backend:method}, or a backend for the first method that it lists. */
    @Param("scalar")
    public String solver;

    /** {@code n=64,T=1000}; what is missing is the family's default. */
    @Param("")
    public String sizes;

    /** Threads that the solver may use. */
    @Param("1")
    public int threads;

    /** Name of the input; empty for the family's default. */
    @Param("")
    public String input;

    /** Double precision, the only one so far. */
    @Param(Cell.F64)
    public String precision;

    private static final int ORPHANED = 1;

    private final Findings findings = new Findings();
    private final Turns turns = Turns.ofThisJvm();
    private final Optional<Rulers> rulers = Rulers.ofThisJvm();
    private int measured;
    private @Nullable Trial<?, ?, ?> trial;
    private @Nullable Plan<?, ?> plan;

    /** Name of the family that is measured. */
    protected abstract String family();

    /**
     * Makes the problem, plans, loads, and calls until the compiler has settled.
     *
     * @throws IllegalStateException if the solver consumes its operands and {@link #runFresh} is not what is measured
     */
    @Setup(Level.Trial)
    public void prepare(BenchmarkParams params) {
        prepare(params.getBenchmark().contains("." + FRESH));
    }

    void prepare(boolean fresh) {
        if (Findings.file().isPresent()) {
            endWithParent();
        }
        try {
            Trial<?, ?, ?> made = Trial.of(family(), solver, sizes, input, threads);
            trial = made;
            plan = made.plan();
            Fresh.load = made::load;
            if (made.plan().consumesOperands() && !fresh) {
                findings.put(CONSUMES, true);
                throw new IllegalStateException(solver + " consumes its operands: measure " + FRESH);
            }
            WarmUp warmUp = new WarmUp(
                    made.plan()::run,
                    made.beforeEachRun(),
                    milliseconds(SETTLE, 600),
                    milliseconds(CAP, 3000),
                    made.instruments());
            findings.put("warmup", Boolean.getBoolean(LONG) ? warmUp.once() : warmUp.run());
            if (warmUp.wasCut()) {
                findings.facts(Map.of(SETTLED, "false"));
            }
            Findings.file().ifPresent(findings::write);
        } catch (Throwable failure) {
            report(failure);
            throw failure;
        }
    }

    /** The timed operation. */
    @Benchmark
    public void run() {
        plan().run();
    }

    /** The timed operation of a solver that consumes its operands. */
    @Benchmark
    public void runFresh(Fresh operands) {
        plan().run();
    }

    /** The timed operation as it is, and slower on purpose in further iterations. */
    @Benchmark
    public void runSlowed(Slowdown slowdown) {
        slowed(slowdown);
    }

    /** The same of a solver that consumes its operands. */
    @Benchmark
    public void runFreshSlowed(Fresh operands, Slowdown slowdown) {
        slowed(slowdown);
    }

    /** After each call the thread is busy for a share of the time that the call took. */
    private void slowed(Slowdown slowdown) {
        if (slowdown.share == 0) {
            plan().run();
            return;
        }
        long start = System.nanoTime();
        plan().run();
        long took = System.nanoTime() - start;
        long end = start + took + slowdown.of(took);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** The machine as an iteration finds it. */
    @Setup(Level.Iteration)
    public void beginTurn(IterationParams iterations) {
        if (iterations.getType() == IterationType.MEASUREMENT) {
            rulers.ifPresent(Rulers::before);
        }
    }

    /** Lets the fork beside this one have its turn, and waits for its own. */
    @TearDown(Level.Iteration)
    public void endTurn(IterationParams iterations) {
        if (iterations.getType() == IterationType.MEASUREMENT) {
            rulers.ifPresent(Rulers::after);
        }
        measured += iterations.getType() == IterationType.MEASUREMENT ? 1 : 0;
        if (measured == iterations.getCount()) {
            turns.leave();
        } else {
            turns.await(threads == 1);
        }
    }

    /** Judges the solution and writes what was found, outside the measured iterations. */
    @TearDown(Level.Trial)
    public void conclude() {
        try (Trial<?, ?, ?> done = trial) {
            rulers.ifPresent(all -> findings.put(RULER, all.readings()));
            turns.processor().ifPresent(processor -> findings.facts(Map.of(PROCESSOR, Integer.toString(processor))));
            if (done != null) {
                done.describe(findings);
            }
            Findings.file().ifPresent(findings::write);
        } catch (Throwable failure) {
            report(failure);
            throw failure;
        }
    }

    /** Whether {@link #runFresh} is the benchmark, and not {@link #run}. */
    boolean consumesOperands() {
        return plan().consumesOperands();
    }

    /** What was found so far. */
    Findings findings() {
        return findings;
    }

    private Plan<?, ?> plan() {
        Plan<?, ?> planned = plan;
        if (planned == null) {
            throw new IllegalStateException("prepare() comes first");
        }
        return planned;
    }

    /** A runner that is killed cannot end its fork, which would go on and disturb whatever is measured next. */
    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(runner ->
                        runner.onExit().thenRun(() -> Runtime.getRuntime().halt(ORPHANED)));
    }

    /** The runner sees only an exit code and text; the first cause is worth a line of its own. */
    private void report(Throwable failure) {
        findings.put("failure", failure.getClass().getSimpleName() + ": " + failure.getMessage());
        Findings.file().ifPresent(findings::write);
    }

    private static double milliseconds(String property, int otherwise) {
        return 1e6 * Integer.getInteger(property, otherwise);
    }

    /** How much slower: of the measured iterations one as it is, then one by each slowdown, and so on. */
    @State(Scope.Thread)
    public static class Slowdown {

        private final boolean unslowed = Boolean.getBoolean(UNSLOWED);
        private final double[] shares = Stream.of(("0," + System.getProperty(SLOWDOWNS, "0")).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();

        private double share;
        private int measured;

        /** What the clock cannot tell is carried on to the next call. */
        private double owed;

        @Setup(Level.Iteration)
        public void choose(IterationParams iterations) {
            if (iterations.getType() == IterationType.MEASUREMENT) {
                share = unslowed ? 0 : shares[measured++ % shares.length];
            }
        }

        long of(long took) {
            owed += share * took;
            long whole = (long) owed;
            owed -= whole;
            return whole;
        }
    }

    /** Loads the operands again before each call, untimed. */
    @State(Scope.Benchmark)
    public static class Fresh {

        private static Runnable load = () -> {};

        @Setup(Level.Invocation)
        public void load() {
            load.run();
        }
    }
}
