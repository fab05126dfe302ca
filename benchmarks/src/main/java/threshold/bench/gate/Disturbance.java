package threshold.bench.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import threshold.bench.run.ForkRecord;

/** Tells from outside a fork whether the machine was disturbed meanwhile. */
final class Disturbance {

    /** A share of the processors taken by others from which on a fork tells of them. */
    private static final double FOREIGN = 0.10;

    /** A ruler this much over its median of the session tells of a slow machine. */
    private static final double SLOW = 1.10;

    /** Rulers that a median takes. */
    private static final int FEWEST = 5;

    private final List<Double> rulers = new ArrayList<>();

    /** Why a fork is not to be trusted that others ran beside, as a clause. */
    Optional<String> during(ForkRecord fork) {
        Double foreign = fork.foreignCpu();
        return foreign != null && foreign > FOREIGN
                ? Optional.of(
                        String.format(Locale.ROOT, "other processes took %.0f %% of the processors", 100 * foreign))
                : Optional.empty();
    }

    /** Why a fork is not to be trusted that ran beside rulers of so many nanoseconds, as a clause. */
    Optional<String> beside(double ruler) {
        return rulers.size() >= FEWEST && ruler > SLOW * median()
                ? Optional.of(String.format(
                        Locale.ROOT, "the ruler beside it was %.0f %% slow", 100 * (ruler / median() - 1)))
                : Optional.empty();
    }

    /** Takes note of a ruler. */
    void learn(double ruler) {
        rulers.add(ruler);
    }

    private double median() {
        List<Double> sorted = new ArrayList<>(rulers);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
