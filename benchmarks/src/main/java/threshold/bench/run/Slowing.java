package threshold.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import threshold.bench.KernelBenchmark;

/**
 * Slowness on purpose: of the measured iterations one as it is, then one slowed by each of the shares, and so on.
 *
 * @param shares of the operation's own time
 * @param none whether nothing is slowed after all, in a fork beside one that is
 */
public record Slowing(List<Double> shares, boolean none) {

    static final Slowing NOT = new Slowing(List.of(), false);

    /** Copies the shares. */
    public Slowing {
        shares = List.copyOf(shares);
    }

    boolean isAsked() {
        return !shares.isEmpty();
    }

    /** Kinds of iterations. */
    int kinds() {
        return 1 + shares.size();
    }

    /** What the fork is told. */
    List<String> flags() {
        List<String> flags = new ArrayList<>();
        if (isAsked()) {
            flags.add("-D" + KernelBenchmark.SLOWDOWNS + "="
                    + shares.stream().map(String::valueOf).collect(Collectors.joining(",")));
            flags.add("-D" + KernelBenchmark.UNSLOWED + "=" + none);
        }
        return flags;
    }

    /** The iterations that are as they are. */
    double[] plain(double[] measured) {
        return every(measured, 0);
    }

    /** The iterations of each share. */
    List<ForkRecord.Slowed> slowed(double[] measured) {
        List<ForkRecord.Slowed> slowed = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            slowed.add(new ForkRecord.Slowed(shares.get(i), every(measured, 1 + i)));
        }
        return slowed;
    }

    private double[] every(double[] measured, int first) {
        double[] some = new double[measured.length / kinds()];
        for (int i = 0; i < some.length; i++) {
            some[i] = measured[i * kinds() + first];
        }
        return some;
    }

    /** As many counts of operations as there are iterations as they are. */
    long[] plain(long[] operations) {
        long[] some = new long[operations.length / kinds()];
        for (int i = 0; i < some.length; i++) {
            some[i] = operations[i * kinds()];
        }
        return some;
    }
}
