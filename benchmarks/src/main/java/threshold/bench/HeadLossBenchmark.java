package threshold.bench;

/** Cross-entropy of a softmax head, forward and backward. */
public class HeadLossBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "head-loss";
    }
}
