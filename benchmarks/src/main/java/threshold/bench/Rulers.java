package threshold.bench;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * The rulers beside the measured iterations of a fork. An iteration waits for a calm machine, until all of them have
 * waited for {@link #PATIENCE} together: a fork has cost more by then, its JVM and its warm-up, and of a spell that is
 * on, a quarter is over after 0.03 s and three quarters after 0.6 (autocorrelation of the times of a product, Cascade
 * Lake).
 */
final class Rulers {

    /** Nanoseconds. */
    private static final long PATIENCE = 2_000_000_000L;

    /** Nanoseconds, in which others may go on. */
    private static final long PAUSE = 10_000_000;

    private final DoubleSupplier ruler;
    private final double calm;
    private final DoubleStream.Builder slower = DoubleStream.builder();
    private long patience = PATIENCE;
    private double before;

    /**
     * @param ruler measures the machine, in nanoseconds
     * @param calm the longest that it takes while nobody slows the machine
     */
    Rulers(DoubleSupplier ruler, double calm) {
        this.ruler = ruler;
        this.calm = calm;
    }

    /** Those that the runner of this fork asked for, if it did. */
    static Optional<Rulers> ofThisJvm() {
        return Optional.ofNullable(System.getProperty(KernelBenchmark.RULER))
                .map(calm -> new Rulers(new Ruler()::measure, Double.parseDouble(calm)));
    }

    /** A measured iteration is about to begin. */
    void before() {
        long start = System.nanoTime();
        before = ruler.getAsDouble();
        while (before > calm && System.nanoTime() - start < patience) {
            LockSupport.parkNanos(PAUSE);
            before = ruler.getAsDouble();
        }
        patience -= System.nanoTime() - start;
    }

    /** A measured iteration is over. */
    void after() {
        slower.add(Math.max(before, ruler.getAsDouble()));
    }

    /** The slower of both for each measured iteration. To be called once, in the end. */
    double[] readings() {
        return slower.build().toArray();
    }
}
