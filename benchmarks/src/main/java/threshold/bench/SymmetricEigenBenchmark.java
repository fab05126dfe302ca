package threshold.bench;

/** Eigenvalues and vectors of a symmetric matrix. */
public class SymmetricEigenBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "symmetric-eigen";
    }
}
