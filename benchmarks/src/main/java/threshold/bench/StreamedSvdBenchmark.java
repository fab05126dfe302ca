package threshold.bench;

/** Singular values of a head that is read in blocks. */
public class StreamedSvdBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "streamed-svd";
    }
}
