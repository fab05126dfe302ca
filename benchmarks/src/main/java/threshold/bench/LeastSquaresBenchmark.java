package threshold.bench;

/** argmin ‖A x − y‖ for a tall dense A. */
public class LeastSquaresBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "least-squares";
    }
}
