package threshold.core.experiment;

import java.util.function.DoubleConsumer;

/** One experiment of a paper: run by any backend, judged by criteria that do not depend on it. */
public interface Experiment {

    /** Its short name: {@code E1}. */
    String name();

    /** What it shows, in one line. */
    String title();

    /**
     * @param bench whose kernels do the work
     * @param progress told the share that is done, from 0 to 1
     * @throws ArithmeticException if a kernel breaks down
     */
    Findings run(Workbench bench, Effort effort, DoubleConsumer progress);
}
