package threshold.bench;

/** The autoregression of a series, whose regressor is a Hankel matrix. */
public class HankelLeastSquaresBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "hankel-least-squares";
    }
}
