package threshold.bench;

/** Γ_T and its mean over time. */
public class GramianBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "gramian";
    }
}
