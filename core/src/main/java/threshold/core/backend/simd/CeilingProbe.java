package threshold.core.backend.simd;

import java.util.Arrays;
import java.util.Optional;
import threshold.core.kernel.Ceiling;
import threshold.core.kernel.Plan;

/**
 * A ceiling, probed: exactly the counted work, shared out evenly over the threads. The solution is the sum of the
 * shares' checksums.
 */
final class CeilingProbe implements Plan<Ceiling.Problem, Double> {

    /** One thread's share of a probe. */
    abstract static class Share implements Runnable {

        /** What the last run ended with. */
        double checksum;
    }

    private final Workers workers;
    private final Share[] shares;

    CeilingProbe(Ceiling.Size size, int threads) {
        workers = Workers.of(threads);
        shares = new Share[threads];
        Arrays.setAll(shares, p -> {
            int first = GeneralProduct.bound(size.amount(), p, threads, 1);
            int end = GeneralProduct.bound(size.amount(), p + 1, threads, 1);
            return share(size.kind(), end - first);
        });
    }

    /** What is no ceiling of computing is measured elsewhere. */
    static Optional<String> declines(Ceiling.Size size) {
        return size.kind() == Ceiling.Kind.CALL ? Optional.of("calls no native code") : Optional.empty();
    }

    private static Share share(Ceiling.Kind kind, int amount) {
        return switch (kind) {
            case FMA -> new FmaProbe(amount);
            case CLOCK -> new ClockProbe(amount);
            case TRIAD -> new TriadProbe(amount);
            case RULER -> new RulerProbe(amount);
            case CALL -> throw new IllegalArgumentException("no probe of simd calls native code");
        };
    }

    @Override
    public void load(Ceiling.Problem problem) {
        // A ceiling has no input.
    }

    @Override
    public void run() {
        if (shares.length == 1) {
            shares[0].run();
        } else {
            workers.run(shares);
        }
    }

    @Override
    public Double solution() {
        double sum = 0;
        for (Share share : shares) {
            sum += share.checksum;
        }
        return sum;
    }
}
