package threshold.bench;

/** Predictions by a steady Kalman filter. */
public class SteadyFilterBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "steady-filter";
    }
}
