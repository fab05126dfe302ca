package threshold.bench;

/** The risk of the best estimate of rank r, end to end. */
public class RankRiskBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "rank-risk";
    }
}
