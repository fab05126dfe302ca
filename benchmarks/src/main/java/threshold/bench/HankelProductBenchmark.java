package threshold.bench;

/** Products with Hankel matrices that are given by their parameters. */
public class HankelProductBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "hankel-product";
    }
}
