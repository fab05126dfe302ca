package threshold.bench;

/** x[t+1] = A x[t] + w[t], one step after the other. */
public class StatePropagationBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "state-propagation";
    }
}
