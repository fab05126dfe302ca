package threshold.bench;

/** The covariance of a Kalman filter's predictions after T steps. */
public class RiccatiBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "riccati";
    }
}
