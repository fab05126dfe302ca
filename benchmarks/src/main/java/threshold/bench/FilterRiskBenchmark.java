package threshold.bench;

/** The excess risk of a learned filter, end to end. */
public class FilterRiskBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "filter-risk";
    }
}
