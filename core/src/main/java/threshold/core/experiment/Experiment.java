package threshold.core.experiment;

import java.util.function.DoubleConsumer;

/** One experiment, of a paper or with data of the user's own: run by any backend, judged by criteria that do not depend on it. */
public interface Experiment {

    /** Its short name: {@code E1}. */
    String name();

    /** What it shows, in one line. */
    String title();

    /** What it is done for. */
    default Purpose purpose() {
        return Purpose.REPRODUCTION;
    }

    /** What an experiment is done for. */
    enum Purpose {
        /** To see whether what a paper says holds. */
        REPRODUCTION,
        /** To learn what something of the user's own is like. */
        STUDY
    }

    /**
     * Looks whether what the experiment reads can be read, before any of several experiments begins.
     *
     * @throws IllegalArgumentException naming what cannot, and what to do
     */
    default void requireReadable(Effort effort) {}

    /**
     * @param bench whose kernels do the work
     * @param progress told the share that is done, from 0 to 1
     * @throws ArithmeticException if a kernel breaks down
     */
    Findings run(Workbench bench, Effort effort, DoubleConsumer progress);
}
