package threshold.bench.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import threshold.bench.BoxedVectors;
import threshold.bench.KernelBenchmark;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

/**
 * Tells forks that were measured while the JIT compiler was at work, by what the fork itself says and by what other
 * forks of the run did. An effort that leaves no time to settle, as that of smoke, has no steady forks and none is
 * told.
 */
public final class Steadiness {

    /**
     * How much slower than its last a fork's first iteration may be: of 1916 forks of the scaling suite (Zen 5, 2
     * cores) 51 fall by more, 147 by a third of it.
     */
    private static final double FALL = 1.3;

    /** A share of the processors taken by others from which on a fall tells of them, and not of the compiler. */
    private static final double DISTURBED = 0.1;

    private static final int PARTS = 5;

    private final boolean expected;
    private final Map<String, Long> leastBytes = new HashMap<>();

    /** Solvers that allocated nothing at some size: what they allocate at another the compiler has yet to remove. */
    private final Set<String> frugal = new HashSet<>();

    /** @param effort what each fork spends */
    public Steadiness(Effort effort) {
        expected = effort.cap() >= KernelBenchmark.STEADY_CAP;
    }

    /** Whether the effort leaves time for figures that are steady. */
    boolean isExpected() {
        return expected;
    }

    /** Takes note of what a fork allocated, steady or not. */
    public void learn(PlannedCell cell, ForkRecord fork) {
        Long bytes = fork.heapBytes();
        if (bytes != null) {
            leastBytes.merge(cell.id(), bytes, Math::min);
            if (bytes == 0) {
                frugal.add(solver(cell));
            }
        }
    }

    /** Why a measured fork is not steady, in a clause; empty if it is. */
    public Optional<String> doubt(PlannedCell cell, ForkRecord fork) {
        if (!expected || !fork.ok()) {
            return Optional.empty();
        }
        return cut(fork).or(() -> allocates(cell, fork)).or(() -> falls(fork));
    }

    private static Optional<String> cut(ForkRecord fork) {
        return "false".equals(fork.facts().get(KernelBenchmark.SETTLED))
                ? Optional.of("its warm-up had not settled")
                : Optional.empty();
    }

    private Optional<String> allocates(PlannedCell cell, ForkRecord fork) {
        Long bytes = fork.heapBytes();
        if (bytes == null) {
            return Optional.empty();
        }
        long least = frugal.contains(solver(cell)) ? 0 : leastBytes.getOrDefault(cell.id(), bytes);
        return bytes - least < BoxedVectors.RATE * fork.time()
                ? Optional.empty()
                : Optional.of("it allocated %d bytes in a run where others allocate %d".formatted(bytes, least));
    }

    private static Optional<String> falls(ForkRecord fork) {
        double[] measured = parts(fork.measured());
        Double foreignCpu = fork.foreignCpu();
        if (measured.length < 2 || (foreignCpu != null && foreignCpu > DISTURBED)) {
            return Optional.empty();
        }
        for (int i = 1; i < measured.length; i++) {
            if (measured[i] > measured[i - 1]) {
                return Optional.empty();
            }
        }
        double first = measured[0];
        double last = measured[measured.length - 1];
        return first > FALL * last
                ? Optional.of("its time fell from %s to %s while it was measured"
                        .formatted(Progress.time(first), Progress.time(last)))
                : Optional.empty();
    }

    /** Of many iterations the medians of parts that follow each other, since single ones scatter both ways. */
    private static double[] parts(double[] measured) {
        if (measured.length < 2 * PARTS) {
            return measured;
        }
        double[] medians = new double[PARTS];
        for (int i = 0; i < PARTS; i++) {
            double[] part =
                    Arrays.copyOfRange(measured, i * measured.length / PARTS, (i + 1) * measured.length / PARTS);
            Arrays.sort(part);
            medians[i] = part[part.length / 2];
        }
        return medians;
    }

    private static String solver(PlannedCell cell) {
        return cell.family() + "/" + cell.solver();
    }
}
