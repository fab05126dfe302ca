package threshold.bench;

/** State propagation with noise that is made on the way. */
public class NoisyPropagationBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "noisy-propagation";
    }
}
