package threshold.bench;

/** C = A B. */
public class GemmBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "gemm";
    }
}
