package threshold.bench;

/** G = AᵀA for a tall A. */
public class GramBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "gram";
    }
}
