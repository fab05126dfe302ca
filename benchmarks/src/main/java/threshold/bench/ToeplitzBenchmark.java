package threshold.bench;

/** Autoregression of a series that is zero outside its samples. */
public class ToeplitzBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "toeplitz";
    }
}
