package threshold.bench;

/** Regressions of reduced rank. */
public class ReducedRankBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "reduced-rank";
    }
}
