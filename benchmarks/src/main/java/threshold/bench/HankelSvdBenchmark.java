package threshold.bench;

/** The leading singular triplets of the Hankel matrix of Markov parameters. */
public class HankelSvdBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "hankel-svd";
    }
}
