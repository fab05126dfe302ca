package threshold.bench;

/** What the machine can do at most, measured in the same run. */
public class CeilingBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "ceiling";
    }
}
