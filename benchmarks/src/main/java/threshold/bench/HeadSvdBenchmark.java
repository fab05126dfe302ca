package threshold.bench;

/** Singular values and vectors of a softmax head. */
public class HeadSvdBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "head-svd";
    }
}
